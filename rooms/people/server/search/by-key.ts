import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import type { PeopleFilter } from '../../contract/people.ts'
import { allOf, conditionsOf } from './filter.ts'
import type { Shelves } from './shelves.ts'

export type Hit = { readonly key: string; readonly person: Id }

/** Greater than any character that a key can continue with. */
const beyond = '\u{10ffff}'

/**
 * The next keys with a beginning, county by county along the index and merged. The order is the key's own, so that
 * shorter names come first and a page can begin anywhere.
 */
export async function keysWith(
  tx: Handle,
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  shelves: Shelves,
  prefix: string,
  after: readonly [string, Id] | null,
  limit: number,
): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select x.key, x.person from unnest(${[...shelves]}::integer[]) c
    cross join lateral (${keysOn(scope, filter, today, prefix, after, limit)}) x
    order by x.key, x.person limit ${limit}`.execute(tx)
  return rows
}

/** How many different persons the first `most` keys of the beginnings lead to. */
export async function countKeysWith(
  tx: Handle,
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  shelves: Shelves,
  prefixes: readonly string[],
  most: number,
): Promise<number> {
  const lanes = prefixes.map(
    (prefix) => sql`(select x.person from unnest(${[...shelves]}::integer[]) c
      cross join lateral (${keysOn(scope, filter, today, prefix, null, most)}) x limit ${most})`,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select distinct person from (${sql.join(lanes, sql` union all `)}) found limit ${most}) counted`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

function keysOn(
  scope: Scope,
  filter: PeopleFilter,
  today: Day,
  prefix: string,
  after: readonly [string, Id] | null,
  limit: number,
): RawBuilder<unknown> {
  const further = conditionsOf(filter, today)
  const conditions = [
    within(scope, { division: 'k.division', station: 'k.station', person: 'k.person' }),
    ...(after ? [sql<boolean>`(k.key, k.person) > (${after[0]}, ${after[1]}::uuid)`] : []),
    ...(further.length > 0
      ? [
          sql<boolean>`exists (select from person p where p.province = k.province and p.id = k.person and ${allOf(further)})`,
        ]
      : []),
  ]
  return sql`
    select k.key, k.person from person_key k
    where k.province = (c / 10000)::smallint and k.county = c
      and k.key >= ${prefix} and k.key < ${prefix + beyond} and ${allOf(conditions)}
    order by k.key, k.person limit ${limit}`
}
