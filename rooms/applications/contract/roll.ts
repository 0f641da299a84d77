import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { lineKindCodes } from '../domain/paying/kinds.ts'
import {
  command,
  moneyAnswer,
  month,
  ofOne,
  openBudget,
  programme,
  within,
  words,
  workbook,
} from './paying-shapes.ts'

const rollLine = z.object({
  application: z.string(),
  number: z.string(),
  name: z.string(),
  what: z.enum(lineKindCodes),
  before: moneyAnswer.nullable().meta({ description: 'Due for the period before; null: not known' }),
  now: moneyAnswer.nullable().meta({ description: 'Due for the period of the month; null: not known' }),
  pay: moneyAnswer.meta({ description: 'What this roll pays: the period, and what was missed' }),
  over: moneyAnswer.meta({ description: 'Paid for earlier periods beyond what is due for them' }),
  missed: z.array(z.string()).meta({ description: 'Earlier periods that are paid now' }),
  reasons: z.array(words),
  ends: z.boolean().meta({ description: 'Nothing more can come' }),
  search: z.string().meta({ description: 'Name, pinyin, initials and number, in small letters' }),
})

const rollTotals = z.object({
  applications: z.number().int(),
  items: z.number().int(),
  total: moneyAnswer,
  counts: z.record(z.enum(lineKindCodes), z.number().int()),
})

const rollHead = z.object({
  id: z.string(),
  division: divisionAnswer,
  programme: z.string(),
  programmeTitle: words,
  month: z.string(),
  onDay: z.string(),
  applications: z.number().int(),
  items: z.number().int(),
  total: moneyAnswer,
  recordedName: z.string(),
  recordedAt: z.string(),
})

const asked = z.object({ programme, month, within })

export const rollContract = {
  previewRoll: route({
    method: 'GET',
    path: '/api/applications/roll',
    summary: {
      zh: '预览某月应发名单，与上期的差异及原因',
      en: 'What a month’s roll would pay, and how it differs from the period before',
    },
    permission: 'applications.pay',
    query: asked,
    answer: rollTotals.extend({
      programme: z.string(),
      programmeTitle: words,
      month: z.string(),
      division: divisionAnswer
        .nullable()
        .meta({ description: 'Of the body; null: nobody stands at the stage' }),
      digest: z
        .string()
        .meta({ description: 'Sent back with the confirmation: what was looked at is what is paid' }),
      lines: z.array(rollLine),
      budgets: z.array(openBudget),
    }),
    errors: ['programme-not-found', 'programme-not-rolling', 'roll-of-several-bodies', 'roll-month-ahead'],
  }),
  exportRollPreview: route({
    method: 'GET',
    path: '/api/applications/roll/export',
    summary: { zh: '导出预览的应发名单（xlsx）', en: 'Export the preview of a roll as xlsx' },
    permission: 'applications.pay',
    query: asked,
    answer: { file: workbook },
    errors: ['programme-not-found', 'programme-not-rolling', 'roll-of-several-bodies', 'roll-month-ahead'],
  }),
  confirmRoll: route({
    method: 'POST',
    path: '/api/applications/rolls',
    summary: { zh: '确认应发名单并列入支付', en: 'Confirm a roll: what is due becomes owed' },
    permission: 'applications.pay',
    body: z.strictObject({
      ...command,
      roll: idSchema,
      programme,
      month,
      within,
      budget: idSchema.nullable().default(null).meta({ description: 'Needed where something is due' }),
      day: daySchema,
      digest: z.string().max(64),
    }),
    answer: z.object({
      id: z.string(),
      items: z.number().int(),
      total: moneyAnswer,
      ended: z.number().int(),
    }),
    status: 201,
    errors: [
      'programme-not-found',
      'programme-not-rolling',
      'roll-of-several-bodies',
      'roll-month-ahead',
      'roll-changed',
      'roll-empty',
      'budget-needed',
      'budget-not-found',
      'budget-not-open',
      'budget-of-another-programme',
      'over-budget',
      'id-already-used',
      'changed-meanwhile',
    ],
  }),
  rolls: route({
    method: 'GET',
    path: '/api/applications/rolls',
    summary: { zh: '已确认的发放名单，最近的在前', en: 'Rolls that were confirmed, the latest first' },
    permission: 'applications.pay',
    query: pageQuery.extend({ programme: programme.optional(), within }),
    answer: pageOf(rollHead),
    errors: ['cursor-not-valid'],
  }),
  roll: route({
    method: 'GET',
    path: '/api/applications/rolls/:id',
    summary: { zh: '一次发放名单', en: 'One roll with its lines' },
    permission: 'applications.pay',
    params: ofOne,
    answer: rollHead.extend({
      counts: z.record(z.enum(lineKindCodes), z.number().int()),
      lines: z.array(rollLine),
    }),
    errors: ['not-found'],
  }),
  exportRoll: route({
    method: 'GET',
    path: '/api/applications/rolls/:id/export',
    summary: { zh: '导出发放名单（xlsx）', en: 'Export a roll as xlsx' },
    permission: 'applications.pay',
    params: ofOne,
    answer: { file: workbook },
    errors: ['not-found'],
  }),
}
