import { z } from 'zod'
import { daySchema, idSchema, pageQuery, route } from '../../../kernel/contract.ts'
import { recordKindCodes } from '../../indicators/index.ts'
import {
  cell,
  change,
  content,
  monthSchema,
  nodeSchema,
  notNames,
  oneReport,
  state,
  text,
  words,
} from './shapes.ts'

const changed = z.object({ id: z.string(), state, version: z.number().int() })
const changeErrors = ['not-found', 'not-permitted', 'id-already-used', 'changed-meanwhile'] as const

const boardRow = z.object({
  node: z.string(),
  kind: z.enum(['division', 'station']),
  name: z.string(),
  report: z.string().nullable(),
  state: z.union([state, z.literal('missing')]),
  late: z.boolean().meta({ description: 'Not sent although the due day is over' }),
  sentAt: z.string().nullable(),
  sentBy: z.string().nullable(),
  reason: z.string().nullable().meta({ description: 'Why it came back' }),
  mayOpen: z.boolean(),
})

const check = z.object({
  code: z.string(),
  level: z.enum(['good', 'look', 'wrong']),
  title: words,
  found: z.array(z.object({ words, cell: z.string().nullable() })).readonly(),
})

const version = z.object({
  number: z.number().int(),
  reason: z.enum(['sent', 'due', 'revised']),
  asOf: z.string(),
  sha256: z.string(),
  by: z.string(),
  at: z.string(),
})

