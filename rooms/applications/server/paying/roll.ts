import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import { type Day, day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { commit, pay } from '../../../funds/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { programmeOn } from '../../../programmes/server/index.ts'
import { afterPayment } from '../../domain/paying/due-now.ts'
import { periodSaid } from '../../domain/paying/period-said.ts'
import { lastDayOf, monthOfDay } from '../../domain/paying/periods.ts'
import { type RollLine, rollLine } from '../../domain/paying/roll-line.ts'
import { type ApplicationRow, applicationsAt } from '../core/application-store.ts'
import { grantedDays } from '../core/decide.ts'
import { moveApplication } from '../core/move.ts'
import { claimable } from './claims.ts'
import { holdApplications, insertItem, itemsOf, partsPaid } from './item-store.ts'
import { barredAmong } from './paid-facts.ts'
import { factsOverDays } from './roll-facts.ts'
import { insertRoll, insertRollLines, type RollLineRow } from './roll-store.ts'
import { payeeOf, paymentKindOf, searchOf } from './subject.ts'

export type AskedRoll = {
  readonly programme: string
  /** Everything due up to and with this month, `2023-05`. */
  readonly month: string
  readonly within?: DivisionCode | undefined
}

type Entry = { readonly row: ApplicationRow; readonly line: RollLine }

export type RollPreview = {
  readonly programme: Programme
  readonly month: string
  /** Of the body; null: nobody stands at a stage where the roll pays. */
  readonly division: DivisionCode | null
  readonly entries: readonly Entry[]
  readonly items: number
  readonly total: number
  readonly digest: string
}

const problem = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }], ...(data ? { data } : {}) })

/**
 * What the roll of a month would pay to everybody who stands at a stage where the programme pays again and again. Refused:
 * `programme-not-found`, `programme-not-rolling`, `roll-month-ahead`, `roll-of-several-bodies` (say which with `within`).
 */
export async function previewRoll(
  tx: Handle,
  platform: Platform,
  { scope, today }: Standing,
  { programme: code, month, within }: AskedRoll,
  hold = false,
): Promise<Result<RollPreview, Refusal>> {
  const until = day(lastDayOf(month))
  if (month > monthOfDay(today)) return problem('roll-month-ahead', '/query/month')
  const found = await programmeOn(tx, code, until)
  if (!found) return problem('programme-not-found', '/query/programme')
  const { programme } = found
  if (programme.payment?.kind !== 'roll') return problem('programme-not-rolling', '/query/programme')
  let rows = await standingToBePaid(tx, scope, programme, within)
  if (hold && rows[0]) {
    // Held and read again before what was paid is read: of two rolls at once the second sees what the first made owed.
    await holdApplications(
      tx,
      rows[0].province,
      rows.map(({ id }) => id),
    )
    rows = await standingToBePaid(tx, scope, programme, within)
  }
  const divisions = new Set(rows.map(({ division }) => division))
  if (divisions.size > 1) return problem('roll-of-several-bodies', '/query/within')
  const [division = null] = divisions
  const ids = rows.map(({ id }) => id)
  const paid = division === null ? new Map() : await partsPaid(tx, provinceOf(division), ids)
  const barred = await barredAmong(tx, rows, programme.subject_class, today)
  const decided = division === null ? new Map() : await grantedDays(tx, provinceOf(division), ids)
  const factsOverDaysOf = await factsOverDays(tx, platform, rows, programme)
  const entries: Entry[] = []
  for (const row of rows) {
    const days = { applied: row.receivedAt?.slice(0, 10), decided: decided.get(row.id) }
    const line = await factsOverDaysOf(row)((factsOn) =>
      rollLine(programme, { month, factsOn, days, paid: paid.get(row.id) ?? [] }),
    )
    const told = await withoutOrdered(tx, scope, row, line)
    entries.push({ row, line: barred.has(row.id) ? stoppedByBar(told) : told })
  }
  const items = entries.reduce((sum, { line }) => sum + line.items.length, 0)
  const total = entries.reduce((sum, { line }) => sum + line.payFen, 0)
  return ok({ programme, month, division, entries, items, total, digest: digestOf(month, entries) })
}

/** What was paid too much is told until it is ordered back: then it stands among the recoveries. */
async function withoutOrdered(
  tx: Handle,
  scope: Standing['scope'],
  row: ApplicationRow,
  line: RollLine,
): Promise<RollLine> {
  if (line.overFen === 0) return line
  const ordered = (await claimable(tx, scope, row)).reduce((sum, { orderedFen }) => sum + orderedFen, 0)
  return { ...line, overFen: Math.max(0, line.overFen - ordered) }
}

async function standingToBePaid(
  tx: Handle,
  scope: Standing['scope'],
  programme: Programme,
  within: DivisionCode | undefined,
): Promise<ApplicationRow[]> {
  const rows: ApplicationRow[] = []
  for (const { code, work } of programme.stages)
    if (work === 'pay')
      rows.push(...(await applicationsAt(tx, scope, { programme: programme.code, stage: code })))
  return rows.filter(
    ({ endedOn, division }) => endedOn === null && (within === undefined || division === within),
  )
}

const barredReason: Words = { zh: '已被取消同类补贴的申请资格', en: 'Barred from this class of subsidies' }

const stoppedByBar = (line: RollLine): RollLine => ({
  ...line,
  what: line.nowFen !== 0 || line.beforeFen !== 0 ? 'stopped' : line.what,
  nowFen: 0,
  items: [],
  payFen: 0,
  missed: [],
  reasons: [barredReason],
})

