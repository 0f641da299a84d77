import { z } from 'zod'
import { idSchema } from '../../../kernel/contract.ts'
import { conflictKinds } from '../domain/judging/conflicts.ts'
import { noticeStates } from '../domain/judging/notice-state.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const instant = z.string().meta({ format: 'date-time' })

/** Text that can be stored: no NUL, not only blanks. */
export const plain = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'value-missing' })
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const change = { id: idSchema, version: z.number().int().positive() }
export const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile'] as const
export const writeErrors = ['not-found', 'id-already-used'] as const

export const ofRound = z.object({ round: idSchema })

const stageCount = z.object({
  stage: z.string(),
  title: words,
  count: z.number().int(),
  ends: z.string().nullable().meta({ description: 'How a case ends here; null while it runs' }),
})

export const roundLine = z.object({
  id: z.string(),
  programme: z.string(),
  programmeTitle: words,
  title: z.string(),
  division: z.number().int(),
  place: z.string(),
  openedOn: z.string(),
  closesOn: z.string().nullable(),
  closed: z.boolean(),
  applications: z.number().int(),
  stages: z.array(stageCount),
  version: z.number().int(),
})

export const affiliation = z.strictObject({
  organisation: plain(120),
  post: plain(80).nullable().default(null),
})

export const affiliationAnswer = z.object({ organisation: z.string(), post: z.string().nullable() })

export const conflict = z.object({
  kind: z.enum(conflictKinds),
  with: z
    .string()
    .nullable()
    .meta({ description: 'The body that both are of, the name they share, or what was declared' }),
})

export const noticeEntry = z.object({
  position: z.number().int(),
  name: z.string().nullable(),
  affiliations: z.array(affiliationAnswer),
  organisation: z.string().nullable(),
  post: z.string().nullable(),
  certificateLevel: z.string().nullable(),
  township: z.string().nullable(),
  amountFen: z.number().int().nullable(),
  score: z.number().int().nullable().meta({ description: 'Hundredths of a point' }),
  rank: z.number().int().nullable(),
  workTitle: z.string().nullable(),
})

export const noticeColumn = z.enum([
  'name',
  'affiliations',
  'organisation',
  'post',
  'certificateLevel',
  'township',
  'amount',
  'score',
  'rank',
  'workTitle',
])

export const noticeHead = z.object({
  id: z.string(),
  title: z.string(),
  programme: z.string(),
  programmeTitle: words,
  bodyName: z.string(),
  division: z.number().int(),
  place: z.string(),
  fromOn: z.string(),
  lastOn: z.string(),
  workdays: z.number().int(),
  provisional: z.boolean(),
  state: z.enum(noticeStates),
  entries: z.number().int(),
})
