import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { fundSourceCodes } from '../domain/kinds.ts'
import {
  budgetLine,
  command,
  commitmentLine,
  figures,
  idAnswer,
  money,
  moneyAnswer,
  ofOne,
  optional,
  paymentLine,
  pool,
  programme,
  reason,
  text,
  within,
  workbook,
  year,
} from './shapes.ts'

const words = z.object({ zh: z.string(), en: z.string() })

const budgetFilters = {
  year: year.optional(),
  within,
  programme: programme.optional(),
  search: z.string().max(60).optional().meta({ description: 'Part of the title, pinyin or initials' }),
}

export type BudgetFilters = z.output<z.ZodObject<typeof budgetFilters>>

const rule = z.object({
  code: z.string(),
  title: words,
  of: words.meta({ description: 'What the transfer is that a share is taken of' }),
  takes: z.enum(fundSourceCodes),
  rate: z.object({ part: z.number().int(), of: z.number().int() }).meta({ description: 'An exact fraction' }),
  source: z.string(),
  yearAmount: moneyAnswer.nullable().meta({ description: 'Fen that the year is to come to' }),
  toppedUpBy: z.enum(fundSourceCodes).nullable(),
})

export const budgetsContract = {
  overview: route({
    method: 'GET',
    path: '/api/funds/overview',
    summary: { zh: '一年的资金：按来源和用途', en: 'The money of a year, by source and by what it is for' },
    permission: 'funds.read',
    query: z.object({ year, within }),
    answer: z.object({
      year: z.number().int(),
      years: z.array(z.number().int()).meta({ description: 'Years that have pools or budgets' }),
      received: moneyAnswer,
      free: moneyAnswer,
      total: z.object(figures),
      sources: z.array(
        z.object({ source: z.enum(fundSourceCodes), received: moneyAnswer, free: moneyAnswer, ...figures }),
      ),
      programmes: z.array(
        z.object({ programme: z.string().nullable(), budgets: z.number().int(), ...figures }),
      ),
    }),
  }),
  pools: route({
    method: 'GET',
    path: '/api/funds/pools',
    summary: { zh: '资金池', en: 'Pools of money' },
    permission: 'funds.read',
    query: z.object({ year, within }),
    answer: z.object({ items: z.array(pool) }),
  }),
  pool: route({
    method: 'GET',
    path: '/api/funds/pools/:id',
    summary: { zh: '查看资金池和到位记录', en: 'One pool with what came into it' },
    permission: 'funds.read',
    params: ofOne,
    answer: pool.extend({
      receipts: z.array(
        z.object({
          id: z.string(),
          amount: moneyAnswer,
          receivedOn: z.string(),
          document: z.string().nullable(),
          rule: z.string().nullable(),
          transfer: moneyAnswer.nullable(),
          note: z.string().nullable(),
          recordedName: z.string(),
          standing: z.boolean().meta({ description: 'False: it was reversed' }),
        }),
      ),
      abilities: z.object({ plan: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  openPool: route({
    method: 'POST',
    path: '/api/funds/pools',
    summary: { zh: '设立资金池', en: 'Open a pool' },
    permission: 'funds.plan',
    body: z.strictObject({
      ...command,
      pool: idSchema,
      division: divisionSchema,
      year,
      source: z.enum(fundSourceCodes),
      title: text(80),
      host: idSchema
        .nullable()
        .default(null)
        .meta({ description: 'Organisation through whose account a charity fund runs' }),
      note: optional(300),
    }),
    answer: idAnswer,
    status: 201,
    errors: ['not-found', 'id-already-used', 'host-not-found'],
  }),
  receive: route({
    method: 'POST',
    path: '/api/funds/pools/:id/receipts',
    summary: {
      zh: '登记到位资金；按规定比例提取的，填转移支付总额',
      en: 'Record money received; for a declared share, the whole transfer is given',
    },
    permission: 'funds.plan',
    params: ofOne,
    body: z.strictObject({
      ...command,
      receipt: idSchema,
      amountFen: money.nullable().default(null).meta({ description: 'Fen; left out where a rule says it' }),
      rule: z.string().max(80).nullable().default(null),
      transferFen: money
        .nullable()
        .default(null)
        .meta({ description: 'Fen: the whole transfer of the rule' }),
      receivedOn: daySchema,
      document: optional(80),
      note: optional(300),
    }),
    answer: z.object({
      id: z.string(),
      amount: moneyAnswer,
      gap: moneyAnswer.meta({ description: 'Fen missing of the year’s amount' }),
      toppedUpBy: z.enum(fundSourceCodes).nullable(),
    }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'share-rule-unknown',
      'share-rule-elsewhere',
      'share-rule-not-in-force',
      'share-of-nothing',
      'share-not-as-declared',
      'receipt-without-amount',
      'receipt-in-another-year',
      'pool-of-another-source',
      'day-in-the-future',
    ],
  }),
  shareRules: route({
    method: 'GET',
    path: '/api/funds/share-rules',
    summary: { zh: '适用于某地的提取比例', en: 'Declared shares that hold at a place' },
    permission: 'funds.read',
    query: z.object({ division: divisionSchema, on: daySchema }),
    answer: z.object({ items: z.array(rule) }),
  }),
  share: route({
    method: 'GET',
    path: '/api/funds/share-rules/:rule/share',
    summary: { zh: '按比例试算', en: 'What a rule makes of a transfer' },
    permission: 'funds.read',
    params: z.object({ rule: z.string().max(80) }),
    query: z.object({ transferFen: z.coerce.number().int().min(1).max(100_000_000_000_000), on: daySchema }),
    answer: z.object({
      share: moneyAnswer,
      rate: z.object({ part: z.number().int(), of: z.number().int() }),
      yearAmount: moneyAnswer.nullable(),
      gap: moneyAnswer,
      toppedUpBy: z.enum(fundSourceCodes).nullable(),
      source: z.string(),
    }),
    errors: ['share-rule-unknown', 'share-rule-not-in-force'],
  }),
  budgets: route({
    method: 'GET',
    path: '/api/funds/budgets',
    summary: { zh: '预算', en: 'Budgets' },
    permission: 'funds.read',
    query: z.object(budgetFilters),
    answer: z.object({ items: z.array(budgetLine) }),
  }),
  exportBudgets: route({
    method: 'GET',
    path: '/api/funds/budgets/export',
    summary: { zh: '导出预算执行表（xlsx）', en: 'Export budgets as xlsx' },
    permission: 'funds.read',
    query: z.object(budgetFilters),
    answer: { file: workbook },
  }),
  budget: route({
    method: 'GET',
    path: '/api/funds/budgets/:id',
    summary: { zh: '查看预算', en: 'One budget with its sources, commitments and payments' },
    permission: 'funds.read',
    params: ofOne,
    answer: budgetLine.extend({
      sources: z.array(
        z.object({ pool: z.string(), source: z.enum(fundSourceCodes), title: z.string(), ...figures }),
      ),
      commitments: z.array(commitmentLine),
      payments: z.array(paymentLine),
      abilities: z.object({ plan: z.boolean(), prepare: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  openBudget: route({
    method: 'POST',
    path: '/api/funds/budgets',
    summary: { zh: '编制预算', en: 'Open a budget out of one or more pools' },
    permission: 'funds.plan',
    body: z.strictObject({
      ...command,
      budget: idSchema,
      division: divisionSchema,
      year,
      programme: programme.nullable().default(null),
      title: text(80),
      from: daySchema.meta({ description: 'The first day on which it may be committed' }),
      to: daySchema,
      note: optional(300),
      sources: z
        .array(z.strictObject({ pool: idSchema, amountFen: money }))
        .min(1)
        .max(12)
        .meta({ description: 'In the order in which they are drawn on' }),
    }),
    answer: z.object({ id: z.string(), planned: moneyAnswer }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'pool-not-found',
      'pool-named-twice',
      'over-pool',
      'budget-ends-before-it-begins',
    ],
  }),
  changeBudget: route({
    method: 'POST',
    path: '/api/funds/budgets/:id/changes',
    summary: { zh: '追加或调减预算', en: 'Add to a budget or take back what is not spoken for' },
    permission: 'funds.plan',
    params: ofOne,
    body: z.strictObject({
      ...command,
      pool: idSchema,
      amountFen: z
        .number()
        .int()
        .min(-100_000_000_000_000)
        .max(100_000_000_000_000)
        .meta({ description: 'Fen: added above zero, taken back below' }),
      reason,
    }),
    answer: idAnswer,
    errors: ['not-found', 'pool-not-found', 'over-pool', 'over-budget', 'budget-change-of-nothing'],
  }),
  rebudget: route({
    method: 'POST',
    path: '/api/funds/budgets/:id/recovered',
    summary: {
      zh: '把追回的款项转回预算可用额',
      en: 'Put recovered money back into what a budget may spend',
    },
    permission: 'funds.plan',
    params: ofOne,
    body: z.strictObject({
      ...command,
      amountFen: money.nullable().default(null).meta({ description: 'Fen; null: all that was recovered' }),
      reason,
    }),
    answer: z.object({ id: z.string(), amount: moneyAnswer }),
    errors: ['not-found', 'more-than-recovered', 'id-already-used'],
  }),
  commit: route({
    method: 'POST',
    path: '/api/funds/commitments',
    summary: { zh: '承诺资金', en: 'Commit money of a budget' },
    permission: 'funds.prepare',
    body: z.strictObject({
      ...command,
      commitment: idSchema,
      budget: idSchema,
      programme: programme.nullable().default(null),
      title: text(80),
      amountFen: money,
      day: daySchema,
    }),
    answer: idAnswer,
    status: 201,
    errors: [
      'budget-not-found',
      'budget-not-open',
      'budget-of-another-programme',
      'over-budget',
      'id-already-used',
    ],
  }),
  release: route({
    method: 'POST',
    path: '/api/funds/commitments/:id/release',
    summary: { zh: '释放承诺', en: 'Give back what is promised still' },
    permission: 'funds.prepare',
    params: ofOne,
    body: z.strictObject({
      ...command,
      amountFen: money.nullable().default(null).meta({ description: 'Fen; all that is open when left out' }),
      reason,
    }),
    answer: z.object({ released: moneyAnswer }),
    errors: ['commitment-not-found', 'more-than-committed'],
  }),
}