/** What was looked at: the same facts give the same digest, in whatever order they came. */
const digestOf = (month: string, entries: readonly Entry[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([month, ...entries.map(({ row, line }) => [row.id, line.items, line.what, line.ends])]),
    )
    .digest('hex')

export const lineRow = ({ row, line }: Entry): RollLineRow => ({
  application: row.id,
  number: row.number ?? '',
  name: row.name,
  what: line.what,
  before: line.beforeFen,
  now: line.nowFen,
  pay: line.payFen,
  over: line.overFen,
  missed: [...line.missed],
  reasons: [...line.reasons],
  ends: line.ends,
})

export type ConfirmRollInput = AskedRoll & {
  readonly id: Id
  readonly roll: Id
  readonly budget: Id | null
  readonly day: Day
  readonly digest: string
}

/**
 * Confirms a roll as it was looked at: what is due is promised out of the budget and owed to each, and whoever gets nothing
 * more goes on to the stage that ends it. A roll that came out otherwise meanwhile is refused with `roll-changed`, so that
 * nothing is paid that nobody saw; one that has nothing to do with `roll-empty`.
 */
export const confirmRoll = (platform: Platform, standing: Standing, input: ConfirmRollInput) =>
  runCommand<{ id: Id; items: number; total: number; ended: number }>(standing, {
    id: input.id,
    name: 'applications.roll',
    input,
    run: async (tx) => {
      const preview = await previewRoll(tx, platform, standing, input, true)
      if (!preview.ok) return preview
      const { division, entries, items, total, digest, programme } = preview.value
      if (digest !== input.digest) return refused({ code: 'roll-changed' })
      const leaving = entries.filter(({ line }) => line.ends)
      if (division === null || (items === 0 && leaving.length === 0)) return refused({ code: 'roll-empty' })
      const commitment = items > 0 ? newId() : null
      const promised = await promise(tx, standing, input, preview.value, commitment)
      if (!promised.ok) return promised
      const { roll: id, month, budget } = input
      const head = {
        id,
        division,
        programme: programme.code,
        month,
        onDay: standing.today,
        items,
        total,
        digest,
      }
      const written = await insertRoll(tx, standing, {
        ...head,
        applications: entries.length,
        budget,
        commitment,
      })
      if (!written) return refused({ code: 'id-already-used' })
      await insertRollLines(tx, head, entries.map(lineRow))
      if (commitment)
        for (const entry of entries) {
          const owed = await owe(tx, standing, input, programme, entry, commitment)
          if (!owed.ok) return owed
        }
      let ended = 0
      for (const { row } of leaving) {
        const left = await leave(tx, standing, programme, row)
        if (!left.ok) return left
        ended += left.value
      }
      return ok({
        answer: { id, items, total, ended },
        audit: {
          action: 'applications.roll',
          subject: id,
          division,
          detail: { programme: programme.code, month, items, total, ended },
        },
      })
    },
  })

/** One promise for the whole roll. */
async function promise(
  tx: Handle,
  standing: Standing,
  { budget, day: on, roll, month }: ConfirmRollInput,
  { programme, total }: RollPreview,
  commitment: Id | null,
): Promise<Result<unknown, Refusal>> {
  if (commitment === null) return ok(null)
  if (budget === null) return problem('budget-needed', '/body/budget')
  return commit(tx, standing, {
    id: commitment,
    programme: programme.code,
    budget,
    amountFen: total,
    day: on,
    title: `${programme.title.zh} ${periodSaid(month, 'zh')}`.slice(0, 80),
    source: { room: 'application-rolls', id: roll },
  })
}

async function owe(
  tx: Handle,
  standing: Standing,
  { budget, day: on, roll }: ConfirmRollInput,
  programme: Programme,
  { row, line }: Entry,
  commitment: Id,
): Promise<Result<null, Refusal>> {
  for (const { period, part, amountFen } of line.items) {
    const payment = newId()
    const done = await pay(tx, standing, {
      id: payment,
      commitment,
      amountFen,
      day: on,
      kind: paymentKindOf(programme),
      payee: payeeOf(row),
      summary: `${programme.title.zh} ${periodSaid(period, 'zh')}`,
      source: { room: 'applications', id: row.id },
    })
    if (!done.ok) return done
    const written = await insertItem(
      tx,
      standing,
      row,
      {
        id: newId(),
        kind: 'roll',
        period,
        part,
        amount: amountFen,
        budget,
        commitment,
        payment,
        roll,
        last: line.ends,
        onDay: standing.today,
      },
      searchOf(row, row.number),
    )
    if (!written) return refused({ code: 'roll-changed' })
  }
  return ok(null)
}

/** Whoever gets nothing more goes on at once where all is paid, and with the last payment where something is on its way. */
async function leave(
  tx: Handle,
  standing: Standing,
  programme: Programme,
  row: ApplicationRow,
): Promise<Result<number, Refusal>> {
  const open = (await itemsOf(tx, row)).filter(({ state }) => state === 'owed' || state === 'failed')
  if (open.length > 0) {
    await sql`update application_payment set last = true where province = ${row.province}
      and id = any(${open.map(({ id }) => id)}::uuid[]) and not last`.execute(tx)
    return ok(0)
  }
  const next = afterPayment(programme, row.stage)
  if (next === null) return ok(0)
  const moved = await moveApplication(tx, standing, row, next, { on: standing.today, role: 'body' })
  return moved.ok ? ok(1) : moved
}
