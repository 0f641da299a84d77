import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { AccountKind, EntryKind } from '../domain/kinds.ts'
import { inScope } from './budget-store.ts'

export type EntryRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly onDay: Day
  readonly kind: EntryKind
  readonly pool: Id | null
  readonly budget: Id | null
  readonly title: string | null
  readonly amount: number
  readonly sourceRoom: string
  readonly sourceId: Id
  readonly reverses: Id | null
  readonly reversedBy: Id | null
  readonly reason: string | null
  /** Null where a person typed the reason, and of entries from before both were kept. */
  readonly reasonEn: string | null
  readonly recordedName: string
  readonly recordedAt: string
}

// What an entry moved is what went into accounts; a receipt of a recovery goes into two, so that half its sum is right.
const columns =
  sql.raw(`e.id, e.division, e.on_day, e.kind, e.pool, e.budget, coalesce(b.title, p.title) as title,
  moved.amount / (case when moved.recovers then 2 else 1 end) as amount, e.source_room, e.source_id, e.reverses, back.id as reversed_by,
  e.reason, e.reason_en, e.recorded_name, to_json(e.recorded_at) #>> '{}' as recorded_at`)
const withTitles = (about: RawBuilder<boolean> = sql<boolean>`true`) => sql`ledger_entry e
  left join budget b on b.province = e.province and b.id = e.budget
  left join fund_pool p on p.province = e.province and p.id = e.pool
  left join ledger_entry back on back.province = e.province and back.reverses = e.id
  cross join lateral (
    select coalesce(sum(l.amount) filter (where l.amount > 0), 0)::bigint as amount,
      coalesce(bool_or(a.kind = 'recovered'), false) as recovers
    from ledger_line l join fund_account a on a.province = l.province and a.id = l.account
    where l.province = e.province and l.entry = e.id and ${about}) moved`

export type LedgerFilter = {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly kind?: EntryKind | undefined
  readonly account?: AccountKind | undefined
  readonly budget?: Id | undefined
  readonly pool?: Id | undefined
  readonly within?: DivisionCode | undefined
}

function conditions(scope: Scope, filter: LedgerFilter): RawBuilder<boolean> {
  const all = [inScope(scope, 'e')]
  if (filter.from) all.push(sql<boolean>`e.on_day >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`e.on_day <= ${filter.to}`)
  if (filter.kind) all.push(sql<boolean>`e.kind = ${filter.kind}`)
  if (filter.budget) all.push(sql<boolean>`e.budget = ${filter.budget}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`e.division between ${low} and ${high}`)
  }
  const touching = [
    ...(filter.account ? [sql`a.kind = ${filter.account}`] : []),
    ...(filter.pool ? [sql`a.pool = ${filter.pool}`] : []),
  ]
  if (touching.length > 0)
    all.push(sql<boolean>`exists (
      select from ledger_line l join fund_account a on a.province = l.province and a.id = l.account
      where l.province = e.province and l.entry = e.id and ${sql.join(touching, sql` and `)})`)
  return sql.join(all, sql` and `)
}

/** Entries of a filter, the latest first. */
export async function listEntries(
  tx: Handle,
  scope: Scope,
  filter: LedgerFilter,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<EntryRow[]> {
  const later = after ? sql`and (e.on_day, e.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<EntryRow>`
    select ${columns} from ${withTitles()} where ${conditions(scope, filter)} ${later}
    order by e.on_day desc, e.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Entries that touch a payment or a recovery, in the order in which they were booked; of each what it moved for this one. */
export async function entriesAbout(
  tx: Handle,
  scope: Scope,
  about: 'payment' | 'recovery',
  { division, id }: { readonly division: DivisionCode; readonly id: Id },
): Promise<EntryRow[]> {
  const ofThis = sql<boolean>`${sql.ref(`l.${about}`)} = ${id}`
  const { rows } = await sql<EntryRow>`
    select ${columns} from ${withTitles(ofThis)}
    where ${inScope(scope, 'e')} and e.province = ${provinceOf(division)} and e.id in (
      select l.entry from ledger_line l where l.province = ${provinceOf(division)} and ${ofThis})
    order by e.recorded_at, e.id`.execute(tx)
  return rows
}

export async function findEntry(tx: Handle, scope: Scope, id: Id): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from ${withTitles()} where ${inScope(scope, 'e')} and e.id = ${id}`.execute(tx)
  return rows[0]
}

export type LineRow = {
  readonly entry: Id
  readonly account: Id
  readonly kind: AccountKind
  readonly pool: Id
  readonly poolTitle: string
  readonly budget: Id | null
  readonly budgetTitle: string | null
  readonly amount: number
  readonly commitment: Id | null
  readonly payment: Id | null
  readonly recovery: Id | null
}

export async function linesOfEntries(
  tx: Handle,
  province: number,
  entries: readonly Id[],
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select l.entry, l.account, a.kind, a.pool, p.title as pool_title, a.budget, b.title as budget_title, l.amount, l.commitment,
      l.payment, l.recovery
    from ledger_line l
      join fund_account a on a.province = l.province and a.id = l.account
      join fund_pool p on p.province = a.province and p.id = a.pool
      left join budget b on b.province = a.province and b.id = a.budget
    where l.province = ${province} and l.entry = any(${[...entries]}::uuid[]) order by l.entry, l.number`.execute(
    tx,
  )
  return rows
}

export type Balance = { readonly kind: AccountKind; readonly balance: number; readonly lines: number }

/** Balances by kind of account beside the sum of their lines: both say the same, or something is broken. */
export async function balancesOf(
  tx: Handle,
  scope: Scope,
  { low, high }: { readonly low: DivisionCode; readonly high: DivisionCode },
): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    select a.kind, sum(a.balance)::bigint as balance, coalesce(sum(s.lines), 0)::bigint as lines
    from fund_account a cross join lateral (
      select coalesce(sum(l.amount), 0) as lines from ledger_line l where l.province = a.province and l.account = a.id) s
    where ${inScope(scope, 'a')} and a.division between ${low} and ${high}
    group by a.kind`.execute(tx)
  return rows
}
