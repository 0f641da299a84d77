import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { LineState, RunState } from '../domain/kinds.ts'
import { inScope } from './budget-store.ts'

export type RunRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly title: string
  readonly onDay: Day
  readonly state: RunState
  readonly lines: number
  readonly total: number
  readonly fileHash: string
  readonly preparedBy: Id
  readonly preparedName: string
  readonly preparedAt: string
  readonly approvedName: string | null
  readonly approvedAt: string | null
  readonly handedName: string | null
  readonly handedAt: string | null
  readonly reconciledAt: string | null
  readonly droppedReason: string | null
  readonly droppedName: string | null
  readonly paidLines: number
  readonly paidTotal: number
  readonly failedLines: number
  readonly failedTotal: number
}

const at = (column: string) => `to_json(r.${column}) #>> '{}' as ${column}`
const columns =
  sql.raw(`r.id, r.division, r.title, r.on_day, r.state, r.lines, r.total, r.file_hash, r.prepared_by, r.prepared_name,
  ${at('prepared_at')}, r.approved_name, ${at('approved_at')}, r.handed_name, ${at('handed_at')}, ${at('reconciled_at')},
  r.dropped_reason, r.dropped_name, done.*`)
const withDone = sql.raw(`payment_run r cross join lateral (
  select count(*) filter (where l.state = 'paid') as paid_lines,
    coalesce(sum(l.amount) filter (where l.state = 'paid'), 0)::bigint as paid_total,
    count(*) filter (where l.state = 'failed') as failed_lines,
    coalesce(sum(l.amount) filter (where l.state = 'failed'), 0)::bigint as failed_total
  from payment_run_line l where l.province = r.province and l.run = r.id) done`)

export type RunFilter = {
  readonly state?: RunState | undefined
  readonly within?: DivisionCode | undefined
}

