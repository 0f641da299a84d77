import { sql } from 'kysely'
import { covers, type Scope } from '../../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'

/** A station and where something of it lies; both in one province. */
export type StationPlace = { readonly stationDivision: DivisionCode; readonly division: DivisionCode }

/**
 * Where something of a station is put: the division that is named, or where the station stands. Null when the scope
 * covers neither the station nor where it stands; a named place must only be of the same province, because a station
 * also works where it does not stand.
 */
export async function placeOfStation(
  tx: Handle,
  scope: Scope,
  station: Id,
  named: DivisionCode | undefined,
): Promise<StationPlace | 'division-outside-scope' | null> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${provincesIn(scope)}::smallint[], ${station})`.execute(tx)
  const stands = rows[0]?.division
  if (stands === undefined || !covers(scope, { division: stands, station })) return null
  const division = named ?? stands
  if (provinceOf(division) !== provinceOf(stands)) return 'division-outside-scope'
  return { stationDivision: stands, division }
}
