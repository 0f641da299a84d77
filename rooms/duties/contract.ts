import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../kernel/contract.ts'
import { buckets } from './domain/bucket.ts'
import { escalations } from './domain/escalation.ts'
import { urgencies } from './domain/urgency.ts'

const states = ['open', 'done', 'cancelled'] as const

const words = z.object({ zh: z.string(), en: z.string() })

/** One duty as a list shows it. Persons and accounts are ids: who composes the page knows their names. */
const dutyLine = z.object({
  id: z.string(),
  kind: z.string().meta({ description: 'visit-follow-up, task, …: named by the room that opened it' }),
  subjectRoom: z.string(),
  subject: z.string(),
  person: z.string().nullable(),
  station: z.string().nullable().meta({ description: 'null where it lies with the county itself' }),
  division: divisionAnswer,
  owner: z.string(),
  title: words.nullable().meta({
    description:
      'In both languages; what a person typed is the same in both. null to who neither owes it nor may see sensitive fields there',
  }),
  dueOn: z.string(),
  dueAt: z
    .string()
    .nullable()
    .meta({ description: 'The instant, where it is due to the hour; null where the day is all' }),
  urgency: z.enum(urgencies),
  state: z.enum(states),
  bucket: z.enum(buckets).nullable().meta({ description: 'null once settled' }),
  overdueWorkdays: z
    .number()
    .int()
    .meta({ description: 'Working days past the due day; 0 when not overdue' }),
  escalation: z.enum(escalations),
  settledOn: z.string().nullable(),
  settledBy: z.string().nullable(),
  outcome: words.nullable().meta({
    description:
      'What came of it, or why it was cancelled; told in the same way and to the same readers as the title',
  }),
  printed: z
    .boolean()
    .meta({ description: 'false where its words tell what no paper may: left out when a page is printed' }),
  version: z.number().int(),
  abilities: z.object({ settle: z.boolean(), reassign: z.boolean() }),
})

const counts = z.object({
  overdue: z.number().int(),
  today: z.number().int(),
  'this-week': z.number().int(),
  later: z.number().int(),
  escalated: z
    .number()
    .int()
    .meta({ description: 'Of the overdue ones, shown to the station head or the centre' }),
  limited: z.boolean().meta({ description: 'true when there are more than were counted' }),
})

const yes = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Whose duties: by default all in scope; the filters narrow it. */
const whose = {
  mine: yes.optional().meta({ description: 'Only those that the caller owes' }),
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  person: idSchema.optional(),
}

const oneDuty = z.object({ id: idSchema })
/** PostgreSQL keeps no NUL in a text, so none is taken. */
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

/** `id` names the command, so that a resend is harmless; `version` is the one that the sender saw. */
const change = { id: idSchema, version: z.number().int().min(1) }
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile', 'duty-already-settled'] as const
const endingErrors = [...changeErrors, 'duty-ends-by-record'] as const

export const dutiesContract = {
  list: route({
    method: 'GET',
    path: '/api/duties',
    summary: { zh: '待办列表，按期限先后', en: 'Duties by due day' },
    permission: 'duties.read',
    query: pageQuery.extend({
      ...whose,
      state: z.enum(states).default('open'),
      bucket: z.enum(buckets).optional(),
      escalated: z
        .enum(['station-head', 'centre'])
        .optional()
        .meta({ description: 'Escalated at least so far' }),
    }),
    answer: pageOf(dutyLine),
  }),
  counts: route({
    method: 'GET',
    path: '/api/duties/counts',
    summary: { zh: '待办数量，按期限分组', en: 'How many duties are open, by how near they are' },
    permission: 'duties.read',
    query: z.object(whose),
    answer: counts,
  }),
  one: route({
    method: 'GET',
    path: '/api/duties/:id',
    summary: { zh: '查看一项待办', en: 'One duty' },
    permission: 'duties.read',
    params: oneDuty,
    answer: dutyLine,
    errors: ['not-found'],
  }),
  open: route({
    method: 'POST',
    path: '/api/duties',
    summary: { zh: '分派一项待办', en: 'Give someone a duty' },
    permission: 'duties.write',
    body: z.strictObject({
      id: idSchema,
      station: idSchema,
      person: idSchema.optional(),
      owner: idSchema.optional().meta({ description: 'An account; oneself when left out' }),
      title: text(200),
      dueOn: daySchema,
      urgency: z.enum(urgencies).default('ordinary'),
    }),
    answer: dutyLine,
    status: 201,
    errors: ['not-found', 'id-already-used', 'owner-not-possible'],
  }),
  settle: route({
    method: 'POST',
    path: '/api/duties/:id/done',
    summary: { zh: '办结待办', en: 'Settle a duty as done' },
    permission: 'duties.write',
    params: oneDuty,
    body: z.strictObject({ ...change, outcome: text(500) }),
    answer: dutyLine,
    errors: endingErrors,
  }),
  cancel: route({
    method: 'POST',
    path: '/api/duties/:id/cancellation',
    summary: { zh: '取消待办', en: 'Cancel a duty' },
    permission: 'duties.write',
    params: oneDuty,
    body: z.strictObject({ ...change, reason: text(500) }),
    answer: dutyLine,
    errors: endingErrors,
  }),
  reassign: route({
    method: 'POST',
    path: '/api/duties/:id/reassignment',
    summary: { zh: '转交待办', en: 'Hand a duty to someone else' },
    permission: 'duties.write',
    params: oneDuty,
    body: z.strictObject({ ...change, owner: idSchema }),
    answer: dutyLine,
    errors: [...changeErrors, 'owner-not-possible'],
  }),
}
