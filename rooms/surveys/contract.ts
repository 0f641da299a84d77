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

const words = z.object({ zh: z.string(), en: z.string() })
export const campaignStates = ['open', 'closed'] as const
export const householdStates = ['open', 'done', 'unmet'] as const
export const unmetReasons = ['nobody-home', 'moved-away', 'died', 'refused', 'other'] as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

const counts = {
  total: z.number().int(),
  done: z.number().int(),
  unmet: z.number().int(),
}

const head = z.object({
  id: z.string(),
  title: z.string(),
  division: divisionAnswer,
  place: z.string(),
  questionnaire: z.string(),
  questionnaireTitle: words,
  from: z.string(),
  to: z.string(),
  categories: z.array(z.string()),
  state: z.enum(campaignStates),
  overdue: z.boolean().meta({ description: 'Its last day is past and doors are left' }),
  openedBy: z.string(),
  version: z.number().int(),
  ...counts,
})

const village = z.object({
  division: divisionAnswer,
  name: z.string(),
  town: z.string(),
  assignedTo: z.object({ account: z.string(), name: z.string() }).nullable(),
  ...counts,
})

const question = z.object({
  code: z.string(),
  title: words,
  kind: z.enum(['yes-no', 'count', 'choice']),
  unit: words.optional(),
  atMost: z.number().int().optional(),
  options: z.array(z.object({ value: z.number().int(), zh: z.string(), en: z.string() })),
})

const values = z.record(z.string(), z.number().int().nullable())

const line = z.object({
  household: z.string(),
  person: z.string(),
  name: z.string().nullable().meta({ description: 'null to who may not see people there' }),
  initials: z.string().meta({ description: 'Of the name in pinyin, to search by' }),
  state: z.enum(householdStates),
  on: z.string().nullable(),
})

const one = z.object({ id: idSchema })
const oneVillage = one.extend({ division: divisionSchema })
const oneHousehold = one.extend({ household: idSchema })
const done = z.object({ id: z.string() })
const commandId = idSchema.meta({ description: 'Of this command; a resend is harmless' })

