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
import { parsePeriod } from '../../kernel/period.ts'
import { urgencies } from '../duties/index.ts'
import { consultationRoutes, supervisionRoutes, trainingRoutes } from './contract/learning.ts'
import {
  visitConfirmations,
  visitHandled,
  visitMethods,
  visitPurposes,
  visitSeen,
} from './domain/visit-codes.ts'
import { timePattern } from './domain/visit-minutes.ts'
import { visitWarningCodes } from './domain/warnings.ts'

export { classesContract } from './contract/classes.ts'
export { type ActivityFilters, communityContract } from './contract/community.ts'
export { type GroupFilters, groupsContract } from './contract/groups.ts'
export { joinContract } from './contract/join.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const note = text(2000).optional()
const time = z
  .string()
  .regex(timePattern, { error: 'time-not-valid' })
  .optional()
  .meta({ examples: ['09:30'] })

const served = z.strictObject({
  id: idSchema.meta({ description: 'Id of this person’s record' }),
  person: idSchema,
  seen: z.enum(visitSeen),
  condition: note.meta({ description: 'Body and mind' }),
  changes: note.meta({ description: 'Changes of income, spending and relief' }),
  notes: note,
})

const tripFacts = {
  station: idSchema,
  division: divisionSchema
    .optional()
    .meta({ description: 'Where it happened; the division where the person lives when left out' }),
  visitedOn: daySchema,
  startedAt: time,
  endedAt: time,
  method: z.enum(visitMethods),
  purpose: z.enum(visitPurposes),
  companions: text(200).optional(),
  livingConditions: note,
  requests: note,
  handled: z.array(z.enum(visitHandled)).max(visitHandled.length).default([]),
  urgency: z.enum(urgencies).default('ordinary'),
  followUp: z.strictObject({ text: text(200), dueOn: daySchema }).optional(),
  confirmation: z.enum(visitConfirmations).default('none'),
}

const trip = z.strictObject({
  id: idSchema.meta({ description: 'Id of the trip (one household visit) and of the command' }),
  ...tripFacts,
  persons: z.array(served).min(1).max(20),
  photos: z
    .array(
      z.strictObject({
        file: idSchema,
        facesBlurred: z
          .boolean()
          .meta({ description: 'Stated always; without blurring it is never published' }),
      }),
    )
    .max(9)
    .default([]),
  fulfils: idSchema.optional().meta({ description: 'An open duty that this visit settles' }),
})

const recorded = z.object({
  trip: z.string(),
  records: z.array(z.object({ id: z.string(), person: z.string(), division: divisionAnswer })),
  duty: z.string().nullable().meta({ description: 'The duty that the follow-up became' }),
  warnings: z.array(z.object({ code: z.enum(visitWarningCodes), person: z.string().optional() })),
})

const visitState = z.enum(['standing', 'reversed', 'reversal'])

/** One record as a list shows it. */
const visitLine = z.object({
  id: z.string(),
  trip: z.string(),
  person: z.string(),
  personName: z.string().nullable().meta({ description: 'null when the caller may not see the person' }),
  household: z.string().nullable(),
  station: z.string(),
  division: divisionAnswer,
  visitedOn: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  minutes: z.number().int().nullable(),
  method: z.enum(visitMethods),
  purpose: z.enum(visitPurposes),
  seen: z.enum(visitSeen),
  worker: z.string(),
  workerName: z.string(),
  categories: z
    .array(z.string())
    .nullable()
    .meta({ description: 'As of the day; null without the right to see them' }),
  handled: z.array(z.enum(visitHandled)),
  urgency: z.enum(urgencies),
  followUpOn: z.string().nullable(),
  state: visitState,
  recordedAt: z.string(),
})

const link = z.object({
  id: z.string(),
  kind: z.enum(['original', 'reversal', 'replacement']),
  visitedOn: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  reason: z.string().nullable(),
  standing: z.boolean(),
})

