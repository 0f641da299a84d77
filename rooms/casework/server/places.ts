import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

export type StationPlace = { readonly province: number; readonly division: DivisionCode }

/** Where any station stands; null when there is none in those provinces. */
export async function stationPlace(
  tx: Handle,
  provinces: readonly number[],
  station: Id,
): Promise<StationPlace | null> {
  const { rows } = await sql<StationPlace>`
    select province, division from station_anywhere(${[...provinces]}::smallint[], ${station})`.execute(tx)
  return rows[0] ?? null
}

export type ClientOfDay = {
  readonly person: Id
  readonly ordinal: number
  readonly household: Id | null
  readonly station: Id
  readonly division: DivisionCode
  readonly categories: readonly string[]
}

/** The client as of a day, held so that nobody removes the file meanwhile; null when out of scope. */
export async function clientOn(
  tx: Handle,
  provinces: readonly number[],
  person: Id,
  on: Day,
): Promise<ClientOfDay | null> {
  for (const province of provinces) {
    await sql`select hold_persons(${province}::smallint, array[${person}]::uuid[])`.execute(tx)
    const { rows } = await sql<ClientOfDay>`
      select person, ordinal, household, station, division, categories
      from person_snapshot(${province}::smallint, array[${person}]::uuid[], ${on})`.execute(tx)
    if (rows[0]) return rows[0]
  }
  return null
}
