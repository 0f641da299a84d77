import { sql } from 'kysely'
import { covers, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'

export type ReportPlace = {
  readonly province: number
  readonly division: DivisionCode
  readonly station: Id
  readonly person: Id | null
}

/** Where a registered child's file lies, a merged one at its survivor; null when out of sight. */
export async function placeOfChild(
  tx: Handle,
  provinces: readonly number[],
  person: Id,
  on: Day,
): Promise<ReportPlace | null> {
  for (const province of provinces) {
    const { rows } = await sql<ReportPlace>`
      select ${province}::integer as province, person, station, division
      from person_snapshot(${province}::smallint, array[${person}]::uuid[], ${on})`.execute(tx)
    if (rows[0]) return rows[0]
  }
  return null
}

/** Where a child without a file was found: the division named, else the one place that the reporter works for. */
export async function placeNamed(
  tx: Handle,
  scope: Scope,
  named: DivisionCode | undefined,
  on: Day,
): Promise<ReportPlace | 'missing' | null> {
  const own = await ownPlace(tx, scope)
  const division = named ?? own?.division
  if (division === undefined) return 'missing'
  const province = provinceOf(division)
  const { rows } = await sql<{ id: Id }>`
    select id from station_near(${province}::smallint, ${division}::bigint, ${on})`.execute(tx)
  const near = rows[0]?.id ?? noStation
  const place = { division, station: near }
  if (covers(scope, place)) return { province, ...place, person: null }
  // A station also works where it does not stand.
  if (own?.station && provinceOf(own.division) === province)
    return { province, division, station: own.station, person: null }
  return null
}

async function ownPlace(
  tx: Handle,
  scope: Scope,
): Promise<{ readonly division: DivisionCode; readonly station: Id | null } | null> {
  const [station] = scope.stations
  if (scope.stations.length === 1 && station) {
    const { rows } = await sql<{ division: DivisionCode }>`
      select division from station_anywhere(${provincesIn(scope)}::smallint[], ${station})`.execute(tx)
    return rows[0] ? { division: rows[0].division, station } : null
  }
  const [range] = scope.ranges
  return scope.ranges.length === 1 && scope.stations.length === 0 && range && range.low > 0
    ? { division: range.low, station: null }
    : null
}
