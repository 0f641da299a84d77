import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { levelOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { countiesWithRows } from '../../../platform/server/database/counties.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { walkIndexes } from '../../../platform/server/database/index-order.ts'
import { conditions, type VisitFilter } from './store.ts'
import { type VisitRow, visitColumns } from './visit-row.ts'

type Page = { readonly after: SortKey | null; readonly limit: number }

/** The sort key of a row: the service date, and the id among those of one day. */
export const visitKey = (row: VisitRow): SortKey => [row.visitedOn, row.id]

/**
 * The latest visits first; one row more than asked for when there is a next page. A row must lie in each of the
 * scopes: an export takes two permissions. Each lane walks one index in the order asked for and stops after a page.
 */
export async function listVisits(
  tx: Handle,
  scopes: readonly Scope[],
  filter: VisitFilter,
  page: Page,
): Promise<VisitRow[]> {
  await walkIndexes(tx)
  const limit = page.limit + 1
  const { rows } = await sql<VisitRow>`
    select distinct on (visited_on, id) * from (${await lanesOf(tx, scopes, filter, page)}) found
    order by visited_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

async function lanesOf(
  tx: Handle,
  scopes: readonly Scope[],
  filter: VisitFilter,
  page: Page,
): Promise<RawBuilder<unknown>> {
  const lane = laneFrom(scopes, filter, page)
  const [scope] = scopes
  if (!scope) throw new Error('visits are listed for somebody')
  if (filter.station) return lane.byMonth(sql`true`)
  if (filter.worker || filter.persons || filter.household || filter.trip) return lane.byDay(sql`true`)
  if (filter.division !== undefined && levelOf(filter.division) === 'village')
    return lane.byDay(sql`division = ${filter.division}`)
  const counties = await countiesWithRows(tx, 'visit', scope, filter.division)
  const parts = [
    sql`select x.* from unnest(${counties}::integer[]) c
      cross join lateral (${lane.byDay(sql`province = (c / 10000)::smallint and county = c`)}) x`,
  ]
  if (scope.stations.length > 0) {
    parts.push(sql`select x.* from unnest(${[...scope.stations]}::uuid[]) s
      cross join lateral (${lane.byMonth(sql`station = s`)}) x`)
  }
  if (scope.persons.length > 0)
    parts.push(sql`(${lane.byDay(sql`person = any(${[...scope.persons]}::uuid[])`)})`)
  return sql.join(parts, sql` union all `)
}

function laneFrom(scopes: readonly Scope[], filter: VisitFilter, { after, limit }: Page) {
  const [day, id] = after ?? []
  const later = after === null ? sql`true` : sql`(visited_on, id) < (${day}::date, ${id}::uuid)`
  const lane = (where: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`
    select ${visitColumns} from visit where ${where} and ${conditions(scopes, filter)} and ${later}
    order by ${order} limit ${limit + 1}`
  return {
    byDay: (where: RawBuilder<unknown>) => lane(where, sql`visited_on desc, id desc`),
    // A station's index begins with the month, which orders the days as the day itself does.
    byMonth(where: RawBuilder<unknown>) {
      const fromMonth =
        after === null
          ? sql`true`
          : sql`month <= extract(year from ${day}::date)::integer * 100 + extract(month from ${day}::date)::integer`
      return lane(sql`${where} and ${fromMonth}`, sql`month desc, visited_on desc, id desc`)
    },
  }
}