/** Runs of a filter, the latest first. */
export async function listRuns(
  tx: Handle,
  scope: Scope,
  { state, within }: RunFilter,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<RunRow[]> {
  const all = [inScope(scope, 'r')]
  if (state) all.push(sql<boolean>`r.state = ${state}`)
  if (within !== undefined) {
    const { low, high } = rangeOf(within)
    all.push(sql<boolean>`r.division between ${low} and ${high}`)
  }
  const later = after ? sql`and (r.on_day, r.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<RunRow>`
    select ${columns} from ${withDone} where ${sql.join(all, sql` and `)} ${later}
    order by r.on_day desc, r.id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findRun(tx: Handle, scope: Scope, id: Id): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${columns} from ${withDone} where ${inScope(scope, 'r')} and r.id = ${id}`.execute(tx)
  return rows[0]
}

/** Holds a run until the end of the transaction: approving, dropping, handing over and reconciling take turns. */
export async function holdRun(tx: Handle, scope: Scope, id: Id): Promise<RunRow | undefined> {
  const held =
    await sql`select from payment_run r where ${inScope(scope, 'r')} and r.id = ${id} for update`.execute(tx)
  return held.rows.length > 0 ? findRun(tx, scope, id) : undefined
}

export async function insertRun(
  tx: Handle,
  { actor }: Standing,
  run: Pick<RunRow, 'id' | 'division' | 'title' | 'onDay' | 'lines' | 'total' | 'fileHash'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into payment_run (province, id, division, title, on_day, lines, total, file_hash, prepared_by, prepared_name)
    values (${provinceOf(run.division)}, ${run.id}, ${run.division}, ${run.title}, ${run.onDay}, ${run.lines}, ${run.total},
      ${run.fileHash}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

type Moved =
  | { readonly to: 'approved' | 'handed' | 'reconciled' }
  | { readonly to: 'dropped'; readonly reason: string }

export async function moveRun(
  tx: Handle,
  { actor }: Standing,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
  moved: Moved,
): Promise<void> {
  const stamp = {
    approved: sql`approved_by = ${actor.account}, approved_name = ${actor.name}, approved_at = clock_timestamp()`,
    handed: sql`handed_by = ${actor.account}, handed_name = ${actor.name}, handed_at = clock_timestamp()`,
    reconciled: sql`reconciled_at = clock_timestamp()`,
    dropped: sql`dropped_reason = ${moved.to === 'dropped' ? moved.reason : null}, dropped_name = ${actor.name}`,
  }[moved.to]
  await sql`
    update payment_run set state = ${moved.to}, ${stamp} where province = ${provinceOf(division)} and id = ${id}`.execute(
    tx,
  )
}

export type RunLineRow = {
  readonly number: number
  readonly payment: Id
  readonly budget: Id
  readonly commitment: Id
  readonly amount: number
  readonly holder: string
  readonly account: Id
  readonly sealed: Buffer
  readonly lastDigits: string
  readonly bank: string
  readonly summary: string
  readonly state: LineState
  readonly reason: string | null
  readonly resultOn: Day | null
  /** The account is no longer the payee's. */
  readonly accountEnded: boolean
}

export async function linesOfRun(
  tx: Handle,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
): Promise<RunLineRow[]> {
  const { rows } = await sql<RunLineRow>`
    select l.number, l.payment, p.budget, p.commitment, l.amount, l.holder, l.account, l.sealed, l.last_digits, l.bank, l.summary,
      l.state, l.reason, l.result_on, a.ended_on is not null as account_ended
    from payment_run_line l
      join payment p on p.province = l.province and p.id = l.payment
      join payee_account a on a.province = l.province and a.id = l.account
    where l.province = ${provinceOf(division)} and l.run = ${id} order by l.number`.execute(tx)
  return rows
}

export type NewRunLine = Pick<
  RunLineRow,
  'number' | 'payment' | 'amount' | 'holder' | 'account' | 'sealed' | 'lastDigits' | 'bank' | 'summary'
>

/** Answers how many were written: a payment that stands in another run is left out by the database. */
export async function insertRunLines(
  tx: Handle,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
  lines: readonly NewRunLine[],
): Promise<number> {
  const written = lines.map((line) => ({
    number: line.number,
    payment: line.payment,
    amount: line.amount,
    holder: line.holder,
    account: line.account,
    sealed: line.sealed.toString('hex'),
    last_digits: line.lastDigits,
    bank: line.bank,
    summary: line.summary,
  }))
  const { rows } = await sql`
    insert into payment_run_line (province, run, number, division, payment, amount, holder, account, sealed, last_digits, bank, summary)
    select ${provinceOf(division)}, ${id}, number, ${division}, payment, amount, holder, account, decode(sealed, 'hex'), last_digits,
      bank, summary
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as l(number integer, payment uuid, amount bigint, holder text,
      account uuid, sealed text, last_digits text, bank text, summary text)
    on conflict do nothing returning number`.execute(tx)
  return rows.length
}

export async function moveRunLines(
  tx: Handle,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
  numbers: readonly number[],
  {
    state,
    reason = null,
    on = null,
  }: { readonly state: LineState; readonly reason?: string | null; readonly on?: Day | null },
): Promise<void> {
  await sql`
    update payment_run_line set state = ${state}, reason = ${reason}, result_on = ${on}
    where province = ${provinceOf(division)} and run = ${id} and number = any(${[...numbers]}::integer[])`.execute(
    tx,
  )
}

/** The line by which a payment was paid, marked as failed: the bank sent it back. */
export async function failPaidLine(
  tx: Handle,
  division: DivisionCode,
  payment: Id,
  { reason, on }: { readonly reason: string; readonly on: Day },
): Promise<void> {
  await sql`
    update payment_run_line set state = 'failed', reason = ${reason}, result_on = ${on}
    where province = ${provinceOf(division)} and payment = ${payment} and state = 'paid'`.execute(tx)
}

export type ReturnRowKept = {
  readonly id: Id
  readonly fileName: string
  readonly fileHash: string
  readonly paid: number
  readonly failed: number
  readonly pending: number
  readonly receivedName: string
  readonly receivedAt: string
}

export async function returnsOfRun(
  tx: Handle,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
): Promise<ReturnRowKept[]> {
  const { rows } = await sql<ReturnRowKept>`
    select id, file_name, file_hash, paid, failed, pending, received_name, to_json(received_at) #>> '{}' as received_at
    from payment_return where province = ${provinceOf(division)} and run = ${id} order by received_at, id`.execute(
    tx,
  )
  return rows
}

/** The run for which the same bytes were taken in, other than this one; undefined where there is none. */
export async function runOfSameFile(
  tx: Handle,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
  fileHash: string,
): Promise<Pick<RunRow, 'id' | 'title' | 'onDay'> | undefined> {
  const { rows } = await sql<Pick<RunRow, 'id' | 'title' | 'onDay'>>`
    select r.id, r.title, r.on_day from payment_return p
      join payment_run r on r.province = p.province and r.id = p.run
    where p.province = ${provinceOf(division)} and p.division = ${division} and p.file_hash = ${fileHash} and p.same_as is null
      and p.run <> ${id}`.execute(tx)
  return rows[0]
}

/** Other runs of the body that the bank was given with this total, the latest first: one of them may be what a file is about. */
export async function runsOfTotal(
  tx: Handle,
  scope: Scope,
  { division, id }: Pick<RunRow, 'division' | 'id'>,
  total: number,
): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${columns} from ${withDone}
    where ${inScope(scope, 'r')} and r.division = ${division} and r.total = ${total} and r.id <> ${id}
      and r.state in ('handed', 'reconciled')
    order by r.on_day desc, r.id desc limit 24`.execute(tx)
  return rows
}

export async function insertReturn(
  tx: Handle,
  { actor }: Standing,
  { division, id: run }: Pick<RunRow, 'division' | 'id'>,
  row: Omit<ReturnRowKept, 'receivedName' | 'receivedAt'> & { readonly sameAs: Id | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into payment_return (province, id, division, run, file_hash, file_name, paid, failed, pending, same_as, received_by,
      received_name)
    values (${provinceOf(division)}, ${row.id}, ${division}, ${run}, ${row.fileHash}, ${row.fileName}, ${row.paid}, ${row.failed},
      ${row.pending}, ${row.sameAs}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}