const visitDetail = visitLine.extend({
  sensitive: z
    .object({
      condition: z.string().nullable(),
      changes: z.string().nullable(),
      livingConditions: z.string().nullable(),
      requests: z.string().nullable(),
      notes: z.string().nullable(),
      followUp: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
  companions: z.string().nullable(),
  duty: z.string().nullable(),
  confirmation: z.enum(visitConfirmations),
  recordedBy: z.string(),
  corrects: z.string().nullable(),
  reversedBy: z.string().nullable(),
  correctionReason: z.string().nullable(),
  chain: z.array(link).meta({ description: 'All records of the chain of corrections, from the first' }),
  together: z
    .array(z.object({ id: z.string(), person: z.string(), personName: z.string().nullable() }))
    .meta({ description: 'Others served on the same trip' }),
  photos: z.array(z.object({ file: z.string(), facesBlurred: z.boolean() })),
  abilities: z.object({ correct: z.boolean(), withdraw: z.boolean() }),
})

const counters = z.object({
  visits: z.number().int().meta({ description: '次: records' }),
  persons: z.number().int().meta({ description: '人: distinct persons' }),
  householdVisits: z.number().int().meta({ description: '户次: trips' }),
})

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/, { error: 'period-not-valid' })
  .refine((value) => parsePeriod(value).ok, { error: 'period-not-valid' })

const filters = {
  mine: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  person: idSchema.optional(),
  household: idSchema.optional(),
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  trip: idSchema.optional(),
  month: month.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  method: z.enum(visitMethods).optional(),
  purpose: z.enum(visitPurposes).optional(),
  urgency: z.enum(urgencies).optional(),
  category: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/, { error: 'value-not-valid' })
    .optional(),
  all: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ description: 'Also records that were taken out, and the reversing ones' }),
}

/** The filters as a request gives them, read. */
export type VisitFilters = z.output<z.ZodObject<typeof filters>>

const oneVisit = z.object({ id: idSchema })
const reason = text(200)
const recordErrors = [
  'not-found',
  'id-already-used',
  'persons-of-several-households',
  'person-named-twice',
  'division-outside-scope',
  'photo-not-found',
] as const
const correctionErrors = [
  'not-found',
  'id-already-used',
  'visit-already-corrected',
  'visit-is-reversal',
  'correction-not-permitted',
] as const

