import type { Day } from '../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { layBeside, type ReturnProblem } from '../domain/return-file.ts'
import { findPayments, movePayments } from './payment-store.ts'
import type { ReturnFile } from './return-file.ts'
import {
  holdRun,
  insertReturn,
  linesOfRun,
  moveRun,
  moveRunLines,
  type ReturnRowKept,
  type RunLineRow,
  type RunRow,
  returnsOfRun,
} from './run-store.ts'
import { moveMoney } from './runs.ts'

export type Reconciled = {
  readonly paid: number
  readonly failed: number
  readonly pending: number
  /** The same file came before: nothing was done again. */
  readonly again: boolean
}

type Told = { readonly answer: Reconciled; readonly run: RunRow; readonly events: readonly DomainEvent[] }

/**
 * Takes in what the bank says of a run that it was handed: paid lines are paid, failed ones wait again with the
 * reason, those still being worked on stay with the bank until a later file. A file that does not tell of every line,
 * or whose sum is not the run's, is refused whole with all that is wrong; the same file twice changes nothing.
 */
export async function reconcile(
  tx: Handle,
  standing: Standing,
  cipher: FieldCipher,
  {
    id,
    run: runId,
    file,
    day,
  }: { readonly id: Id; readonly run: Id; readonly file: ReturnFile; readonly day: Day },
): Promise<Result<Told, Refusal>> {
  const run = await holdRun(tx, standing.scope, runId)
  if (!run) return refused({ code: 'not-found' })
  const before = (await returnsOfRun(tx, run)).find(({ fileHash }) => fileHash === file.hash)
  if (before) return ok({ answer: { ...countsOf(before), again: true }, run, events: [] })
  if (run.state !== 'handed') return refused({ code: 'run-not-there' })
  const lines = await linesOfRun(tx, run)
  const sent = lines.map(({ sealed, ...line }) => ({ ...line, account: cipher.open(sealed) }))
  const results = layBeside(sent, file.rows)
  if (!results.ok) return refused({ code: 'return-not-this-run', problems: results.error.map(problemOf) })

  const open = new Map(lines.filter(({ state }) => state === 'listed').map((line) => [line.number, line]))
  const told = results.value.flatMap((result) => {
    const line = open.get(result.number)
    return line ? [{ ...result, line }] : []
  })
  const paid = told.flatMap(({ outcome, line }) => (outcome === 'paid' ? [line] : []))
  const failed = told.flatMap(({ outcome, line, reason }) => (outcome === 'failed' ? [{ line, reason }] : []))
  const booked = await book(tx, standing, run, { paid, failed, day })
  if (!booked.ok) return booked

  const pending = told.filter(({ outcome }) => outcome === 'pending').length
  const answer = { paid: paid.length, failed: failed.length, pending, again: false }
  await insertReturn(tx, standing, run, {
    id,
    fileHash: file.hash,
    fileName: file.fileName.slice(0, 200),
    ...answer,
  })
  if (pending === 0) await moveRun(tx, standing, run, { to: 'reconciled' })
  return ok({ answer, run, events: await eventsOf(tx, standing, { paid, failed, day }) })
}

const countsOf = ({ paid, failed, pending }: ReturnRowKept) => ({ paid, failed, pending })

type Results = {
  readonly paid: readonly RunLineRow[]
  readonly failed: readonly { readonly line: RunLineRow; readonly reason: string | null }[]
  readonly day: Day
}

async function book(
  tx: Handle,
  standing: Standing,
  run: RunRow,
  { paid, failed, day }: Results,
): Promise<Result<null, Refusal>> {
  const failedLines = failed.map(({ line }) => line)
  for (const [lines, kind, to] of [
    [paid, 'paid', 'paid'],
    [failedLines, 'failed', 'payable'],
  ] as const) {
    const moved = await moveMoney(tx, standing, run, lines, { kind, move: ['transit', to], day })
    if (!moved.ok) return moved
  }
  await movePayments(
    tx,
    run.division,
    paid.map(({ payment }) => payment),
    'transit',
    { to: 'paid', paidOn: day },
  )
  await moveRunLines(
    tx,
    run,
    paid.map(({ number }) => number),
    { state: 'paid', on: day },
  )
  for (const [reason, group] of grouped(failed, ({ reason: one }) => one ?? '')) {
    const lines = group.map(({ line }) => line)
    await movePayments(
      tx,
      run.division,
      lines.map(({ payment }) => payment),
      'transit',
      { to: 'payable', failure: reason },
    )
    await moveRunLines(
      tx,
      run,
      lines.map(({ number }) => number),
      { state: 'failed', reason, on: day },
    )
  }
  return ok(null)
}

/** Rooms above hear of it: `payment.paid` and `payment.failed`, each with the record that asked for the payment. */
async function eventsOf(
  tx: Handle,
  { scope }: Standing,
  { paid, failed, day }: Results,
): Promise<DomainEvent[]> {
  const reasons = new Map(failed.map(({ line, reason }) => [line.payment, reason]))
  const payments = await findPayments(tx, scope, [...paid.map(({ payment }) => payment), ...reasons.keys()])
  return payments.map(({ id, division, amount, sourceRoom, sourceId }) => ({
    name: reasons.has(id) ? 'payment.failed' : 'payment.paid',
    subject: id,
    division,
    data: { source: { room: sourceRoom, id: sourceId }, amountFen: amount, day },
  }))
}

const problemOf = ({ code, row, data }: ReturnProblem): Problem => ({
  code,
  path: row === null ? '/file' : `/file/rows/${row}`,
  data: { row, ...data },
})
