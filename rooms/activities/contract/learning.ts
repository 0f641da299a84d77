import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import {
  consultationChannels,
  learningWarnings,
  participantExaminations,
  serviceTypes,
  supervisionForms,
  supervisionFunctions,
  supervisionModes,
  trainingExaminations,
  trainingForms,
} from '../domain/learning-codes.ts'
import { serviceFields } from '../domain/service-field.ts'

import { consultationFacts, supervisionFacts, text, trainingFacts } from './learning-facts.ts'

const warnings = z.array(z.enum(learningWarnings))
const recorded = z.object({ id: z.string(), warnings })
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/, { error: 'period-not-valid' })
  .refine((value) => parsePeriod(value).ok, { error: 'period-not-valid' })
const filters = {
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  month: month.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  form: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'Form of a training or supervision, channel of a consultation' }),
  odd: z.enum(['true']).optional().meta({ description: 'Only records with warnings' }),
  all: z.enum(['true']).optional().meta({ description: 'Also records that were taken out' }),
}
export type LearningFilters = z.output<z.ZodObject<typeof filters>>

const common = {
  id: z.string(),
  station: z.string(),
  division: divisionAnswer,
  heldOn: z.string(),
  warnings,
  standing: z.boolean(),
  recordedName: z.string(),
  recordedAt: z.string(),
}
const reversal = z
  .object({ reason: z.string(), byName: z.string(), at: z.string(), replacement: z.string().nullable() })
  .nullable()
const whole = { corrects: z.string().nullable(), reversal, abilities: z.object({ correct: z.boolean() }) }

const trainingLine = z.object({
  ...common,
  endedOn: z.string(),
  name: z.string(),
  theme: z.string(),
  form: z.enum(trainingForms),
  lecturers: z.string(),
  present: z.number().int(),
  invited: z.number().int().nullable(),
  creditTenths: z.number().int(),
  unitMinutes: z.number().int(),
})
const supervisionLine = z.object({
  ...common,
  number: z.string(),
  supervisorName: z.string(),
  supervisees: z.array(z.string()),
  form: z.enum(supervisionForms),
  mode: z.enum(supervisionModes),
  minutes: z.number().int(),
  followUp: z.enum(['open', 'partly', 'done']).nullable(),
})
const consultationLine = z.object({
  ...common,
  station: z
    .string()
    .nullable()
    .meta({ description: 'null where the county itself answered a request, which is of no station' }),
  channel: z.enum(consultationChannels),
  person: z.string().nullable(),
  personName: z.string().nullable(),
  anonymous: z.boolean(),
  field: z.enum(serviceFields),
  serviceType: z.enum(serviceTypes).nullable(),
  minutes: z.number().int().nullable(),
  referral: z.string().nullable(),
  followUpOn: z.string().nullable().meta({ description: 'By when what was promised is due' }),
  workerName: z.string(),
})

const one = z.object({ id: idSchema })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const recordErrors = [
  'not-found',
  'id-already-used',
  'division-outside-scope',
  'member-not-found',
  'name-or-member-missing',
] as const
const correctionErrors = [
  'not-found',
  'id-already-used',
  'record-already-taken-out',
  'correction-not-permitted',
] as const

function routesOf<
  Facts extends z.ZodObject,
  Line extends z.ZodObject,
  Detail extends z.ZodObject,
  const Path extends string,
>(path: Path, zh: string, en: string, facts: Facts, line: Line, detail: Detail) {
  return {
    record: route({
      method: 'POST',
      path: `/api/${path}`,
      summary: { zh: `登记${zh}`, en: `Record: ${en}` },
      permission: 'activities.record',
      body: facts,
      status: 201,
      answer: recorded,
      errors: recordErrors,
    }),
    list: route({
      method: 'GET',
      path: `/api/${path}`,
      summary: { zh: `${zh}记录列表`, en: `List: ${en}` },
      permission: 'activities.read',
      query: pageQuery.extend(filters),
      answer: pageOf(line),
    }),
    export: route({
      method: 'GET',
      path: `/api/${path}/export`,
      summary: { zh: `导出${zh}记录（xlsx）`, en: `Export as xlsx: ${en}` },
      permission: 'activities.read',
      query: z.object(filters),
      answer: { file: xlsx },
    }),
    one: route({
      method: 'GET',
      path: `/api/${path}/:id`,
      summary: { zh: `查看一条${zh}记录`, en: `One record: ${en}` },
      permission: 'activities.read',
      params: one,
      answer: detail,
      errors: ['not-found'],
    }),
    correct: route({
      method: 'POST',
      path: `/api/${path}/:id/correction`,
      summary: { zh: `更正${zh}：冲销并代以新记录`, en: `Correct by a reversal and another record: ${en}` },
      permission: 'activities.read',
      params: one,
      body: z.strictObject({ id: idSchema, reason: text(200), replacement: facts }),
      status: 201,
      answer: recorded,
      errors: [...new Set([...correctionErrors, ...recordErrors])],
    }),
    withdraw: route({
      method: 'POST',
      path: `/api/${path}/:id/withdrawal`,
      summary: { zh: `撤销${zh}记录`, en: `Withdraw: ${en}` },
      permission: 'activities.read',
      params: one,
      body: z.strictObject({ id: idSchema, reason: text(200) }),
      status: 201,
      answer: z.object({ id: z.string() }),
      errors: correctionErrors,
    }),
  }
}

