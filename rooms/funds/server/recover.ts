import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Standing, writeTrail } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { spell } from '../../regions/server/index.ts'
import { draw, type Share } from '../domain/draw.ts'
import { movement } from '../domain/movement.ts'
import { holdAccounts, openShares, postEntry, type Source, sumOf } from './ledger.ts'
import { findPayment } from './payment-store.ts'
import { addToRecovery, findRecovery, insertRecovery, type RecoveryRow } from './recovery-store.ts'

export type RecoverInput = {
  /** Of the recovery; a resend with the same facts answers the first one. */
  readonly id: Id
  readonly payment: Id
  readonly amountFen: number
  /** The day of the order. */
  readonly day: Day
  readonly dueOn: Day
  readonly reason: string
  readonly source: Source
}

/**
 * Orders money back of what was paid (S13.4), inside the caller's transaction: it is owed to the budget's pools until it
 * comes in or is written off. Refused: `payment-not-found` (or not in scope), `payment-not-paid`, `more-than-paid` (with what
 * may still be claimed), `recovery-due-before-order`, `id-already-used`.
 */
export async function recover(
  tx: Handle,
  standing: Standing,
  { id, payment, amountFen, day, dueOn, reason, source }: RecoverInput,
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const paid = await findPayment(tx, standing.scope, payment)
  if (!paid) return refused({ code: 'payment-not-found' })
  if (dueOn < day) return refused({ code: 'recovery-due-before-order' })
  const { division, budget } = paid
  const accounts = await holdAccounts(tx, division, [budget])
  const before = await findRecovery(tx, standing.scope, id)
  if (before)
    return before.payment === payment && before.amount === amountFen
      ? ok({ id })
      : refused({ code: 'id-already-used' })
  const claimable = less(
    await openShares(tx, division, 'payment', payment, 'paid'),
    await openShares(tx, division, 'payment', payment, 'receivable'),
  )
  if (paid.state !== 'paid') return refused({ code: 'payment-not-paid' })
  const shares = draw(claimable, amountFen)
  if (!shares.ok)
    return refused({
      code: 'more-than-paid',
      data: { open: claimable.reduce((sum, { balance }) => sum + balance, 0) },
    })
  const spelled = spell(paid.payeeName, division)
  const { programme, payeeKind, payee, payeeName } = paid
  const written = await insertRecovery(tx, standing, {
    id,
    division,
    budget,
    payment,
    programme,
    payeeKind,
    payee,
    payeeName,
    amount: amountFen,
    reason,
    orderedOn: day,
    dueOn,
    sourceRoom: source.room,
    sourceId: source.id,
    search: `${payeeName} ${spelled.pinyin} ${spelled.initials} ${reason}`.toLowerCase(),
  })
  if (!written) return refused({ code: 'id-already-used' })
  const lines = movement(accounts, budget, shares.value, ['claim', 'receivable'], { payment, recovery: id })
  const entry = { division, onDay: day, kind: 'claimed' as const, budget, source, reason }
  const posted = await postEntry(tx, standing, entry, lines)
  if (!posted.ok) return posted
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.recover', subject: id, division, detail: { payment, amount: amountFen } },
  ])
  return ok({ id })
}

const less = (from: readonly Share[], taken: readonly Share[]) =>
  from.map(({ pool, amount }) => ({
    pool,
    balance: amount - (taken.find((one) => one.pool === pool)?.amount ?? 0),
  }))

export const outstandingOf = ({ amount, received, writtenOff, cancelled }: RecoveryRow): number =>
  cancelled ? 0 : amount - received - writtenOff

/**
 * Closes a part of a recovery in the ledger: by money that came in (`received`), by writing it off, or by
 * cancelling the order. Refused: `recovery-not-found`, `more-than-outstanding` (with what is). Answers what stays open.
 */
export async function settle(
  tx: Handle,
  standing: Standing,
  recovery: Id,
  by: {
    readonly how: 'received' | 'written-off' | 'cancelled'
    /** Null: all that is open. */
    readonly amountFen: number | null
    readonly day: Day
    readonly reason: string | null
    readonly source: Source
  },
): Promise<Result<{ readonly row: RecoveryRow; readonly outstanding: number }, Refusal>> {
  const seen = await findRecovery(tx, standing.scope, recovery)
  if (!seen) return refused({ code: 'recovery-not-found' })
  const { division, budget, payment } = seen
  const accounts = await holdAccounts(tx, division, [budget])
  const open = await openShares(tx, division, 'recovery', recovery, 'receivable')
  const amount = by.amountFen ?? sumOf(open)
  const shares = draw(
    open.map(({ pool, amount: balance }) => ({ pool, balance })),
    amount,
  )
  if (!shares.ok || amount === 0)
    return refused({ code: 'more-than-outstanding', data: { open: sumOf(open) } })
  const about = { payment, recovery }
  const lines = movement(accounts, budget, shares.value, ['receivable', 'claim'], about)
  if (by.how === 'received')
    lines.push(...movement(accounts, budget, shares.value, ['paid', 'recovered'], about))
  const kind = (
    { received: 'recovered', 'written-off': 'written-off', cancelled: 'claim-cancelled' } as const
  )[by.how]
  const entry = { division, onDay: by.day, kind, budget, source: by.source, reason: by.reason }
  const posted = await postEntry(tx, standing, entry, lines)
  if (!posted.ok) return posted
  await addToRecovery(tx, seen, {
    received: by.how === 'received' ? amount : 0,
    writtenOff: by.how === 'written-off' ? amount : 0,
    cancelled: by.how === 'cancelled',
  })
  await writeTrail(tx, standing, 'write', [
    { action: `funds.recovery-${by.how}`, subject: recovery, division, detail: { amount } },
  ])
  return ok({ row: seen, outstanding: sumOf(open) - amount })
}
