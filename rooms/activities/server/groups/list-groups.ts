import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../../platform/server/database/index-order.ts'
import { lanesWithin } from '../../../../platform/server/database/lanes.ts'
import type { GroupFilters } from '../../contract.ts'
import { type GroupRow, groupColumns } from './group-row.ts'
import { groupInScope } from './group-store.ts'

export type GroupFilter = Omit<GroupFilters, 'person'> & {
  /** All files of one person: a merge leaves the membership with the file it was made for. */
  readonly persons?: readonly Id[] | undefined
}

export const groupKey = (row: GroupRow): SortKey => [row.startsOn, row.id]

function conditions(scopes: readonly Scope[], filter: GroupFilter): RawBuilder<boolean> {
  const all = scopes.map(groupInScope)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.state) all.push(sql<boolean>`state = ${filter.state}`)
  if (filter.type) all.push(sql<boolean>`type = ${filter.type}`)
  if (filter.field) all.push(sql<boolean>`field = ${filter.field}`)
  if (filter.from) all.push(sql<boolean>`starts_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`starts_on <= ${filter.to}`)
  if (filter.search) all.push(matching(filter.search))
  if (filter.persons) {
    all.push(sql<boolean>`exists (select from group_member m where m.province = service_group.province
      and m.group_id = service_group.id and m.person = any(${[...filter.persons]}::uuid[]))`)
  }
  return sql.join(all, sql` and `)
}

function matching(search: string): RawBuilder<boolean> {
  const typed = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const part = `%${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<boolean>`(lower(name) like ${part} or pinyin like ${part} or initials like ${part})`
}

/**
 * The latest groups first; one row more than asked for when there is a next page. A row must lie in each of the scopes.
 * Each lane walks one index in the order asked for and stops after a page.
 */
export async function listGroups(
  tx: Handle,
  scopes: readonly Scope[],
  filter: GroupFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<GroupRow[]> {
  await walkIndexes(tx)
  const [scope] = scopes
  if (!scope) throw new Error('groups are listed for somebody')
  const [day, id] = page.after ?? []
  const later = page.after === null ? sql`true` : sql`(starts_on, id) < (${day}::date, ${id}::uuid)`
  const limit = page.limit + 1
  const lane = (where: RawBuilder<unknown>) => sql`(
    select ${groupColumns} from service_group where ${where} and ${conditions(scopes, filter)} and ${later}
    order by starts_on desc, id desc limit ${limit})`
  const asked = { narrow: Boolean(filter.station), division: filter.division }
  const lanes = await lanesWithin(tx, 'service_group', scope, asked, lane)
  const { rows } = await sql<GroupRow>`
    select distinct on (starts_on, id) * from (${sql.join(lanes, sql` union all `)}) found
    order by starts_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export type GroupCounts = {
  readonly members: number
  readonly sessions: number
  readonly attendances: number
  readonly expected: number
  readonly minutes: number
  readonly lastHeldOn: Day | null
}

/** What stands beside each group of a page: who is in it, how often it met, how many came. */
export async function countsOfGroups(tx: Handle, rows: readonly GroupRow[]): Promise<Map<Id, GroupCounts>> {
  if (rows.length === 0) return new Map()
  const provinces = [...new Set(rows.map(({ province }) => province))]
  const ids = rows.map(({ id }) => id)
  const { rows: counts } = await sql<GroupCounts & { id: Id }>`
    select g.id, m.members, s.sessions, s.attendances, s.expected, s.minutes, s.last_held_on
    from unnest(${ids}::uuid[]) as g(id)
    cross join lateral (select count(*)::integer as members from group_member m
      where m.province = any(${provinces}::smallint[]) and m.group_id = g.id and m.left_on is null) m
    cross join lateral (select count(*)::integer as sessions, coalesce(sum(present), 0)::integer as attendances,
        coalesce(sum(expected), 0)::integer as expected, coalesce(sum(minutes), 0)::integer as minutes,
        max(held_on) as last_held_on
      from group_session s where s.province = any(${provinces}::smallint[]) and s.group_id = g.id and s.reversed_by is null) s`.execute(
    tx,
  )
  return new Map(counts.map((row) => [row.id, row]))
}
