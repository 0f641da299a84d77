import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { within } from '../../../platform/server/database/scope.ts'
import { levelNumber } from '../domain/branch.ts'
import { wholeStation } from './read-parts.ts'

/**
 * Stored flows up to and including a month, which add up to what is there at its end. Whole years come as one row
 * where there is one, so a county with twenty years of records is some thirty rows. `period` is a year or a month.
 */
export type FlowPart = { readonly period: number; readonly amounts: Uint8Array }

export async function divisionFlows(
  tx: Handle,
  scope: Scope,
  division: DivisionCode,
  last: Period,
): Promise<readonly FlowPart[]> {
  if (levelNumber(division) === 5) {
    const leaves = await sql<FlowPart>`
      select month as period, amounts from figure_leaf
      where province = ${provinceOf(division)} and division = ${division} and month <= ${last}
        and ${within(scope, { division: 'division', station: 'station' })}`.execute(tx)
    return leaves.rows
  }
  const found = await sql<FlowPart>`
    select period, amounts from figure_division
    where province = ${provinceOf(division)} and level = ${levelNumber(division)} and division = ${division}
      and ${upTo(last)} and ${within(scope, { division: 'division' })}`.execute(tx)
  return found.rows
}

/** Where not all of a station's work may be seen, its leaves in the places that may. */
export async function stationFlows(
  tx: Handle,
  scope: Scope,
  station: string,
  last: Period,
): Promise<readonly FlowPart[]> {
  const whole = await sql<FlowPart>`
    select period, amounts from figure_station
    where station = ${station} and ${upTo(last)} and ${wholeStation(scope)}`.execute(tx)
  const seen = whole.rows.map((row) => row.period)
  const leaves = await sql<FlowPart>`
    select month as period, amounts from figure_leaf
    where station = ${station} and month <= ${last} and month <> all(${seen}::integer[])
      and (month / 100) * 100 <> all(${seen}::integer[]) and ${within(scope, { division: 'division', station: 'station' })}`.execute(
    tx,
  )
  return [...whole.rows, ...leaves.rows]
}

/** Years before the month's own, and its own year's months. */
export const upTo = (last: Period) => {
  const year = Math.floor(last / 100) * 100
  return sql<boolean>`((period < ${year} and period % 100 = 0) or (period > ${year} and period <= ${last}))`
}