export const trainingRoutes = routesOf(
  'trainings',
  '培训',
  'trainings',
  trainingFacts,
  trainingLine,
  trainingLine.extend({
    ...whole,
    place: z.string().nullable(),
    audience: z.string().nullable(),
    minutes: z.number().int().nullable(),
    certificate: z.string().nullable(),
    satisfaction: z.number().int().nullable(),
    examination: z.enum(trainingExaminations),
    costFen: z.number().int(),
    summary: z.string().nullable(),
    participants: z.array(
      z.object({
        id: z.string(),
        member: z.string().nullable(),
        name: z.string(),
        unit: z.string().nullable(),
        present: z.boolean(),
        creditTenths: z.number().int(),
        examination: z.enum(participantExaminations),
      }),
    ),
  }),
)

export const supervisionRoutes = {
  ...routesOf(
    'supervisions',
    '督导',
    'supervision',
    supervisionFacts,
    supervisionLine,
    supervisionLine.extend({
      ...whole,
      supervisorMember: z.string().nullable(),
      supervisorTitle: z.string().nullable(),
      supervisorUnit: z.string().nullable(),
      superviseeList: z.array(z.object({ id: z.string(), member: z.string().nullable(), name: z.string() })),
      crossAgency: z.boolean(),
      functions: z.array(z.enum(supervisionFunctions)),
      place: z.string().nullable(),
      startedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      sensitive: z
        .object({
          topic: z.string(),
          problems: z.string().nullable(),
          advice: z.string().nullable(),
          actions: z.array(
            z.object({
              id: z.string(),
              what: z.string(),
              who: z.string(),
              member: z.string().nullable(),
              dueOn: z.string().nullable(),
              duty: z.string().nullable(),
            }),
          ),
        })
        .nullable()
        .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
      marks: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['follow-up', 'supervisor-signature', 'supervisee-signature']),
          state: z.enum(['open', 'partly', 'done']).nullable(),
          note: z.string().nullable(),
          way: z.enum(['account', 'paper']).nullable(),
          name: z.string(),
          at: z.string(),
        }),
      ),
    }),
  ),
  mark: route({
    method: 'POST',
    path: '/api/supervisions/:id/marks',
    summary: { zh: '补记落实情况或签名', en: 'Add a follow-up or a signature' },
    permission: 'activities.record',
    params: one,
    body: z.discriminatedUnion('kind', [
      z.strictObject({
        id: idSchema,
        kind: z.literal('follow-up'),
        state: z.enum(['open', 'partly', 'done']),
        note: text(500).nullish(),
      }),
      z.strictObject({
        id: idSchema,
        kind: z.enum(['supervisor-signature', 'supervisee-signature']),
        way: z.enum(['account', 'paper']),
        name: text(40),
      }),
    ]),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'signature-of-another', 'record-already-taken-out'],
  }),
}

export const consultationRoutes = routesOf(
  'consultations',
  '咨询',
  'consultations',
  consultationFacts,
  consultationLine,
  consultationLine.extend({
    ...whole,
    request: z.string().nullable().meta({ description: 'The request for help that was answered with it' }),
    sensitive: z
      .object({ topic: z.string(), answer: z.string().nullable(), followUp: z.string().nullable() })
      .nullable()
      .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
  }),
)

export type TrainingInput = z.output<typeof trainingFacts>
export type SupervisionInput = z.output<typeof supervisionFacts>
export type ConsultationInput = z.output<typeof consultationFacts>
