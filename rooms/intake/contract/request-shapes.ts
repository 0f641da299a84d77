import { z } from 'zod'
import { divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import { dangerKinds } from '../domain/danger-words.ts'
import { escalations } from '../domain/requests/clock.ts'
import {
  codesOf,
  crisisTerms,
  forWhomTerms,
  needTerms,
  sourceTerms,
  stateTerms,
  stepTerms,
  urgencyTerms,
  wayTerms,
} from '../domain/requests/codes.ts'

/** A station as it is offered to whoever hands on: what stands on its sign, also beyond one's own reach. */
export const stationChoice = z.object({ id: z.string(), name: z.string(), division: divisionAnswer })

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const source = z.enum(codesOf(sourceTerms))
export const urgency = z.enum(codesOf(urgencyTerms))
export const need = z.enum(codesOf(needTerms))
export const forWhom = z.enum(codesOf(forWhomTerms))
export const crisis = z.enum(codesOf(crisisTerms))
export const state = z.enum(codesOf(stateTerms))
export const way = z.enum(codesOf(wayTerms))

/** Digits with an area code and an extension; what else was typed between them does not matter. */
export const phone = z
  .string()
  .trim()
  .max(40)
  .refine((typed) => /^\d{5,20}$/.test(typed.normalize('NFKC').replace(/[^\d]/g, '')), {
    error: 'request-phone-not-valid',
  })

/** An instant; a time zone is part of it. */
export const instant = z.iso.datetime({ offset: true })

/** What a request says. Everything but the words and the place may be left out. */
export const said = {
  text: text(4000).meta({ description: 'What is wrong, in the requester’s words; sealed' }),
  division: divisionSchema.meta({ description: 'Where help is needed: a county, town or village' }),
  forWhom: forWhom.optional(),
  aboutName: text(60).optional().meta({ description: 'Of whom it speaks' }),
  contactName: text(60).optional().meta({ description: 'Who asks' }),
  phone: phone.optional(),
  otherContact: text(100).optional().meta({ description: 'Another way to reach the requester' }),
  where: text(200).optional().meta({ description: 'The place more closely; sealed' }),
}

export const requestLine = z.object({
  id: z.string(),
  number: z.string(),
  source,
  receivedAt: z.string(),
  division: divisionAnswer,
  station: z.string().nullable().meta({ description: 'null: it waits in the queue of the county' }),
  urgency,
  needs: z.array(need),
  forWhom: forWhom.nullable(),
  aboutName: z.string().nullable().meta({ description: 'null where not told, or not the caller’s to see' }),
  anonymous: z.boolean(),
  unprotected: z.boolean().nullable().meta({
    description:
      'Somebody may be in danger and nothing was done yet; null without the right to sensitive fields',
  }),
  person: z.string().nullable(),
  ownerName: z.string().nullable(),
  state,
  way: way.nullable(),
  dueAt: z.string().nullable().meta({ description: 'When the decision is due; null once decided' }),
  overdue: z.boolean(),
  escalation: z
    .enum(escalations)
    .meta({ description: 'Who up the tree is shown it; worked out, never stored' }),
  answered: z.boolean().meta({ description: 'false while a message of the requester waits' }),
  settledAt: z.string().nullable(),
})

const step = z.object({
  id: z.string(),
  kind: z.enum(codesOf(stepTerms)),
  at: z.string(),
  byName: z.string().nullable().meta({ description: 'null: the requester' }),
  detail: z.record(z.string(), z.unknown()),
  reason: z.string().nullable().meta({ description: 'Inside; null without the right to sensitive fields' }),
  words: z.string().nullable().meta({ description: 'What was said to the requester' }),
})

const mention = z.object({ id: z.string(), number: z.string() })

export const requestDetail = requestLine.extend({
  owner: z.string().nullable(),
  filedName: z.string().nullable(),
  organisation: z.string().nullable(),
  sourceRoom: z.string().nullable(),
  sourceRecord: z.string().nullable(),
  language: z.enum(['zh', 'en']),
  triaged: z.boolean(),
  onTime: z.boolean().nullable(),
  sensitive: z
    .object({
      text: z.string(),
      contactName: z.string().nullable(),
      phone: z.string().nullable().meta({ description: 'Masked; in full with /contact' }),
      reachable: z.boolean(),
      where: z.string().nullable(),
      note: z.string().nullable(),
      crisis: z.array(crisis),
      dangers: z.array(z.object({ kind: z.enum(dangerKinds), word: z.string() })),
      endangered: z.boolean(),
      safe: z.boolean(),
    })
    .nullable()
    .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
  steps: z.array(step),
  messages: z
    .array(
      z.object({
        id: z.string(),
        at: z.string(),
        byName: z.string().nullable().meta({ description: 'null: the requester' }),
        text: z.string(),
      }),
    )
    .nullable(),
  mergedInto: mention.nullable(),
  absorbed: z.array(mention),
  became: z.object({ room: z.string(), record: z.string() }).nullable(),
  duty: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({
    record: z.boolean(),
    decide: z.boolean(),
    accept: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    release: z.boolean(),
    contact: z.boolean(),
    register: z.boolean(),
  }),
})

export const oneRequest = z.object({ id: idSchema })

/** `id` names the command, so that a resend is harmless; `version` is the one that the sender saw. */
export const change = {
  id: idSchema.meta({ description: 'Of this command' }),
  version: z.number().int().min(1),
}
export const changed = z.object({ id: z.string(), number: z.string(), state, version: z.number().int() })
export const changeErrors = [
  'not-found',
  'id-already-used',
  'changed-meanwhile',
  'request-state-not-fit',
] as const

/** When an act was done that is entered later; now when left out. */
export const done = instant.optional().meta({ description: 'When it was done; now when left out' })
