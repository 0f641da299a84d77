import { z } from 'zod'
import { daySchema, divisionAnswer, divisionSchema, idSchema } from '../../../../kernel/contract.ts'
import { urgencies } from '../../../duties/index.ts'
import { bodyKindCodes } from '../../domain/tasks/body.ts'
import { taskEscalations } from '../../domain/tasks/clocks.ts'
import { handOverFieldCodes } from '../../domain/tasks/hand-over.ts'
import { taskStates } from '../../domain/tasks/state.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const oneTask = z.object({ id: idSchema })
export const oneFile = z.object({ id: idSchema, file: idSchema })
export const words = z.object({ zh: z.string(), en: z.string() })
export const created = z.object({ id: z.string() })

/** `id` names the command, so that a resend is harmless; `version` is the one that the sender saw. */
export const change = { id: idSchema, version: z.number().int().min(1) }
export const changeErrors = [
  'not-found',
  'id-already-used',
  'changed-meanwhile',
  'task-state-not-fit',
] as const
export const moved = z.object({ id: z.string(), state: z.enum(taskStates), version: z.number().int() })

/** Photos, PDF, Word and Excel files, told by their content. */
export const paper = { maximumBytes: 20 * 1024 * 1024 }
export const fileErrors = [
  'not-found',
  'id-already-used',
  'task-state-not-fit',
  'file-missing',
  'file-too-large',
  'photo-damaged',
  'document-kind-not-taken',
  'document-damaged',
  'document-is-encrypted',
  'document-has-programs',
] as const

/** To whom: one of the three. */
export const bodySchema = z
  .union([
    z.strictObject({ organisation: idSchema }),
    z.strictObject({ station: idSchema }),
    z.strictObject({ account: idSchema }),
  ])
  .meta({ description: 'A body of the register, another station or centre, or the account of an adviser' })

/** What is asked and what is handed over; the preview takes the same. */
export const giving = {
  title: text(80),
  asked: text(1000).meta({ description: 'What is asked of the body' }),
  body: bodySchema,
  station: idSchema.meta({ description: 'The station that gives' }),
  person: idSchema.nullable().default(null),
  source: z
    .strictObject({ room: z.string().regex(/^[a-z]{3,20}$/), id: idSchema })
    .nullable()
    .default(null)
    .meta({ description: 'The request, case or finding that it comes from' }),
  urgency: z.enum(urgencies).default('ordinary'),
  dueOn: daySchema.optional().meta({ description: 'Left out, the clock of its urgency' }),
  handOver: z.strictObject({
    purpose: text(300),
    data: z
      .array(
        z.strictObject({
          field: z.enum(handOverFieldCodes),
          value: text(1000)
            .nullable()
            .default(null)
            .meta({ description: 'Left out, it is copied from the person’s file' }),
        }),
      )
      .max(handOverFieldCodes.length),
    legalBasis: z.string().max(60),
    basisNote: text(500).nullable().default(null).meta({ description: 'Why the basis holds here' }),
  }),
}

/** What a room that hands out a task inside a command of its own asks for, beside the body. */
export const taskGiving = {
  asked: giving.asked,
  urgency: giving.urgency,
  dueOn: giving.dueOn,
  handOver: giving.handOver,
}

export const givingErrors = ['not-found'] as const

const english = z
  .string()
  .nullable()
  .meta({ description: 'The same in English where the product words it; null where a person typed it' })

export const handOver = z.object({
  asked: z.string(),
  askedEn: english,
  purpose: z.string(),
  purposeEn: english,
  fields: z.array(z.object({ field: z.enum(handOverFieldCodes), value: z.string() })),
  legalBasis: z.object({ code: z.string(), title: words, law: z.string(), article: z.string() }),
  basisNote: z.string().nullable(),
})

const shared = {
  id: z.string(),
  number: z.string(),
  title: z.string(),
  titleEn: english,
  urgency: z.enum(urgencies),
  state: z.enum(taskStates),
  givenOn: z.string(),
  acceptBy: z.string().meta({ description: 'The first instant that is too late' }),
  dueOn: z.string(),
  settledOn: z.string().nullable(),
  late: z.enum(['not-accepted', 'overdue']).nullable(),
  version: z.number().int(),
}

/** A body's line: nothing of the person, its source or any other task. */
export const receivedLine = z.object({ ...shared, from: z.string() })

export const givenLine = z.object({
  ...shared,
  bodyKind: z.enum(bodyKindCodes),
  body: z.string(),
  bodyName: z.string(),
  station: z.string(),
  stationName: z.string(),
  division: divisionAnswer,
  person: z.string().nullable(),
  sourceRoom: z.string(),
  source: z.string(),
  givenName: z.string(),
  escalation: z.enum(taskEscalations),
})

const talk = {
  messages: z.array(
    z.object({ id: z.string(), ours: z.boolean(), text: z.string(), by: z.string(), at: z.string() }),
  ),
  files: z.array(
    z.object({
      id: z.string(),
      ours: z.boolean(),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      by: z.string(),
      at: z.string(),
    }),
  ),
}

const steps = {
  acceptedAt: z.string().nullable(),
  acceptedName: z.string().nullable(),
  settledAt: z.string().nullable(),
  settledName: z.string().nullable(),
  outcome: z.string().nullable().meta({ description: 'Result, reason of return or of withdrawal' }),
}

const consentEnded = z.boolean().meta({
  description: 'What was told on a consent that has ended since: the body is shown it no longer',
})

export const receivedDetail = receivedLine.extend({
  fromName: z.string(),
  consentEnded,
  handOver,
  ...steps,
  ...talk,
  abilities: z.object({ accept: z.boolean(), return: z.boolean(), finish: z.boolean(), write: z.boolean() }),
})

export const givenDetail = givenLine.extend({
  consentEnded,
  personName: z.string().nullable(),
  handOver,
  ...steps,
  follows: z.string().nullable(),
  followedBy: z.string().nullable(),
  ...talk,
  abilities: z.object({ withdraw: z.boolean(), giveAgain: z.boolean(), write: z.boolean() }),
})

const yes = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

/** Which of the given ones; every part narrows. */
export const givenFilter = {
  open: z
    .enum(['true', 'false', 'all'])
    .default('true')
    .meta({ description: 'all: of one person, body or source, from the latest' }),
  state: z.enum(taskStates).optional(),
  search: z.string().max(60).optional().meta({ description: 'Part of task or body, or of the initials' }),
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  organisation: idSchema.optional(),
  toStation: idSchema.optional(),
  account: idSchema.optional(),
  source: idSchema.optional(),
  person: idSchema.optional(),
  late: yes.meta({ description: 'Not accepted in time, or past due' }),
  raised: z
    .enum(['station-head', 'centre', 'county'])
    .optional()
    .meta({ description: 'Raised at least so far' }),
}
