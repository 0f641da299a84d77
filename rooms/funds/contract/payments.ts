import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { payeeKindCodes, paymentKindCodes, paymentStateCodes } from '../domain/kinds.ts'
import {
  command,
  commitmentLine,
  entryLine,
  idAnswer,
  money,
  moneyAnswer,
  ofOne,
  optional,
  paymentLine,
  programme,
  reason,
  recoveryLine,
  text,
  within,
  workbook,
} from './shapes.ts'

const yes = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

const filters = {
  state: z.enum(paymentStateCodes).optional(),
  budget: idSchema.optional(),
  programme: programme.optional(),
  within,
  search: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Part of the payee, pinyin or initials, or the summary' }),
  troubled: yes.meta({ description: 'Waiting, and failed before or without a bank account' }),
}

export type PaymentFilters = z.output<z.ZodObject<typeof filters>>

const account = z.object({
  id: z.string(),
  holder: z.string(),
  heldForReason: z.string().nullable(),
  number: z.string().meta({ description: 'Masked' }),
  bank: z.string(),
  bankCode: z.string().nullable(),
  fromOn: z.string(),
  endedOn: z.string().nullable(),
  recordedName: z.string(),
})

export const paymentsContract = {
  payments: route({
    method: 'GET',
    path: '/api/funds/payments',
    summary: { zh: '应付和支付，最早到期的在前', en: 'Payments, the earliest due first' },
    permission: 'funds.read',
    query: pageQuery.extend(filters),
    answer: pageOf(paymentLine),
    errors: ['cursor-not-valid'],
  }),
  paymentTotals: route({
    method: 'GET',
    path: '/api/funds/payments/totals',
    summary: { zh: '所查支付的合计', en: 'Sum of the payments that are asked for' },
    permission: 'funds.read',
    query: z.object(filters),
    answer: z.object({ payments: z.number().int(), amount: moneyAnswer }),
  }),
  exportPayments: route({
    method: 'GET',
    path: '/api/funds/payments/export',
    summary: { zh: '导出支付台账（xlsx）', en: 'Export payments as xlsx' },
    permission: 'funds.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  payment: route({
    method: 'GET',
    path: '/api/funds/payments/:id',
    summary: { zh: '查看一笔支付', en: 'One payment with all that happened to it' },
    permission: 'funds.read',
    params: ofOne,
    answer: paymentLine.extend({
      commitmentOf: commitmentLine.nullable(),
      accounts: z.array(account),
      sharedWith: z.array(z.string()).meta({ description: 'Others who are kept with the same number' }),
      entries: z.array(entryLine),
      recoveries: z.array(recoveryLine),
      abilities: z.object({ prepare: z.boolean(), reconcile: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  pay: route({
    method: 'POST',
    path: '/api/funds/payments',
    summary: { zh: '形成应付', en: 'Make a part of a commitment owed to a payee' },
    permission: 'funds.prepare',
    body: z.strictObject({
      ...command,
      payment: idSchema,
      commitment: idSchema,
      amountFen: money,
      day: daySchema.meta({ description: 'From this day on it may be paid' }),
      kind: z.enum(paymentKindCodes),
      payeeKind: z.enum(payeeKindCodes),
      payee: idSchema,
      summary: text(80),
    }),
    answer: idAnswer,
    status: 201,
    errors: ['commitment-not-found', 'more-than-committed', 'payee-not-found', 'id-already-used'],
  }),
  personsToPay: route({
    method: 'GET',
    path: '/api/funds/payees',
    summary: {
      zh: '可以作为收款人的个人：付过款的，以及本人看得到的居民档案',
      en: 'Persons who can be paid: who was paid before, and who of the register the reader may see',
    },
    permission: 'funds.prepare',
    query: z.object({ search: text(60) }),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          paidBefore: z.boolean().meta({ description: 'Known from a payment or a bank account' }),
        }),
      ),
    }),
  }),
  withdrawPayment: route({
    method: 'POST',
    path: '/api/funds/payments/:id/withdrawal',
    summary: { zh: '撤销应付', en: 'Take back a payment that waits' },
    permission: 'funds.prepare',
    params: ofOne,
    body: z.strictObject({ ...command, reason }),
    answer: idAnswer,
    errors: ['payment-not-found', 'payment-not-waiting'],
  }),
  returnPayment: route({
    method: 'POST',
    path: '/api/funds/payments/:id/returned',
    summary: { zh: '登记退汇', en: 'Record that the bank sent a payment back' },
    permission: 'funds.reconcile',
    params: ofOne,
    body: z.strictObject({ ...command, reason, day: daySchema }),
    answer: idAnswer,
    errors: ['payment-not-found', 'payment-not-paid', 'payment-is-claimed'],
  }),
  keepPayeeAccount: route({
    method: 'POST',
    path: '/api/funds/payee-accounts',
    summary: { zh: '登记或更换收款账户', en: 'Keep the bank account of a payee; the one before ends' },
    permission: 'funds.prepare',
    body: z.strictObject({
      ...command,
      account: idSchema,
      division: divisionSchema,
      payeeKind: z.enum(payeeKindCodes),
      payee: idSchema,
      holder: text(80),
      number: text(60),
      bank: text(80),
      bankCode: z
        .string()
        .regex(/^\d{12}$/, { error: 'bank-code-digits' })
        .nullable()
        .default(null)
        .meta({ description: '联行号, 12 digits' }),
      heldForReason: optional(200).meta({ description: 'Needed where another than the payee holds it' }),
    }),
    answer: z.object({ id: z.string(), sharedWith: z.array(z.string()) }),
    status: 201,
    errors: [
      'not-found',
      'payee-not-found',
      'bank-account-digits',
      'bank-account-length',
      'bank-card-check',
      'bank-code-digits',
      'account-holder-differs',
      'id-already-used',
    ],
  }),
  unmaskAccount: route({
    method: 'POST',
    path: '/api/funds/payee-accounts/:id/number',
    summary: { zh: '查看完整账号，留有审计记录', en: 'An account number in full; it is audited' },
    permission: 'funds.prepare',
    params: ofOne,
    body: z.strictObject({ purpose: z.enum(['check', 'correct', 'audit']) }),
    answer: z.object({ number: z.string() }),
    errors: ['not-found'],
  }),
}
