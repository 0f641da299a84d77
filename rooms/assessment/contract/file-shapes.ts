import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema } from '../../../kernel/contract.ts'
import { alarms } from '../domain/files/clocks.ts'
import {
  aboutTerms,
  assessmentReasonTerms,
  closeReasonTerms,
  codesOf,
  levelCauseTerms,
  levelStateTerms,
} from '../domain/files/file-codes.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const about = z.enum(codesOf(aboutTerms))
export const words = z.object({ zh: z.string(), en: z.string() })
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'period-not-valid' })
  .transform((value) => Number(value.replace('-', '')))
  .meta({ description: 'A month, 2023-05' })
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

export const given = z.strictObject({
  answer: z.union([z.int().min(0).max(1000), z.enum(['NA', 'UNK'])]),
  source: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Where it comes from: a code of the instrument' }),
  note: text(500).optional(),
})
export const trigger = { code: z.string().max(20), note: text(500) }

export const assessmentFacts = {
  assessedOn: daySchema,
  answers: z.record(z.string().max(40), given).meta({ description: 'By code of item or fact' }),
  triggers: z.array(z.strictObject(trigger)).max(30).default([]),
}

export const assessmentLine = z.object({
  id: z.string(),
  person: z.string(),
  file: z.string().nullable(),
  about,
  instrument: z.string(),
  instrumentVersion: z.number().int(),
  assessedOn: z.string(),
  reason: z.enum(codesOf(assessmentReasonTerms)),
  grade: z.string(),
  gradeTitle: words,
  provisional: z.boolean(),
  score: z.number().meta({ description: 'For print; grades compare the exact fraction' }),
  triggers: z.array(z.string()),
  assessorName: z.string(),
  recordedAt: z.string(),
  standing: z.boolean().meta({ description: 'false once it was corrected or withdrawn' }),
})

const answered = z.object({
  code: z.string(),
  domain: z.string().nullable(),
  title: words,
  answer: z.union([z.number(), z.string()]),
  label: words.nullable(),
  source: words.nullable(),
  note: z.string().nullable(),
})

export const assessmentDetail = assessmentLine.extend({
  station: z.string(),
  division: divisionAnswer,
  personName: z.string().nullable(),
  domains: z.array(z.object({ code: z.string(), title: words, points: z.number() })),
  answered: z.array(answered),
  given: z.record(z.string(), given),
  triggerNotes: z.array(z.object({ code: z.string(), title: words, note: z.string() })),
  corrects: z.string().nullable(),
  correction: z
    .object({ reason: z.string(), byName: z.string(), at: z.string(), replacement: z.string().nullable() })
    .nullable(),
  abilities: z.object({ correct: z.boolean() }),
})

export const fileLine = z.object({
  id: z.string(),
  person: z.string(),
  personName: z.string().nullable().meta({ description: 'null when the caller may not see the person' }),
  about,
  grade: z.string(),
  gradeTitle: words,
  rank: z.number().int().meta({ description: '0 is the gravest' }),
  provisional: z.boolean(),
  openTriggers: z.number().int(),
  proposed: z.boolean().meta({ description: 'A lower grade waits for a supervisor’s signature' }),
  station: z.string(),
  division: divisionAnswer,
  worker: z.string(),
  workerName: z.string(),
  metOn: z.string().nullable().meta({
    description:
      'The last day on which the person was met as the visits of the grade count: red by seeing the child there',
  }),
  next: z
    .object({ kind: z.string(), title: words, dueOn: z.string(), overdueDays: z.number().int() })
    .nullable(),
  alarm: z.enum(alarms),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  version: z.number().int(),
})

export const fileDetail = fileLine.extend({
  instrument: z.string(),
  gradeFrom: z.string(),
  assessedOn: z.string().nullable(),
  closeReason: z.enum(codesOf(closeReasonTerms)).nullable(),
  closeNote: z.string().nullable(),
  closedByName: z.string().nullable(),
  clocks: z.array(
    z.object({
      kind: z.string(),
      title: words,
      dueOn: z.string(),
      dueAt: z.string().nullable(),
      overdueDays: z.number().int(),
      alarm: z.enum(alarms),
      by: z.enum(['visit', 'note', 'contact-or-note', 'assessment', 'case']),
      who: z.string(),
    }),
  ),
  guidance: z.array(words).meta({ description: 'What the grade asks for without a clock' }),
  standing: z
    .array(
      z.object({
        kind: z.string(),
        title: words,
        by: z.enum(['note', 'case']),
        met: z.boolean(),
        lastOn: z.string().nullable(),
        byName: z.string().nullable(),
      }),
    )
    .meta({
      description:
        'What the grade asks for as long as it holds: an open case, or something written down since the last rise',
    }),
  reassessOn: z.array(words).meta({ description: 'What calls for a new assessment before its day' }),
  levels: z.array(
    z.object({
      id: z.string(),
      grade: z.string(),
      gradeTitle: words,
      state: z.enum(codesOf(levelStateTerms)),
      cause: z.enum(codesOf(levelCauseTerms)),
      assessment: z.string().nullable(),
      reason: z.string().nullable(),
      fromOn: z.string().nullable(),
      byName: z.string(),
      at: z.string(),
      signedName: z.string().nullable(),
      signedAt: z.string().nullable(),
      signedNote: z.string().nullable(),
      abilities: z.object({ sign: z.boolean() }),
    }),
  ),
  triggers: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      title: words,
      note: z.string(),
      raisedOn: z.string(),
      raisedByName: z.string(),
      evidence: z.string().nullable(),
      resolvedOn: z.string().nullable(),
      resolvedByName: z.string().nullable(),
      signedName: z.string().nullable(),
      signedAt: z.string().nullable(),
      abilities: z.object({ resolve: z.boolean(), sign: z.boolean() }),
    }),
  ),
  notes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: words,
      note: z.string(),
      writtenOn: z.string(),
      byName: z.string(),
    }),
  ),
  assessments: z.array(assessmentLine),
  grades: z.array(z.object({ grade: z.string(), title: words })),
  triggersPossible: z.array(z.object({ code: z.string(), title: words })),
  noteKinds: z.array(z.object({ kind: z.string(), title: words, sign: z.boolean() })),
  abilities: z.object({
    record: z.boolean(),
    sign: z.boolean(),
    review: z.boolean().meta({ description: 'May sign, and does not work on the file' }),
  }),
})

export const one = z.object({ id: idSchema })
