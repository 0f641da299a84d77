import { z } from 'zod'
import { divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import {
  accountKindCodes,
  entryKindCodes,
  fundSourceCodes,
  payeeKindCodes,
  paymentKindCodes,
  paymentStateCodes,
} from '../domain/kinds.ts'

export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
export const optional = (maximum: number) => text(maximum).nullable().default(null)

const most = 100_000_000_000_000
export const money = z.number().int().min(1).max(most).meta({ description: 'Fen' })
export const moneyAnswer = z.number().int().meta({ description: 'Fen' })

export const command = {
  id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }),
}
export const ofOne = z.object({ id: idSchema })
export const idAnswer = z.object({ id: z.string() })
export const year = z.coerce.number().int().min(2000).max(2100)
export const within = divisionSchema.optional()
export const programme = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'value-not-valid' })
  .max(80)
  .meta({ description: 'Code of a programme' })
export const reason = text(300)

/** Where the money of something stands. */
export const figures = {
  planned: moneyAnswer.meta({
    description: 'Fen budgeted: left, committed, payable, with the bank, paid and recovered',
  }),
  left: moneyAnswer,
  committed: moneyAnswer,
  payable: moneyAnswer,
  transit: moneyAnswer,
  paid: moneyAnswer,
  recovered: moneyAnswer,
  owed: moneyAnswer.meta({ description: 'Fen ordered back and not yet received' }),
}

export const pool = z.object({
  id: z.string(),
  division: divisionAnswer,
  year: z.number().int(),
  source: z.enum(fundSourceCodes),
  title: z.string(),
  host: z.string().nullable(),
  hostName: z.string().nullable(),
  note: z.string().nullable(),
  received: moneyAnswer,
  free: moneyAnswer.meta({ description: 'Fen received and not budgeted' }),
})

export const budgetLine = z.object({
  id: z.string(),
  division: divisionAnswer,
  year: z.number().int(),
  programme: z.string().nullable(),
  title: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  note: z.string().nullable(),
  recordedName: z.string(),
  recordedAt: z.string(),
  ...figures,
})

export const source = z.object({ room: z.string(), id: z.string() })

export const commitmentLine = z.object({
  id: z.string(),
  budget: z.string(),
  programme: z.string().nullable(),
  title: z.string(),
  amount: moneyAnswer,
  open: moneyAnswer.meta({ description: 'Fen promised still: neither owed nor released' }),
  onDay: z.string(),
  source,
  recordedName: z.string(),
})

export const paymentLine = z.object({
  id: z.string(),
  division: divisionAnswer,
  budget: z.string(),
  budgetTitle: z.string(),
  commitment: z.string(),
  programme: z.string().nullable(),
  kind: z.enum(paymentKindCodes),
  payeeKind: z.enum(payeeKindCodes),
  payee: z.string(),
  payeeName: z.string(),
  amount: moneyAnswer,
  summary: z.string(),
  dueOn: z.string(),
  source,
  state: z.enum(paymentStateCodes),
  run: z.string().nullable(),
  failures: z.number().int(),
  failure: z.string().nullable().meta({ description: 'What the bank said last' }),
  paidOn: z.string().nullable(),
  account: z
    .object({
      id: z.string(),
      holder: z.string(),
      number: z.string().meta({ description: 'Masked' }),
      bank: z.string(),
    })
    .nullable()
    .meta({ description: 'Null: the bank account is not known yet' }),
})

export const recoveryLine = z.object({
  id: z.string(),
  division: divisionAnswer,
  budget: z.string(),
  payment: z.string(),
  programme: z.string().nullable(),
  payeeName: z.string(),
  amount: moneyAnswer,
  received: moneyAnswer,
  writtenOff: moneyAnswer,
  outstanding: moneyAnswer,
  cancelled: z.boolean(),
  overdue: z.boolean(),
  reason: z.string(),
  orderedOn: z.string(),
  dueOn: z.string(),
  source,
  recordedName: z.string(),
})

export const entryLine = z.object({
  id: z.string(),
  division: divisionAnswer,
  onDay: z.string(),
  kind: z.enum(entryKindCodes),
  amount: moneyAnswer.meta({ description: 'Fen moved' }),
  budget: z.string().nullable(),
  title: z.string().nullable().meta({ description: 'Of the budget, or of the pool' }),
  source,
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  reason: z.string().nullable(),
  reasonEn: z.string().nullable().meta({ description: 'Null where a person typed the reason' }),
  recordedName: z.string(),
  recordedAt: z.string(),
})

export const ledgerLine = z.object({
  account: z.string(),
  kind: z.enum(accountKindCodes),
  pool: z.string(),
  poolTitle: z.string(),
  budget: z.string().nullable(),
  budgetTitle: z.string().nullable(),
  amount: moneyAnswer.meta({ description: 'Fen; into the account above zero, out of it below' }),
  commitment: z.string().nullable(),
  payment: z.string().nullable(),
  recovery: z.string().nullable(),
})
