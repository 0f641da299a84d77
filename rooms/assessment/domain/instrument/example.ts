import { z } from 'zod'
import { parseDay } from '../../../../kernel/day.ts'
import { faults } from './say-issue.ts'
import { whole } from './words.ts'

const answer = z.union([z.number(), z.enum(['NA', 'UNK'])])

/** What is answered: single answers, whole domains, and for all other items the n-th option, counted from 1. */
const givenSchema = z.strictObject({
  rest_option: z.number().int().min(1).optional(),
  domains: z.record(z.string(), answer).default({}),
  answers: z.record(z.string(), answer).default({}),
  triggers: z.array(z.string()).default([]),
})

/** What is said of it; only what is written is compared. Intervals of duties: hours, days or working days. */
const expectSchema = z.strictObject({
  score: z.union([z.number(), z.string().regex(/^\d+\/\d+$/, { error: faults.score.en })]).optional(),
  domains: z.record(z.string(), z.number()).optional(),
  grade: z.string().optional(),
  provisional: z.boolean().optional(),
  missing: z.array(z.string()).optional(),
  notes: z.array(z.string()).optional(),
  within: z.record(z.string(), z.union([z.string(), whole])).optional(),
  every: z.record(z.string(), whole).optional(),
  alarms: z.array(z.union([z.string(), whole])).optional(),
  refused: z.string().optional(),
})

/** A vector: what is answered, or which lower assessments there were, and what must come out. */
export const exampleSchema = z.union([
  z.strictObject({ name: z.string().min(1), given: givenSchema, expect: expectSchema }),
  z.strictObject({
    name: z.string().min(1),
    held: z.string(),
    assessed: z.array(
      z.strictObject({
        on: z.string().refine((text) => parseDay(text).ok, { error: faults.day.en }),
        grade: z.string(),
      }),
    ),
    /** Triggers that are not yet resolved. */
    open_triggers: z.array(z.string()).default([]),
    may_be: z.string(),
  }),
])

export type Example = z.infer<typeof exampleSchema>
export type AnsweredExample = Extract<Example, { given: unknown }>
export type DowngradeExample = Extract<Example, { held: string }>
