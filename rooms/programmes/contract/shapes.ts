import { z } from 'zod'
import { daySchema } from '../../../kernel/contract.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const code = z.string().min(1).max(80)
export const ofProgramme = z.object({ code })

/** A sum of money of the policy, as it is on the day. */
const sum = z.object({
  name: z.string(),
  title: words,
  fen: z.number().int(),
  source: z.string(),
  as: z
    .enum(['sum', 'most', 'least'])
    .meta({ description: 'Paid as it is, or what the amount does not go above or below' }),
})

const window = z.object({
  open: z.boolean(),
  closes: z.string().nullable(),
  opens: z.string().nullable(),
  nextYear: z.number().int().nullable(),
})

export const programmeLine = z.object({
  code: z.string(),
  title: words,
  summary: words,
  kind: z.enum(['benefit', 'selection', 'filing', 'call', 'plan']),
  for: z.enum(['person', 'organisation', 'work']),
  owner: words,
  division: z.number().int(),
  place: z.string(),
  law: z.string(),
  sums: z.array(sum),
  places: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'Places of a round; null where there is no number' }),
  window,
  from: z.string(),
  to: z.string().nullable(),
  hash: z.string().meta({ description: 'SHA-256 of what it decides' }),
  approved: z
    .object({ id: z.string(), from: z.string(), by: z.string() })
    .nullable()
    .meta({ description: 'The approved version; null where the shipped file is in force' }),
})

/** The file as JSON; its keys are those of the file. */
export const definition = z
  .looseObject({ code: z.string(), title: words })
  .meta({ description: 'The file as JSON: facts, parameters, rules, amounts, stages, examples' })

export const programmeAnswer = z.object({
  line: programmeLine,
  definition,
  /** Which examples come true: all of them, of what is in force. */
  examples: z.array(
    z.object({
      name: words,
      holds: z.boolean(),
      part: z.string().nullable(),
      found: z.string().nullable(),
    }),
  ),
  versions: z.array(
    z.object({
      id: z.string().nullable(),
      from: z.string(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      hash: z.string(),
    }),
  ),
})

const answer = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(80)).max(50),
  z.null(),
])

export const caseBody = z.strictObject({
  on: daySchema.optional().meta({ description: 'The day of the decision; today when left out' }),
  facts: z
    .record(z.string().max(80), answer)
    .refine((facts) => Object.keys(facts).length <= 200, { error: 'value-too-long' })
    .meta({
      description:
        'What is known so far, by names of facts; money in fen, days YYYY-MM-DD. Null is not known.',
      example: { level: 'senior' },
    }),
})

const truth = z.enum(['yes', 'no', 'unknown'])

export const decisionAnswer = z.object({
  eligible: truth,
  amountFen: z.number().int().nullable(),
  ask: z
    .array(z.string())
    .meta({ description: 'What can still change the answer, in the order of the file' }),
  reasons: z.array(z.object({ rule: z.string(), source: z.string(), holds: truth })),
  hash: z.string(),
  on: z.string(),
  filing: z
    .object({
      due: z.string().nullable(),
      late: truth,
      ask: z.array(z.string()),
      consequences: z.array(z.string()),
    })
    .nullable()
    .meta({ description: 'Of an obligation; null otherwise' }),
})

export const caseErrors = ['programme-unknown', 'facts-not-valid', 'fact-not-valid'] as const
