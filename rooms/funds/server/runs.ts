import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Standing, writeTrail } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { controlTotals } from '../domain/bank-file.ts'
import type { AccountKind, EntryKind } from '../domain/kinds.ts'
import { movement } from '../domain/movement.ts'
import { secondPerson, step } from '../domain/run-flow.ts'
import { bankCsv, hashOf, openedLines } from './bank-file.ts'
import { holdAccounts, openSharesOfPayments, postEntry, type Source } from './ledger.ts'
import { accountsOfPayees } from './payee-store.ts'
import { findPayments, movePayments, type PaymentRow } from './payment-store.ts'
import {
  holdRun,
  insertRun,
  insertRunLines,
  linesOfRun,
  moveRun,
  moveRunLines,
  type RunLineRow,
  type RunRow,
} from './run-store.ts'

export type OpenRunInput = {
  /** Of the run. */
  readonly id: Id
  readonly title: string
  readonly day: Day
  readonly payments: readonly Id[]
}

/**
 * Payments that whoever asked for them does not want paid any more, with the reason: asked at the last moment before the
 * money goes to the bank (X7).
 */
export type Stopped = (
  tx: Handle,
  standing: Standing,
  payments: readonly { readonly id: Id; readonly source: Source }[],
) => Promise<ReadonlyMap<Id, string>>

/** What stands in the way of a payment being listed, or null. */
function hindrance(payment: PaymentRow, day: Day): string | null {
  if (payment.state !== 'payable') return 'payment-not-waiting'
  if (payment.account === null) return 'payee-without-account'
  return payment.dueOn > day ? 'payment-not-due' : null
}

/**
 * Puts waiting payments into a run, inside the caller's transaction: all or none. Each line keeps the account as it
 * is now. Refused, with every payment that stands in the way: `payment-not-found`, `payment-not-waiting`,
 * `payee-without-account`, `payment-not-due`, `payment-stopped`; `run-of-two-divisions`; `payment-in-another-run` where another was faster.
 */
export async function openPaymentRun(
  tx: Handle,
  standing: Standing,
  cipher: FieldCipher,
  { id, title, day, payments }: OpenRunInput,
  stopped: Stopped,
): Promise<Result<{ readonly id: Id; readonly lines: number; readonly total: number }, Refusal>> {
  const wanted = [...new Set(payments)]
  const found = await findPayments(tx, standing.scope, wanted)
  const division = found[0]?.division
  if (division === undefined || found.length < wanted.length) return refused({ code: 'payment-not-found' })
  if (found.some((one) => one.division !== division)) return refused({ code: 'run-of-two-divisions' })
  const stops = await stopped(
    tx,
    standing,
    found.map(({ id: payment, sourceRoom, sourceId }) => ({
      id: payment,
      source: { room: sourceRoom, id: sourceId },
    })),
  )
  const problems = found.flatMap((one) => {
    const reason = stops.get(one.id)
    const code = reason === undefined ? hindrance(one, day) : 'payment-stopped'
    const data = { name: one.payeeName, ...(reason === undefined ? {} : { reason }) }
    return code ? [{ code, path: `/body/payments/${payments.indexOf(one.id)}`, data }] : []
  })
  if (problems[0]) return refused({ code: problems[0].code, problems, data: problems[0].data })
  const moved = await movePayments(tx, division, wanted, 'payable', { to: 'listed', run: id })
  if (moved.length < wanted.length) return refused({ code: 'payment-in-another-run' })
  const accounts = new Map(
    (await accountsOfPayees(tx, standing.scope, { division, payees: found.map(({ payee }) => payee) })).map(
      (account) => [account.payee, account],
    ),
  )
  const lines = found.map((payment, at) => {
    const account = accounts.get(payment.payee)
    if (!account) throw new Error(`the account of payment ${payment.id} is gone`)
    const { holder, sealed, lastDigits, bank } = account
    const { amount, summary } = payment
    return {
      number: at + 1,
      payment: payment.id,
      amount,
      holder,
      account: account.id,
      sealed,
      lastDigits,
      bank,
      summary,
    }
  })
  const fileHash = hashOf(await bankCsv(openedLines(cipher, lines)))
  const { total } = controlTotals(lines)
  if (
    !(await insertRun(tx, standing, {
      id,
      division,
      title,
      onDay: day,
      lines: lines.length,
      total,
      fileHash,
    }))
  )
    return refused({ code: 'id-already-used' })
  if ((await insertRunLines(tx, { division, id }, lines)) < lines.length)
    return refused({ code: 'payment-in-another-run' })
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.prepare-run', subject: id, division, detail: { lines: lines.length, total } },
  ])
  return ok({ id, lines: lines.length, total })
}

