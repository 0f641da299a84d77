import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import {
  foreignSummaries,
  layBeside,
  plainSummary,
  type ReturnProblem,
  type SentLine,
  sumTold,
} from '../domain/return-file.ts'
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
  runOfSameFile,
  runsOfTotal,
} from './run-store.ts'
import { moveMoney } from './runs.ts'

export type Reconciled = {
  readonly paid: number
  readonly failed: number
  readonly pending: number
  /** All that it tells was taken in before: nothing was done again. */
  readonly again: boolean
}

type Told = { readonly answer: Reconciled; readonly run: RunRow; readonly events: readonly DomainEvent[] }

/**
 * Takes in what the bank says of a run that it was handed: paid lines are paid, failed ones wait again with the
 * reason, those still being worked on stay with the bank until a later file. A file that does not tell of every line,
 * or whose sum is not the run's, is refused whole with all that is wrong. The same file twice changes nothing, nor does
 * another one that tells what is settled already. A file of another run is told by its bytes, by what it says the money is for,
 * and by the lines that it fits, because those who draw the same sum every month stand in every run alike.
 */
export async function reconcile(
  tx: Handle,
  standing: Standing,
  cipher: FieldCipher,
  {
    id,
    run: runId,
    file,
    alsoThisRun,
    day,
  }: {
    readonly id: Id
    readonly run: Id
    readonly file: ReturnFile
    /** The bank sent the very same bytes for another run, and for this one too. */
    readonly alsoThisRun: boolean
    readonly day: Day
  },
): Promise<Result<Told, Refusal>> {
  const run = await holdRun(tx, standing.scope, runId)
  if (!run) return refused({ code: 'not-found' })
  const before = (await returnsOfRun(tx, run)).find(({ fileHash }) => fileHash === file.hash)
  if (before) return ok({ answer: { ...countsOf(before), again: true }, run, events: [] })
  if (run.state !== 'handed' && run.state !== 'reconciled') return refused({ code: 'run-not-there' })
  const same = await runOfSameFile(tx, run, file.hash)
  if (same && !alsoThisRun) return takenFor(same)
  const lines = await linesOfRun(tx, run)
  const results = layBeside(sentOf(cipher, lines), file.rows)
  const another = await runItIsOf(tx, standing.scope, cipher, { run, lines, file, fits: results.ok })
  if (!results.ok || another)
    return refused({
      code: 'return-not-this-run',
      problems: [
        ...(another ? [{ code: 'return-of-another-run', path: '/file', data: named(another) }] : []),
        ...(results.ok ? [] : results.error.map(problemOf)),
      ],
    })

  const open = new Map(lines.filter(({ state }) => state === 'listed').map((line) => [line.number, line]))
  const told = results.value.flatMap((result) => {
    const line = open.get(result.number)
    return line ? [{ ...result, line }] : []
  })
  const paid = told.flatMap(({ outcome, line }) => (outcome === 'paid' ? [line] : []))
  const failed = told.flatMap(({ outcome, line, reason }) => (outcome === 'failed' ? [{ line, reason }] : []))
  if (run.state === 'reconciled')
    return ok({
      answer: { paid: run.paidLines, failed: run.failedLines, pending: 0, again: true },
      run,
      events: [],
    })
  const booked = await book(tx, standing, run, { paid, failed, day })
  if (!booked.ok) return booked

  const pending = told.filter(({ outcome }) => outcome === 'pending').length
  const answer = { paid: paid.length, failed: failed.length, pending, again: false }
  const kept = await insertReturn(tx, standing, run, {
    id,
    fileHash: file.hash,
    fileName: file.fileName.slice(0, 200),
    sameAs: same?.id ?? null,
    ...answer,
  })
  // Another run took the same bytes while this one was being booked.
  if (!kept) return takenFor(await runOfSameFile(tx, run, file.hash))
  if (pending === 0) await moveRun(tx, standing, run, { to: 'reconciled' })
  return ok({ answer, run, events: await eventsOf(tx, standing, { paid, failed, day }) })
}

type Named = Pick<RunRow, 'title' | 'onDay'>

const named = ({ title, onDay }: Named) => ({ title, on: onDay })

const takenFor = (run: Named | undefined) =>
  refused(run ? { code: 'return-taken-for-another-run', data: named(run) } : { code: 'id-already-used' })

const sentOf = (cipher: FieldCipher, lines: readonly RunLineRow[]): SentLine[] =>
  lines.map(({ number, amount, state, sealed }) => ({ number, amount, state, account: cipher.open(sealed) }))

/** The other run that a file is of: its lines fit that one only, or its money is for what that one is for. */
async function runItIsOf(
  tx: Handle,
  scope: Scope,
  cipher: FieldCipher,
  {
    run,
    lines,
    file: { rows },
    fits,
  }: { run: RunRow; lines: readonly RunLineRow[]; file: ReturnFile; fits: boolean },
): Promise<RunRow | null> {
  const foreign = new Set(
    foreignSummaries(
      lines.map(({ summary }) => summary),
      rows,
    ),
  )
  if (fits && foreign.size === 0) return null
  for (const other of await runsOfTotal(tx, scope, run, sumTold(rows))) {
    const theirs = await linesOfRun(tx, other)
    const isTheirs = fits
      ? theirs.some(({ summary }) => foreign.has(plainSummary(summary)))
      : layBeside(sentOf(cipher, theirs.map(unsettled)), rows).ok
    if (isTheirs) return other
  }
  return null
}

/** As the bank was given it: whose result a file is does not hang on what was told of it since. */
const unsettled = (line: RunLineRow): RunLineRow => ({ ...line, state: 'listed' })

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