export const activitiesContract = {
  upload: route({
    method: 'POST',
    path: '/api/files',
    summary: {
      zh: '上传照片，之后在走访记录中引用',
      en: 'Upload a photo, to be named in a visit afterwards',
    },
    permission: 'activities.record',
    upload: { maximumBytes: 10 * 1024 * 1024 },
    body: z.strictObject({
      id: idSchema,
      station: idSchema,
      division: divisionSchema
        .optional()
        .meta({ description: 'Where it was taken; where the station stands when left out' }),
    }),
    answer: z.object({ id: z.string(), mediaType: z.string(), bytes: z.number().int() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'file-missing',
      'file-too-large',
      'photo-kind-not-taken',
      'photo-damaged',
    ],
  }),
  record: route({
    method: 'POST',
    path: '/api/visits',
    summary: {
      zh: '记录一次走访，每名服务对象一条记录',
      en: 'Record a trip: one record for each served person',
    },
    permission: 'activities.record',
    body: trip,
    answer: recorded,
    status: 201,
    errors: recordErrors,
  }),
  correct: route({
    method: 'POST',
    path: '/api/visits/:id/correction',
    summary: {
      zh: '更正走访记录：冲销原记录并以新记录代替',
      en: 'Correct a visit: reverse the record and put another in its place',
    },
    permission: 'activities.read',
    params: oneVisit,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the reversing record and of the command' }),
      reason,
      replacement: z.strictObject({
        ...tripFacts,
        ...served.shape,
        trip: idSchema.optional().meta({
          description:
            'Trip to which the new record belongs when its day or station changes; its own when left out',
        }),
      }),
    }),
    answer: recorded,
    status: 201,
    errors: [...new Set([...correctionErrors, ...recordErrors, 'trip-differs'])],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/visits/:id/withdrawal',
    summary: {
      zh: '撤销走访记录：冲销原记录，不代以新记录',
      en: 'Withdraw a visit: reverse the record and put nothing in its place',
    },
    permission: 'activities.read',
    params: oneVisit,
    body: z.strictObject({ id: idSchema, reason }),
    answer: z.object({ id: z.string(), reverses: z.string() }),
    status: 201,
    errors: correctionErrors,
  }),
  list: route({
    method: 'GET',
    path: '/api/visits',
    summary: { zh: '走访记录列表，从最近的开始', en: 'Visits, the latest first' },
    permission: 'activities.read',
    query: pageQuery.extend(filters),
    answer: pageOf(visitLine),
  }),
  one: route({
    method: 'GET',
    path: '/api/visits/:id',
    summary: { zh: '查看一条走访记录', en: 'One visit' },
    permission: 'activities.read',
    params: oneVisit,
    answer: visitDetail,
    errors: ['not-found'],
  }),
  photo: route({
    method: 'GET',
    path: '/api/visits/:id/photos/:file',
    summary: { zh: '查看走访照片，留有审计记录', en: 'A photo of a visit; reading it is audited' },
    permission: 'activities.read',
    params: z.object({ id: idSchema, file: idSchema }),
    query: z.object({ use: z.enum(['work', 'publication']).default('work') }),
    answer: { file: 'image/*' },
    errors: ['not-found', 'faces-not-blurred', 'media-consent-missing'],
  }),
  export: route({
    method: 'GET',
    path: '/api/visits/export',
    summary: { zh: '导出走访记录（xlsx）', en: 'Export visits as xlsx' },
    permission: 'people.export',
    query: z.object(filters),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  mine: route({
    method: 'GET',
    path: '/api/visits/mine/summary',
    summary: { zh: '我今天和本月的走访', en: 'My visits of today and of this month' },
    permission: 'activities.read',
    answer: z.object({
      today: counters,
      month: counters.extend({ minutes: z.number().int() }),
      lastVisitOn: z.string().nullable(),
    }),
  }),
  defaults: route({
    method: 'GET',
    path: '/api/visits/defaults',
    summary: {
      zh: '快速走访的默认值：同户已建档成员',
      en: 'Where a quick visit starts: the registered members of the household',
    },
    permission: 'activities.record',
    query: z.object({ person: idSchema }),
    answer: z.object({
      household: z.string().nullable(),
      station: z.string(),
      division: divisionAnswer,
      method: z.enum(visitMethods),
      purpose: z.enum(visitPurposes),
      members: z.array(
        z.object({
          person: z.string(),
          name: z.string(),
          chosen: z.boolean().meta({ description: 'The person asked for' }),
          registered: z.boolean(),
          state: z.string(),
          lastVisitOn: z.string().nullable(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  recordTraining: trainingRoutes.record,
  trainings: trainingRoutes.list,
  exportTrainings: trainingRoutes.export,
  training: trainingRoutes.one,
  correctTraining: trainingRoutes.correct,
  withdrawTraining: trainingRoutes.withdraw,
  recordSupervision: supervisionRoutes.record,
  supervisions: supervisionRoutes.list,
  exportSupervisions: supervisionRoutes.export,
  supervision: supervisionRoutes.one,
  correctSupervision: supervisionRoutes.correct,
  withdrawSupervision: supervisionRoutes.withdraw,
  recordConsultation: consultationRoutes.record,
  consultations: consultationRoutes.list,
  exportConsultations: consultationRoutes.export,
  consultation: consultationRoutes.one,
  correctConsultation: consultationRoutes.correct,
  withdrawConsultation: consultationRoutes.withdraw,
  markSupervision: supervisionRoutes.mark,
}