/** The second person says that this file may go to the bank; `hash` is of the file that was looked at. */
export async function approveRun(
  tx: Handle,
  standing: Standing,
  { run: id, hash }: { readonly run: Id; readonly hash: string },
): Promise<Result<RunRow, Refusal>> {
  const run = await holdRun(tx, standing.scope, id)
  if (!run) return refused({ code: 'not-found' })
  if (!step(run.state, 'approve').ok) return refused({ code: 'run-not-there' })
  if (!secondPerson(run.preparedBy, standing.actor.account)) return refused({ code: 'needs-second-person' })
  if (hash !== run.fileHash) return refused({ code: 'changed-meanwhile' })
  const ended = (await linesOfRun(tx, run)).filter(({ accountEnded }) => accountEnded)
  if (ended[0])
    return refused({
      code: 'payee-account-changed',
      data: { name: ended.map(({ holder }) => holder).join('、') },
    })
  await moveRun(tx, standing, run, { to: 'approved' })
  return ok(run)
}

/** Sends a run back before the bank has it: its payments wait again. */
export async function dropRun(
  tx: Handle,
  standing: Standing,
  { run: id, reason }: { readonly run: Id; readonly reason: string },
): Promise<Result<RunRow, Refusal>> {
  const run = await holdRun(tx, standing.scope, id)
  if (!run) return refused({ code: 'not-found' })
  if (!step(run.state, 'drop').ok) return refused({ code: 'run-not-there' })
  const lines = await linesOfRun(tx, run)
  await moveRunLines(
    tx,
    run,
    lines.map(({ number }) => number),
    { state: 'dropped', reason },
  )
  await movePayments(
    tx,
    run.division,
    lines.map(({ payment }) => payment),
    'listed',
    { to: 'payable' },
  )
  await moveRun(tx, standing, run, { to: 'dropped', reason })
  return ok(run)
}

/** The file goes to the bank: what it pays is on its way from now on, and cannot be taken back. */
export async function handRun(
  tx: Handle,
  standing: Standing,
  cipher: FieldCipher,
  { run: id, day }: { readonly run: Id; readonly day: Day },
): Promise<Result<RunRow, Refusal>> {
  const run = await holdRun(tx, standing.scope, id)
  if (!run) return refused({ code: 'not-found' })
  if (!step(run.state, 'hand').ok) return refused({ code: 'run-not-there' })
  const lines = await linesOfRun(tx, run)
  if (hashOf(await bankCsv(openedLines(cipher, lines))) !== run.fileHash)
    throw new Error(`run ${id} is not what was approved`)
  const posted = await moveMoney(tx, standing, run, lines, {
    kind: 'handed',
    move: ['payable', 'transit'],
    day,
  })
  if (!posted.ok) return posted
  await movePayments(
    tx,
    run.division,
    lines.map(({ payment }) => payment),
    'listed',
    { to: 'transit', run: id },
  )
  await moveRun(tx, standing, run, { to: 'handed' })
  return ok(run)
}

/** Moves what lines of a run come to, one entry a budget. */
export async function moveMoney(
  tx: Handle,
  standing: Standing,
  run: RunRow,
  lines: readonly RunLineRow[],
  {
    kind,
    move,
    day,
  }: { readonly kind: EntryKind; readonly move: readonly [AccountKind, AccountKind]; readonly day: Day },
): Promise<Result<null, Refusal>> {
  if (lines.length === 0) return ok(null)
  const byBudget = grouped(lines, ({ budget }) => budget)
  const accounts = await holdAccounts(tx, run.division, [...byBudget.keys()])
  const shares = await openSharesOfPayments(
    tx,
    run.division,
    lines.map(({ payment }) => payment),
    move[0],
  )
  for (const [budget, ofBudget] of byBudget) {
    const moved = ofBudget.flatMap(({ payment, commitment }) =>
      movement(accounts, budget, shares.get(payment) ?? [], move, { payment, commitment }),
    )
    const source = { room: 'funds', id: run.id }
    const posted = await postEntry(
      tx,
      standing,
      { division: run.division, onDay: day, kind, budget, source },
      moved,
    )
    if (!posted.ok) return posted
  }
  return ok(null)
}
