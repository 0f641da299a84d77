import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { itemKindCodes, itemStateCodes } from '../domain/paying/kinds.ts'
import {
  command,
  idAnswer,
  moneyAnswer,
  ofOne,
  openBudget,
  optional,
  paymentItem,
  programme,
  reason,
  text,
  within,
  words,
  workbook,
} from './paying-shapes.ts'

const filters = {
  programme: programme.optional(),
  state: z.enum(itemStateCodes).optional(),
  within,
  search: z.string().max(60).optional().meta({ description: 'Part of the name, pinyin or initials' }),
}

const payeeAccount = z
  .object({
    id: z.string(),
    holder: z.string(),
    number: z.string().meta({ description: 'Masked' }),
    bank: z.string(),
  })
  .nullable()

export const payingContract = {
  applicationPayments: route({
    method: 'GET',
    path: '/api/applications/payments',
    summary: { zh: '申请的支付，最近的在前', en: 'Payments of applications, the latest first' },
    permission: 'applications.pay',
    query: pageQuery.extend(filters),
    answer: pageOf(paymentItem),
    errors: ['cursor-not-valid'],
  }),
  applicationPaymentTotals: route({
    method: 'GET',
    path: '/api/applications/payments/totals',
    summary: { zh: '所查支付的合计', en: 'Sum of the payments that are asked for' },
    permission: 'applications.pay',
    query: z.object(filters),
    answer: z.object({ payments: z.number().int(), amount: moneyAnswer }),
  }),
  exportApplicationPayments: route({
    method: 'GET',
    path: '/api/applications/payments/export',
    summary: { zh: '导出申请的支付（xlsx）', en: 'Export payments of applications as xlsx' },
    permission: 'applications.pay',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  paidProgrammes: route({
    method: 'GET',
    path: '/api/applications/payments/programmes',
    summary: { zh: '有待发放的项目', en: 'Programmes under which something is paid' },
    permission: 'applications.pay',
    query: z.object({ within }),
    answer: z.object({
      items: z.array(
        z.object({
          programme: z.string(),
          title: words,
          kind: z.enum(['once', 'roll', 'instalments', 'none']),
          division: divisionAnswer,
          place: z.string().meta({ description: 'Name of the division' }),
          waiting: z
            .number()
            .int()
            .meta({ description: 'Applications that stand at a stage where they are paid' }),
          rollDue: z
            .string()
            .nullable()
            .meta({ description: 'The month whose roll is due, or was the last; null: not paid by roll' }),
        }),
      ),
    }),
  }),
  duePayments: route({
    method: 'GET',
    path: '/api/applications/payments/due',
    summary: { zh: '待发放的申请', en: 'Applications that stand to be paid' },
    permission: 'applications.pay',
    query: z.object({ programme, within }),
    answer: z.object({
      items: z.array(
        z.object({
          application: z.string(),
          number: z.string(),
          name: z.string(),
          organisationName: z.string().nullable(),
          division: divisionAnswer,
          stage: z.string(),
          stageTitle: words,
          since: z.string(),
          kind: z.enum(itemKindCodes),
          period: z.string(),
          amount: moneyAnswer,
          account: payeeAccount,
          hindrance: z
            .enum(['amount-not-decided', 'held', 'paid-already'])
            .nullable()
            .meta({ description: 'What stands in the way of paying it' }),
          holding: z.array(words).meta({ description: 'Why it is held; asked again when it is paid' }),
        }),
      ),
      budgets: z.array(openBudget.extend({ division: divisionAnswer })),
    }),
  }),
  payApplications: route({
    method: 'POST',
    path: '/api/applications/payments',
    summary: {
      zh: '从预算中发放，一份或多份申请，全部成功或者全部不做；已被取消资格或不得重复享受的暂缓',
      en: 'Pay applications out of a budget, one or many: all or none; who may not be paid any more is held',
    },
    permission: 'applications.pay',
    body: z.strictObject({
      ...command,
      applications: z.array(idSchema).min(1).max(2000),
      budget: idSchema.nullable().default(null).meta({ description: 'Null where the award is not in money' }),
      day: daySchema,
    }),
    answer: z.object({
      items: z.number().int(),
      total: moneyAnswer,
      held: z.number().int().meta({ description: 'Not paid and kept with the reason' }),
    }),
    status: 201,
    errors: [
      'not-found',
      'application-not-at-payment',
      'application-paid-by-roll',
      'amount-not-decided',
      'application-paid-already',
      'budget-needed',
      'budget-not-found',
      'budget-not-open',
      'budget-of-another-programme',
      'over-budget',
      'id-already-used',
      'changed-meanwhile',
      'stage-not-possible',
    ],
  }),
  withdrawApplicationPayment: route({
    method: 'POST',
    path: '/api/applications/payments/:id/withdrawal',
    summary: { zh: '撤回尚未支付的一笔', en: 'Take back a payment that waits' },
    permission: 'applications.pay',
    params: ofOne,
    body: z.strictObject({ ...command, reason }),
    answer: idAnswer,
    errors: ['not-found', 'payment-not-found', 'payment-not-waiting', 'more-than-committed'],
  }),
  payeeAccountOf: route({
    method: 'POST',
    path: '/api/applications/:id/payee-account',
    summary: { zh: '登记申请人的收款账户', en: 'Keep the bank account of an applicant' },
    permission: 'applications.pay',
    params: ofOne,
    body: z.strictObject({
      ...command,
      account: idSchema,
      holder: text(80),
      number: text(60),
      bank: text(80),
      bankCode: z
        .string()
        .regex(/^\d{12}$/, { error: 'value-not-valid' })
        .nullable()
        .default(null),
      heldForReason: optional(200),
    }),
    answer: z.object({
      id: z.string(),
      sharedWith: z.array(z.string()).meta({ description: 'Others who are paid on the same number' }),
    }),
    status: 201,
    errors: [
      'not-found',
      'bank-account-digits',
      'bank-account-length',
      'bank-card-check',
      'account-holder-differs',
      'id-already-used',
    ],
  }),
  runOfApplications: route({
    method: 'POST',
    path: '/api/applications/payments/run',
    summary: {
      zh: '把申请的待支付款项一次编成支付批次',
      en: 'Put payments of applications that wait into a payment run, in one step',
    },
    permission: 'funds.prepare',
    body: z.strictObject({
      ...command,
      run: idSchema,
      title: text(60),
      day: daySchema,
      payments: z.array(idSchema).min(1).max(5000).meta({ description: 'Ids of payments of applications' }),
    }),
    answer: z.object({
      id: z.string(),
      lines: z.number().int(),
      total: moneyAnswer,
      held: z.number().int().meta({ description: 'Set aside and held, with the reason' }),
    }),
    status: 201,
    errors: [
      'not-found',
      'payment-not-found',
      'payment-not-waiting',
      'payment-not-due',
      'payment-stopped',
      'more-than-committed',
      'payment-in-another-run',
      'payee-without-account',
      'run-of-two-divisions',
      'id-already-used',
    ],
  }),
  moneyOfApplication: route({
    method: 'GET',
    path: '/api/applications/:id/money',
    summary: {
      zh: '一份申请的支付、通知书和处理',
      en: 'Payments, the letter and sanctions of an application',
    },
    permission: 'applications.read',
    params: ofOne,
    answer: z.object({
      inMoney: z
        .boolean()
        .meta({ description: 'Whether the programme pays in money; where not, no account is needed' }),
      account: payeeAccount,
      items: z.array(
        paymentItem.extend({
          run: z.string().nullable().meta({ description: 'The payment run in which it stands' }),
          recovered: moneyAnswer,
        }),
      ),
      letter: z
        .object({
          id: z.string(),
          number: z.string(),
          givenOn: z.string(),
          withdrawnOn: z.string().nullable(),
        })
        .nullable(),
      findings: z.array(
        z.object({
          id: z.string(),
          foundOn: z.string(),
          state: z.string(),
          facts: z.string(),
          factsEn: z.string().nullable().meta({ description: 'Null where a person typed what was found' }),
        }),
      ),
      barred: z
        .boolean()
        .nullable()
        .meta({ description: 'From this class of programmes, today; null: not known' }),
      abilities: z.object({
        pay: z.boolean(),
        letter: z.boolean(),
        sanction: z.boolean(),
        funds: z.boolean().meta({ description: 'May look into payments and runs of the funds room' }),
      }),
    }),
    errors: ['not-found'],
  }),
  ownAward: route({
    method: 'GET',
    path: '/api/applications/mine/:id/award',
    summary: { zh: '自己申请的发放情况', en: 'What was paid and given for one’s own application' },
    permission: 'applications.apply',
    params: ofOne,
    answer: z.object({
      items: z.array(
        z.object({
          period: z.string(),
          amount: moneyAnswer,
          state: z.enum(itemStateCodes),
          paidOn: z.string().nullable(),
        }),
      ),
      letter: z.object({ id: z.string(), number: z.string(), givenOn: z.string() }).nullable(),
    }),
    errors: ['not-found'],
  }),
}
