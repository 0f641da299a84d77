import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf, townshipOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Coverage, coverageOf } from '../domain/coverage.ts'
import { levelNumber } from '../domain/division.ts'
import { inForce } from './divisions.ts'
import { stationKinds } from './station-kinds.ts'
import { type StationFilter, stationsMatching } from './stations.ts'
import { regionsTables } from './tables.ts'

/** Stations of a filter by kind, in the order of the kinds file. */
export async function countStations(
  db: Handle,
  scope: Scope,
  filter: StationFilter,
): Promise<{ kind: string; stations: number }[]> {
  const rows = await stationsMatching(db, scope, filter)
    .select(['kind', sql<number>`count(*)`.as('stations')])
    .groupBy('kind')
    .execute()
  const order = stationKinds().kinds.map(({ code }) => code)
  return rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** What a change of a division would touch. */
export async function stationsBelow(
  db: Handle,
  code: DivisionCode,
  on: Day,
): Promise<{ open: number; closed: number }> {
  const { low, high } = rangeOf(code)
  return regionsTables(db)
    .selectFrom('station')
    .select([
      sql<number>`count(*) filter (where closed_on is null or closed_on >= ${on})`.as('open'),
      sql<number>`count(*) filter (where closed_on < ${on})`.as('closed'),
    ])
    .where('division', '>=', low)
    .where('division', '<=', high)
    .executeTakeFirstOrThrow()
}

/** The towns of a division on a day, with and without a station that covers its town. */
export async function stationCoverage(
  db: Handle,
  scope: Scope,
  area: DivisionCode,
  on: Day,
): Promise<Coverage> {
  const { low, high } = rangeOf(area)
  const towns = await regionsTables(db)
    .selectFrom('division')
    .select(['code', 'name'])
    .where('code', '>=', townshipOf(low))
    .where('code', '<=', high)
    .where('level', '=', levelNumber('township'))
    .where(inForce(on))
    .orderBy('code')
    .execute()
  const covering = stationKinds()
    .kinds.filter((kind) => kind.covers_town)
    .map(({ code }) => code)
  const stations = await stationsMatching(db, scope, { within: area, state: 'open', on })
    .select(['id', 'name', 'division'])
    .where('kind', 'in', covering)
    .orderBy('code')
    .execute()
  return coverageOf(towns, stations)
}