export const surveysContract = {
  questionnaires: route({
    method: 'GET',
    path: '/api/surveys/questionnaires',
    summary: { zh: '排查表', en: 'Questionnaires' },
    permission: 'surveys.write',
    answer: z.object({
      items: z.array(z.object({ code: z.string(), title: words, questions: z.number().int() })),
    }),
  }),
  list: route({
    method: 'GET',
    path: '/api/surveys',
    summary: { zh: '排查列表，最近的在前', en: 'Surveys, the newest first' },
    permission: 'surveys.read',
    query: z.object({ state: z.enum(campaignStates).optional() }),
    answer: z.object({ items: z.array(head) }),
  }),
  toFill: route({
    method: 'GET',
    path: '/api/surveys/to-fill',
    summary: { zh: '我要填写的排查', en: 'Open surveys with doors in my scope' },
    permission: 'surveys.record',
    answer: z.object({ items: z.array(head) }),
  }),
  open: route({
    method: 'POST',
    path: '/api/surveys',
    summary: { zh: '发起排查，按类别抽取名单', en: 'Open a survey; its list is drawn by categories' },
    permission: 'surveys.write',
    body: z.strictObject({
      id: commandId,
      survey: idSchema,
      title: text(100),
      division: divisionSchema,
      questionnaire: z.string().max(80),
      from: daySchema,
      to: daySchema,
      categories: z.array(z.string().max(40)).max(40).default([]),
    }),
    answer: z.object({ id: z.string(), households: z.number().int() }),
    status: 201,
    errors: [
      'questionnaire-unknown',
      'survey-days-not-valid',
      'survey-nobody',
      'not-found',
      'id-already-used',
    ],
  }),
  survey: route({
    method: 'GET',
    path: '/api/surveys/:id',
    summary: { zh: '排查进度，按村（社区）', en: 'A survey and its progress by village' },
    permission: 'surveys.read',
    params: one,
    answer: head.extend({
      villages: z.array(village),
      abilities: z.object({ write: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  mine: route({
    method: 'GET',
    path: '/api/surveys/:id/mine',
    summary: { zh: '我的村（社区）和排查表', en: 'The villages in my scope, and what is asked' },
    permission: 'surveys.record',
    params: one,
    answer: head.extend({ villages: z.array(village), questions: z.array(question) }),
    errors: ['not-found'],
  }),
  village: route({
    method: 'GET',
    path: '/api/surveys/:id/villages/:division',
    summary: { zh: '一个村（社区）的名单', en: 'The doors of a village' },
    permission: 'surveys.record',
    params: oneVillage,
    answer: z.object({ division: divisionAnswer, name: z.string(), items: z.array(line) }),
    errors: ['not-found'],
  }),
  household: route({
    method: 'GET',
    path: '/api/surveys/:id/households/:household',
    summary: { zh: '一户：成员、上次和本次的答案', en: 'A door: members, answers of last time and of now' },
    permission: 'surveys.record',
    params: oneHousehold,
    answer: line.extend({
      survey: z.string(),
      title: z.string(),
      division: divisionAnswer,
      place: z.string(),
      open: z.boolean().meta({ description: 'Whether it may be filled in today' }),
      version: z.number().int(),
      members: z.array(z.object({ id: z.string(), name: z.string() })),
      questions: z.array(question),
      last: z.object({ on: z.string(), values }).nullable(),
      current: z
        .object({
          on: z.string(),
          outcome: z.enum(['filled', 'unchanged', 'unmet']),
          reason: z.string().nullable(),
          need: z.string().nullable(),
          by: z.string(),
          values,
        })
        .nullable(),
      next: z.string().nullable().meta({ description: 'The next door of the village that is still open' }),
    }),
    errors: ['not-found'],
  }),
  record: route({
    method: 'POST',
    path: '/api/surveys/:id/households/:household/records',
    summary: { zh: '填写一户', en: 'Record what was found at a door' },
    permission: 'surveys.record',
    params: oneHousehold,
    body: z.strictObject({
      id: commandId,
      record: idSchema,
      version: z.number().int().min(1),
      on: daySchema,
      outcome: z.enum(['filled', 'unchanged', 'unmet']),
      values: values.default({}),
      reason: z.enum(unmetReasons).optional(),
      need: text(180).optional(),
    }),
    answer: z.object({
      id: z.string(),
      differences: z.number().int(),
      duties: z.number().int(),
      request: z.string().nullable().meta({ description: 'Number of the request that the need became' }),
      next: z.string().nullable(),
    }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'changed-meanwhile',
      'survey-closed',
      'survey-not-begun',
      'survey-question-unknown',
      'survey-answer-missing',
      'survey-answer-not-valid',
      'survey-count-not-valid',
      'survey-no-last-time',
      'survey-day-not-valid',
      'request-place-outside',
    ],
  }),
  add: route({
    method: 'POST',
    path: '/api/surveys/:id/households',
    summary: { zh: '补充一户', en: "Add a person's household to the list" },
    permission: 'surveys.write',
    params: one,
    body: z.strictObject({ id: commandId, person: idSchema }),
    answer: done,
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'survey-closed',
      'survey-household-elsewhere',
      'survey-household-listed',
    ],
  }),
  colleagues: route({
    method: 'GET',
    path: '/api/surveys/:id/villages/:division/colleagues',
    summary: { zh: '可以分到该村（社区）的账号', en: 'Accounts that may be assigned a village' },
    permission: 'surveys.write',
    params: oneVillage,
    answer: z.object({ items: z.array(z.object({ account: z.string(), name: z.string() })) }),
    errors: ['not-found'],
  }),
  assign: route({
    method: 'PUT',
    path: '/api/surveys/:id/villages/:division/assignment',
    summary: { zh: '分工', en: 'Assign a village' },
    permission: 'surveys.write',
    params: oneVillage,
    body: z.strictObject({ id: commandId, account: idSchema }),
    answer: done,
    errors: ['not-found', 'id-already-used', 'survey-closed', 'survey-account-not-possible'],
  }),
  differences: route({
    method: 'GET',
    path: '/api/surveys/:id/differences',
    summary: { zh: '与上次不同的答案', en: 'Answers that are not those of last time' },
    permission: 'surveys.read',
    params: one,
    query: pageQuery,
    answer: pageOf(
      z.object({
        record: z.string(),
        person: z.string(),
        name: z.string().nullable(),
        place: z.string(),
        on: z.string(),
        question: z.string(),
        title: words,
        before: words,
        after: words,
        duty: z.string().nullable(),
      }),
    ),
    errors: ['not-found', 'cursor-not-valid'],
  }),
  close: route({
    method: 'POST',
    path: '/api/surveys/:id/closing',
    summary: { zh: '结束排查', en: 'Close a survey' },
    permission: 'surveys.write',
    params: one,
    body: z.strictObject({ id: commandId, version: z.number().int().min(1) }),
    answer: done,
    errors: ['not-found', 'id-already-used', 'survey-closed', 'changed-meanwhile'],
  }),
  xlsx: route({
    method: 'GET',
    path: '/api/surveys/:id/xlsx',
    summary: { zh: '导出进度和结果（xlsx）', en: 'Progress and results as xlsx' },
    permission: 'surveys.read',
    params: one,
    answer: { file: xlsx },
    errors: ['not-found'],
  }),
}
