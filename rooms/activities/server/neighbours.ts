import { sql } from 'kysely'
import { covers, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { isRestricted } from '../../people/server/index.ts'

/**
 * Where something of a station is put: the division that is named, or where the station stands. Null when the scope
 * covers neither the station nor that place.
 */
export async function placeFor(
  tx: Handle,
  scope: Scope,
  station: Id,
  named: DivisionCode | undefined,
): Promise<{ readonly division: DivisionCode } | null> {
  const place = await stationPlace(tx, provincesIn(scope), station)
  if (!place) return null
  const division = named ?? place.division
  return covers(scope, { division, station }) ? { division } : null
}

/** Where a station stands, of any station: a fact marks the leaf of its station there. */
export async function stationDivision(
  tx: Handle,
  province: number,
  station: Id,
): Promise<DivisionCode | null> {
  return (await stationPlace(tx, [province], station))?.division ?? null
}

type StationPlace = {
  readonly division: DivisionCode
  readonly openedOn: Day | null
  readonly closedOn: Day | null
}

/** Where any station stands and since when it works; null when there is none. */
export async function stationPlace(
  tx: Handle,
  provinces: readonly number[],
  station: Id,
): Promise<StationPlace | null> {
  const { rows } = await sql<StationPlace>`
    select division, opened_on, closed_on from station_anywhere(${[...provinces]}::smallint[], ${station})`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The snapshot without need-to-know categories, which are counted and not shown (2.12). */
export const shownCategories = (categories: readonly string[]): string[] =>
  categories.filter((category) => !isRestricted(category))
