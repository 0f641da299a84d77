import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { PeopleFilter } from '../../contract/people.ts'
import { allOf, conditionsOf } from './filter.ts'
import { type Shelves, shelvesOf } from './shelves.ts'

export type ByName = { readonly pinyin: string; readonly id: Id }

/**
 * The next persons in the order of names. Each lane walks one index in that order and stops after a page; the lanes
 * are then merged. What is asked decides the lane, so that no question reads more than it shows.
 */
export async function peopleByName(
  tx: Handle,
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  after: readonly [string, Id] | null,
  limit: number,
): Promise<ByName[]> {
  const shelves = needsShelves(filter) ? await shelvesOf(tx, scope, filter.division) : []
  const { rows } = await sql<ByName>`
    select distinct pinyin, id from (${lanes(scope, filter, today, after, limit, shelves)}) found
    order by pinyin, id limit ${limit}`.execute(tx)
  return rows
}

/** How many there are, counted no further than `most`. */
export async function countByName(
  tx: Handle,
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  most: number,
): Promise<number> {
  const shelves = needsShelves(filter) ? await shelvesOf(tx, scope, filter.division) : []
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select distinct id from (${lanes(scope, filter, today, null, most, shelves)}) found limit ${most}) counted`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

const needsShelves = (filter: PeopleFilter): boolean => !filter.station && !filter.responsible

function lanes(
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  after: readonly [string, Id] | null,
  limit: number,
  shelves: Shelves,
): RawBuilder<unknown> {
  const conditions = [
    ...conditionsOf(filter, today),
    within(scope, { division: 'p.division', station: 'p.station', person: 'p.id' }),
    ...(after ? [sql<boolean>`(p.pinyin, p.id) > (${after[0]}, ${after[1]}::uuid)`] : []),
  ]
  const page = (where: RawBuilder<boolean>) =>
    sql`select p.pinyin, p.id from person p where ${where} and ${allOf(conditions)} order by p.pinyin, p.id limit ${limit}`
  if (filter.station) return page(sql`p.station = ${filter.station}`)
  if (filter.responsible) return page(sql`p.responsible_account = ${filter.responsible}`)
  const parts: RawBuilder<unknown>[] = []
  if (scope.ranges.length > 0) {
    parts.push(sql`select x.pinyin, x.id from unnest(${[...shelves]}::integer[]) c
      cross join lateral (${page(sql`p.province = (c / 10000)::smallint and p.county = c`)}) x`)
  }
  if (scope.stations.length > 0) {
    parts.push(sql`select x.pinyin, x.id from unnest(${[...scope.stations]}::uuid[]) s
      cross join lateral (${page(sql`p.station = s`)}) x`)
  }
  if (scope.persons.length > 0) {
    const ids = sql<boolean>`p.province = any(${provincesIn(scope)}::smallint[]) and p.id = any(${[...scope.persons]}::uuid[])`
    parts.push(sql`(${page(ids)})`)
  }
  return parts.length > 0
    ? sql.join(parts, sql` union all `)
    : sql`select null::text as pinyin, null::uuid as id where false`
}
