import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Standing, writeTrail } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { spell } from '../../regions/server/index.ts'
import { bankSummary } from '../domain/bank-file.ts'
import { draw } from '../domain/draw.ts'
import type { PayeeKind, PaymentKind } from '../domain/kinds.ts'
import { movement } from '../domain/movement.ts'
import { findCommitment } from './commitment-store.ts'
import { holdAccounts, openShares, postEntry, type Source, sumOf } from './ledger.ts'
import { findPayment, insertPayment, movePayments } from './payment-store.ts'

/** Who is paid: a person or an organisation by its id, with the name that its bank account must bear. */
export type Payee = { readonly kind: PayeeKind; readonly id: Id; readonly name: string }

export type PayInput = {
  /** Of the payment; a resend with the same facts answers the first one. */
  readonly id: Id
  readonly commitment: Id
  readonly amountFen: number
  /** From this day on it may be paid. */
  readonly day: Day
  readonly kind: PaymentKind
  readonly payee: Payee
  /** What the bank prints; cut to thirty characters of one line. */
  readonly summary: string
  readonly source: Source
}

/**
 * Makes a part of a commitment, or all of it, owed to a payee, inside the caller's transaction: it then waits for a payment
 * run. Refused: `commitment-not-found` (or not in scope), `more-than-committed` (with what is open), `id-already-used`.
 */
export async function pay(
  tx: Handle,
  standing: Standing,
  input: PayInput,
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const { id, commitment, amountFen, day, kind, payee, source } = input
  const found = await findCommitment(tx, standing.scope, commitment)
  if (!found) return refused({ code: 'commitment-not-found' })
  const { division, budget, programme } = found
  const accounts = await holdAccounts(tx, division, [budget])
  const before = await findPayment(tx, standing.scope, id)
  if (before)
    return before.commitment === commitment && before.amount === amountFen && before.payee === payee.id
      ? ok({ id })
      : refused({ code: 'id-already-used' })
  const open = await openShares(tx, division, 'commitment', commitment, 'committed')
  const shares = draw(
    open.map(({ pool, amount: balance }) => ({ pool, balance })),
    amountFen,
  )
  if (!shares.ok) return refused({ code: 'more-than-committed', data: { open: sumOf(open) } })
  const spelled = spell(payee.name, division)
  const written = await insertPayment(tx, standing, {
    id,
    division,
    budget,
    commitment,
    programme,
    kind,
    payeeKind: payee.kind,
    payee: payee.id,
    payeeName: payee.name,
    amount: amountFen,
    summary: bankSummary(input.summary),
    dueOn: day,
    sourceRoom: source.room,
    sourceId: source.id,
    search: `${payee.name} ${spelled.pinyin} ${spelled.initials} ${input.summary}`.toLowerCase(),
  })
  if (!written) return refused({ code: 'id-already-used' })
  const about = { commitment, payment: id }
  const lines = movement(accounts, budget, shares.value, ['committed', 'payable'], about)
  const entry = { division, onDay: standing.today, kind: 'payable' as const, budget, source }
  const posted = await postEntry(tx, standing, entry, lines)
  if (!posted.ok) return posted
  await writeTrail(tx, standing, 'write', [
    {
      action: 'funds.pay',
      subject: id,
      division,
      detail: { budget, commitment, payee: payee.id, amount: amountFen },
    },
  ])
  return ok({ id })
}

/**
 * Takes back a payment that waits for a run: what it came to is promised again, and is released from there. Refused:
 * `payment-not-found`, `payment-not-waiting` (it stands in a run, is paid or was taken back).
 */
export async function withdrawPayment(
  tx: Handle,
  standing: Standing,
  {
    payment,
    reason,
    source,
  }: { readonly payment: Id; readonly reason: Words | string; readonly source: Source },
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const found = await findPayment(tx, standing.scope, payment)
  if (!found) return refused({ code: 'payment-not-found' })
  const { division, budget, commitment } = found
  const accounts = await holdAccounts(tx, division, [budget])
  const moved = await movePayments(tx, division, [payment], 'payable', { to: 'withdrawn' })
  if (moved.length === 0) return refused({ code: 'payment-not-waiting' })
  const shares = await openShares(tx, division, 'payment', payment, 'payable')
  const lines = movement(accounts, budget, shares, ['payable', 'committed'], { commitment, payment })
  const entry = { division, onDay: standing.today, kind: 'withdrawn' as const, budget, source, reason }
  const posted = await postEntry(tx, standing, entry, lines)
  if (!posted.ok) return posted
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.withdraw-payment', subject: payment, division, detail: { amount: found.amount } },
  ])
  return ok({ id: payment })
}

/**
 * The bank sent back what it had reported as paid (退汇): it is owed again, with the reason. Refused: `payment-not-found`,
 * `payment-not-paid`, `payment-is-claimed` (a recovery was ordered on it).
 */
export async function returnPayment(
  tx: Handle,
  standing: Standing,
  { payment, reason, day }: { readonly payment: Id; readonly reason: string; readonly day: Day },
): Promise<Result<{ readonly division: DivisionCode; readonly event: DomainEvent }, Refusal>> {
  const found = await findPayment(tx, standing.scope, payment)
  if (!found) return refused({ code: 'payment-not-found' })
  const { division, budget, commitment } = found
  const accounts = await holdAccounts(tx, division, [budget])
  const paid = await openShares(tx, division, 'payment', payment, 'paid')
  const claimed = await openShares(tx, division, 'payment', payment, 'receivable')
  if (sumOf(paid) === 0) return refused({ code: 'payment-not-paid' })
  if (sumOf(claimed) > 0 || sumOf(paid) < found.amount) return refused({ code: 'payment-is-claimed' })
  const moved = await movePayments(tx, division, [payment], 'paid', { to: 'payable', failure: reason })
  if (moved.length === 0) return refused({ code: 'payment-not-paid' })
  const lines = movement(accounts, budget, paid, ['paid', 'payable'], { commitment, payment })
  const source = { room: 'funds', id: payment }
  const entry = { division, onDay: day, kind: 'returned' as const, budget, source, reason }
  const posted = await postEntry(tx, standing, entry, lines)
  if (!posted.ok) return posted
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.payment-returned', subject: payment, division, detail: { amount: found.amount } },
  ])
  const data = { source: { room: found.sourceRoom, id: found.sourceId }, amountFen: found.amount, day }
  return ok({ division, event: { name: 'payment.failed', subject: payment, division, data } })
}
