import { z } from 'zod'
import { divisionAnswer, idSchema } from '../../../kernel/contract.ts'
import { nominators, outcomes, subjectKinds } from '../domain/core/subject.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const truth = z.enum(['yes', 'no', 'unknown'])
export const oneApplication = z.object({ id: idSchema })
export const plain = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

/** Of a stage: its title, who acts and what is done. */
export const stageAnswer = z.object({
  code: z.string(),
  title: words,
  who: z.enum(['applicant', 'body', 'reviewers', 'panel', 'public']).nullable(),
  work: z.string().nullable(),
})

/** One application as a list shows it. */
export const applicationLine = z.object({
  id: z.string(),
  number: z.string().nullable().meta({ description: 'null until it is received' }),
  programme: z.string(),
  programmeTitle: words,
  division: divisionAnswer,
  subjectKind: z.enum(subjectKinds),
  name: z.string(),
  organisationName: z.string().nullable(),
  workTitle: z.string().nullable(),
  nominatedBy: z.enum(nominators),
  stage: stageAnswer,
  stageSince: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  receivedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  eligible: truth.nullable(),
  amountFen: z.number().int().nullable(),
  score: z.number().int().nullable().meta({ description: 'Hundredths of a point' }),
  rank: z.number().int().nullable(),
  version: z.number().int(),
})
