import { z } from 'zod'
import { daySchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  command,
  entryLine,
  idAnswer,
  money,
  moneyAnswer,
  ofOne,
  optional,
  paymentLine,
  reason,
  recoveryLine,
  within,
  workbook,
} from './shapes.ts'

const filters = {
  state: z.enum(['open', 'overdue', 'settled']).optional(),
  within,
  search: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Part of the payee, pinyin or initials, or the reason' }),
}

export type RecoveryFilters = z.output<z.ZodObject<typeof filters>>

export const recoveriesContract = {
  recoveries: route({
    method: 'GET',
    path: '/api/funds/recoveries',
    summary: { zh: '追回台账，最早到期的在前', en: 'Recoveries, the earliest due first' },
    permission: 'funds.read',
    query: pageQuery.extend(filters),
    answer: pageOf(recoveryLine),
    errors: ['cursor-not-valid'],
  }),
  exportRecoveries: route({
    method: 'GET',
    path: '/api/funds/recoveries/export',
    summary: { zh: '导出追回台账（xlsx）', en: 'Export recoveries as xlsx' },
    permission: 'funds.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  recovery: route({
    method: 'GET',
    path: '/api/funds/recoveries/:id',
    summary: { zh: '查看追回', en: 'One recovery with what came in' },
    permission: 'funds.read',
    params: ofOne,
    answer: recoveryLine.extend({
      paymentOf: paymentLine.nullable(),
      entries: z.array(entryLine),
      writeOffs: z.array(
        z.object({
          id: z.string(),
          amount: moneyAnswer,
          reason: z.string(),
          state: z.enum(['proposed', 'approved', 'declined']),
          proposedName: z.string(),
          proposedAt: z.string(),
          decidedName: z.string().nullable(),
          own: z.boolean().meta({ description: 'Proposed by who asks: another person has to approve' }),
        }),
      ),
      abilities: z.object({ prepare: z.boolean(), approve: z.boolean(), reconcile: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  recover: route({
    method: 'POST',
    path: '/api/funds/recoveries',
    summary: { zh: '下达追回决定', en: 'Order money back of what was paid' },
    permission: 'funds.prepare',
    body: z.strictObject({
      ...command,
      recovery: idSchema,
      payment: idSchema,
      amountFen: money,
      day: daySchema,
      dueOn: daySchema,
      reason,
    }),
    answer: idAnswer,
    status: 201,
    errors: [
      'payment-not-found',
      'payment-not-paid',
      'more-than-paid',
      'recovery-due-before-order',
      'id-already-used',
    ],
  }),
  receiveBack: route({
    method: 'POST',
    path: '/api/funds/recoveries/:id/receipts',
    summary: { zh: '登记追回到账', en: 'Record money that came back, also a part' },
    permission: 'funds.reconcile',
    params: ofOne,
    body: z.strictObject({ ...command, amountFen: money, day: daySchema, voucher: optional(80) }),
    answer: z.object({ outstanding: moneyAnswer }),
    errors: ['recovery-not-found', 'more-than-outstanding', 'day-in-the-future'],
  }),
  cancelRecovery: route({
    method: 'POST',
    path: '/api/funds/recoveries/:id/cancellation',
    summary: { zh: '撤销追回', en: 'Cancel what is still open of a recovery' },
    permission: 'funds.approve',
    params: ofOne,
    body: z.strictObject({ ...command, reason }),
    answer: idAnswer,
    errors: ['recovery-not-found', 'more-than-outstanding', 'write-off-waits'],
  }),
  proposeWriteOff: route({
    method: 'POST',
    path: '/api/funds/recoveries/:id/write-offs',
    summary: { zh: '申请核销', en: 'Propose to write off' },
    permission: 'funds.prepare',
    params: ofOne,
    body: z.strictObject({ ...command, writeOff: idSchema, amountFen: money, reason }),
    answer: idAnswer,
    status: 201,
    errors: ['recovery-not-found', 'more-than-outstanding', 'write-off-waits'],
  }),
  decideWriteOff: route({
    method: 'POST',
    path: '/api/funds/recoveries/:id/write-offs/:writeOff/decision',
    summary: {
      zh: '审批核销（须为另一人）',
      en: 'Decide on writing off: another person than who proposed it',
    },
    permission: 'funds.approve',
    params: ofOne.extend({ writeOff: idSchema }),
    body: z.strictObject({ ...command, approve: z.boolean() }),
    answer: z.object({ outstanding: moneyAnswer }),
    errors: ['recovery-not-found', 'more-than-outstanding', 'needs-second-person', 'write-off-decided'],
  }),
}
