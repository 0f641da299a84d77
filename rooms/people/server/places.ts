import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'

export type NamedPlace = { readonly code: DivisionCode; readonly name: string; readonly path: string }

export type StationPlace = {
  readonly province: number
  readonly division: DivisionCode
  readonly openedOn: Day
  readonly closedOn: Day | null
}

/** Where a station stands, or nothing when the caller may not see it. */
export async function stationPlace(tx: Handle, scope: Scope, station: Id): Promise<StationPlace | undefined> {
  const { rows } = await sql<StationPlace>`
    select * from station_place(${provincesIn(scope)}::smallint[], ${station})`.execute(tx)
  return rows[0]
}

/** Places by code with their names on a day; a code that never was anything is not in the answer. */
export async function namedPlaces(
  tx: Handle,
  codes: readonly DivisionCode[],
  on: Day,
): Promise<Map<DivisionCode, NamedPlace>> {
  const paths = await pathsOf(tx, [...new Set(codes)], on)
  return new Map(
    [...paths].map(([code, path]) => [code, { code, name: path.slice(path.lastIndexOf(' ') + 1), path }]),
  )
}

export const knownDivision = async (tx: Handle, code: DivisionCode, on: Day): Promise<boolean> =>
  (await pathsOf(tx, [code], on)).has(code)

export { stationNames }
