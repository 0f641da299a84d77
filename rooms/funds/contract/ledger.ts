import { z } from 'zod'
import { daySchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { accountKindCodes, entryKindCodes } from '../domain/kinds.ts'
import {
  command,
  entryLine,
  idAnswer,
  ledgerLine,
  moneyAnswer,
  ofOne,
  reason,
  within,
  workbook,
} from './shapes.ts'

const filters = {
  from: daySchema.optional(),
  to: daySchema.optional(),
  kind: z.enum(entryKindCodes).optional(),
  account: z
    .enum(accountKindCodes)
    .optional()
    .meta({ description: 'Entries that touch accounts of this kind' }),
  budget: idSchema.optional(),
  pool: idSchema.optional(),
  within,
}

export type LedgerFilters = z.output<z.ZodObject<typeof filters>>

export const ledgerContract = {
  ledger: route({
    method: 'GET',
    path: '/api/funds/ledger',
    summary: { zh: '总账，最近的在前', en: 'The ledger, the latest entries first' },
    permission: 'funds.read',
    query: pageQuery.extend(filters),
    answer: pageOf(entryLine),
    errors: ['cursor-not-valid'],
  }),
  exportLedger: route({
    method: 'GET',
    path: '/api/funds/ledger/export',
    summary: { zh: '导出总账（xlsx）', en: 'Export the ledger, line by line, as xlsx' },
    permission: 'funds.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  trialBalance: route({
    method: 'GET',
    path: '/api/funds/trial-balance',
    summary: { zh: '试算平衡', en: 'Trial balance: accounts by kind, and whether all adds up' },
    permission: 'funds.read',
    query: z.object({ within }),
    answer: z.object({
      accounts: z.array(
        z.object({
          kind: z.enum(accountKindCodes),
          balance: moneyAnswer,
          lines: moneyAnswer.meta({ description: 'Fen: the sum of the lines, counted again' }),
        }),
      ),
      balanced: z.boolean(),
    }),
  }),
  entry: route({
    method: 'GET',
    path: '/api/funds/ledger/:id',
    summary: { zh: '查看一笔分录', en: 'One entry with its lines' },
    permission: 'funds.read',
    params: ofOne,
    answer: entryLine.extend({ lines: z.array(ledgerLine), abilities: z.object({ reverse: z.boolean() }) }),
    errors: ['not-found'],
  }),
  reverseEntry: route({
    method: 'POST',
    path: '/api/funds/ledger/:id/reversal',
    summary: { zh: '冲销分录', en: 'Take an entry back by one with the opposite sign' },
    permission: 'funds.plan',
    params: ofOne,
    body: z.strictObject({ ...command, entry: idSchema, reason }),
    answer: idAnswer,
    status: 201,
    errors: [
      'not-found',
      'entry-not-reversible',
      'entry-already-reversed',
      'over-pool',
      'over-budget',
      'id-already-used',
    ],
  }),
}