export const reportRoutes = {
  board: route({
    method: 'GET',
    path: '/api/reports',
    summary: { zh: '一个月的报表：哪些已上报、退回、逾期', en: 'Reports of a month: sent, returned, late' },
    permission: 'reports.read',
    query: z.object({
      month: monthSchema,
      within: nodeSchema.optional(),
      definition: z.string().default('station-monthly'),
    }),
    answer: z.object({
      month: z.string(),
      dueOn: z.string(),
      title: words,
      counts: z.object({
        expected: z.number().int(),
        sent: z.number().int(),
        accepted: z.number().int(),
        returned: z.number().int(),
        late: z.number().int(),
      }),
      rows: z.array(boardRow),
    }),
    errors: ['report-not-known', 'month-not-valid', 'node-not-valid'],
  }),
  open: route({
    method: 'POST',
    path: '/api/reports',
    summary: { zh: '开始填报', en: 'Open the report of a month' },
    permission: 'reports.prepare',
    body: z.strictObject({
      id: idSchema,
      report: idSchema,
      node: nodeSchema,
      month: monthSchema,
      definition: z.string().default('station-monthly'),
    }),
    answer: changed,
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'report-not-known',
      'report-already-there',
      'month-not-valid',
      'node-not-valid',
    ],
  }),
  one: route({
    method: 'GET',
    path: '/api/reports/:id',
    summary: { zh: '一份报表', en: 'One report' },
    permission: 'reports.read',
    params: oneReport,
    query: z.object({
      number: z.coerce.number().int().min(0).optional().meta({
        description: 'A frozen version; 0 is the figures of now. Left out: what stands, frozen once sent',
      }),
    }),
    answer: z.object({
      id: z.string(),
      state,
      version: z.number().int(),
      dueOn: z.string(),
      late: z.boolean(),
      content,
      number: z
        .number()
        .int()
        .nullable()
        .meta({ description: 'The frozen version shown; null: the figures of now' }),
      sha256: z.string().nullable(),
      versions: z.array(version),
      steps: z.array(
        z.object({
          kind: z.enum(['sent', 'returned', 'accepted', 'frozen', 'revised']),
          number: z.number().int().nullable(),
          reason: z.string().nullable(),
          by: z.string(),
          at: z.string(),
        }),
      ),
      checks: z.array(check),
      fields: z.array(
        z.object({ code: z.string(), title: words, hint: words.nullable(), required: z.boolean() }),
      ),
      abilities: z.object({
        write: z.boolean(),
        send: z.boolean(),
        review: z.boolean(),
        revise: z.boolean(),
      }),
    }),
    errors: ['not-found', 'version-unknown'],
  }),
  texts: route({
    method: 'PUT',
    path: '/api/reports/:id/texts',
    summary: { zh: '填写文字', en: 'Write the texts of a report' },
    permission: 'reports.prepare',
    params: oneReport,
    body: z.strictObject({ ...change, texts: z.record(z.string().max(60), text(4000, 0)), notNames }),
    answer: changed,
    errors: [...changeErrors, 'report-not-open', 'text-unknown', 'text-names-someone', 'text-names-person'],
  }),
  adjust: route({
    method: 'POST',
    path: '/api/reports/:id/adjustments',
    summary: { zh: '说明调整（并列显示，不改统计数）', en: 'State a difference beside what was counted' },
    permission: 'reports.prepare',
    params: oneReport,
    body: z.strictObject({
      ...change,
      cell: z.string().max(120),
      difference: z
        .number()
        .multipleOf(0.01)
        .min(-99_999_999)
        .max(99_999_999)
        .refine((value) => value !== 0, { error: 'value-not-valid' }),
      on: daySchema,
      reason: text(500),
      notNames,
    }),
    answer: changed,
    status: 201,
    errors: [...changeErrors, 'report-not-open', 'cell-unknown', 'text-names-someone', 'text-names-person'],
  }),
  send: route({
    method: 'POST',
    path: '/api/reports/:id/sending',
    summary: { zh: '上报（签名并冻结数据）', en: 'Sign, freeze and send up' },
    permission: 'reports.prepare',
    params: oneReport,
    body: z.strictObject({ ...change, confirmed: z.literal(true) }),
    answer: changed,
    errors: [
      ...changeErrors,
      'report-not-open',
      'report-month-not-over',
      'report-not-complete',
      'figures-not-settled',
    ],
  }),
  giveBack: route({
    method: 'POST',
    path: '/api/reports/:id/return',
    summary: { zh: '退回并说明原因', en: 'Return with a reason' },
    permission: 'reports.approve',
    params: oneReport,
    body: z.strictObject({ ...change, reason: text(500) }),
    answer: changed,
    errors: [...changeErrors, 'report-not-sent', 'report-own'],
  }),
  accept: route({
    method: 'POST',
    path: '/api/reports/:id/acceptance',
    summary: { zh: '审核通过并签名', en: 'Accept and sign' },
    permission: 'reports.approve',
    params: oneReport,
    body: z.strictObject({ ...change, confirmed: z.literal(true) }),
    answer: changed,
    errors: [...changeErrors, 'report-not-sent', 'report-own'],
  }),
  revise: route({
    method: 'POST',
    path: '/api/reports/:id/versions',
    summary: { zh: '按补录修订，形成新版本', en: 'Freeze a later version with late entries' },
    permission: 'reports.approve',
    params: oneReport,
    body: z.strictObject({ ...change, reason: text(500) }),
    answer: changed,
    status: 201,
    errors: [...changeErrors, 'report-not-accepted', 'report-own', 'report-unchanged', 'figures-not-settled'],
  }),
  explain: route({
    method: 'GET',
    path: '/api/reports/:id/cells/:cell',
    summary: { zh: '与上月相差的来由', en: 'Where a difference against last month comes from' },
    permission: 'reports.read',
    params: oneReport.extend({ cell: z.string().max(120) }),
    answer: z.object({
      cell,
      difference: z.number(),
      parts: z.array(
        z.object({
          node: z.string(),
          name: z.string(),
          now: z.number(),
          last: z.number(),
          difference: z.number(),
        }),
      ),
      categories: z.array(
        z.object({
          code: z.string(),
          title: words,
          now: z.number(),
          last: z.number(),
          difference: z.number(),
        }),
      ),
      records: z
        .object({
          month: z.string(),
          counted: z.number().int(),
          added: z.number().int(),
          replacements: z.number().int(),
          removed: z.number().int(),
          since: z.string(),
        })
        .array()
        .meta({ description: 'This month and last: records, and of them those written after the due day' }),
    }),
    errors: ['not-found', 'cell-unknown'],
  }),
  records: route({
    method: 'GET',
    path: '/api/reports/:id/records',
    summary: {
      zh: '报表数字背后的记录（冻结时的）',
      en: 'The records behind a cell, those of then where it is frozen',
    },
    permission: 'figures.drill',
    params: oneReport,
    query: pageQuery.extend({ cell: z.string().max(120), number: z.coerce.number().int().min(1).optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.enum(recordKindCodes),
          id: z.string().nullable(),
          person: z.string().nullable(),
          title: z.string().nullable(),
          day: z.string().nullable(),
          station: z.string().nullable(),
          division: z.number().int(),
          place: z.string(),
          amount: z.number(),
        }),
      ),
      next: z.string().nullable(),
      ofThen: z.boolean().meta({ description: 'false: the records of now' }),
    }),
    errors: [
      'not-found',
      'cell-unknown',
      'version-unknown',
      'cursor-not-valid',
      'not-permitted',
      'measure-unknown',
      'split-unknown',
      'node-not-valid',
      'period-not-valid',
    ],
  }),
}
