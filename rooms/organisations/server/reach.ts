import { sql } from 'kysely'
import { covers, type Scope } from '../../../kernel/actor.ts'
import { countyOf, type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'

/** Where a station stands, whoever asks; undefined where there is none. */
export async function divisionOfStation(
  tx: Handle,
  scope: Scope,
  station: Id,
): Promise<DivisionCode | undefined> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${provincesIn(scope)}::smallint[], ${station})`.execute(tx)
  return rows[0]?.division
}

/** Where a station stands that the scope covers. */
export async function ownStation(tx: Handle, scope: Scope, station: Id): Promise<DivisionCode | undefined> {
  const division = await divisionOfStation(tx, scope, station)
  return division !== undefined && covers(scope, { division, station }) ? division : undefined
}

/**
 * Whose register somebody reads: of a station the whole county's, because its goods and partners come from there. The
 * register is public but for the contact.
 */
export async function registerInReach(tx: Handle, scope: Scope): Promise<Scope> {
  const counties: DivisionCode[] = []
  for (const station of scope.stations) {
    const division = await divisionOfStation(tx, scope, station)
    if (division !== undefined) counties.push(countyOf(division))
  }
  return { ...scope, ranges: [...scope.ranges, ...[...new Set(counties)].map(rangeOf)], persons: [] }
}
