import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'

export type PersonOnDay = {
  readonly person: Id
  readonly ordinal: number
  readonly station: Id
  readonly division: DivisionCode
  readonly categories: readonly string[]
}

/** The person as of a day, held so that nobody removes the file meanwhile; null when out of scope. */
export async function personOn(
  tx: Handle,
  provinces: readonly number[],
  person: Id,
  on: Day,
): Promise<PersonOnDay | null> {
  for (const province of provinces) {
    await sql`select hold_persons(${province}::smallint, array[${person}]::uuid[])`.execute(tx)
    const { rows } = await sql<PersonOnDay>`
      select person, ordinal, station, division, categories
      from person_snapshot(${province}::smallint, array[${person}]::uuid[], ${on})`.execute(tx)
    if (rows[0]) return rows[0]
  }
  return null
}

/** Where a station stands, of any station: a record marks the leaf of its station there. */
export async function stationDivision(
  tx: Handle,
  province: number,
  station: Id,
): Promise<DivisionCode | null> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${[province]}::smallint[], ${station})`.execute(tx)
  return rows[0]?.division ?? null
}

export type Met = { readonly inPerson: Day | null; readonly seen: Day | null; readonly contact: Day | null }

/** The last days on which a person was met, as the activities' room publishes them. */
export async function lastMetOf(tx: Handle, province: number, persons: readonly Id[]): Promise<Map<Id, Met>> {
  const { rows } = await sql<Met & { person: Id }>`
    select person, in_person, seen, contact from last_met(${province}::smallint, ${[...persons]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ person, ...met }) => [person, met]))
}
