import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { countiesWithRows } from '../../../../platform/server/database/counties.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'

/** The counties whose index entries a question has to look through. */
export type Shelves = readonly number[]

/** The counties in which the scope has people. */
export async function shelvesOf(tx: Handle, scope: Scope, within?: DivisionCode): Promise<Shelves> {
  const found = new Set(await countiesWithRows(tx, 'person_key', scope, within))
  for (const county of await countiesOfFiles(tx, scope)) found.add(county)
  return [...found].toSorted((a, b) => a - b)
}

/** Where the files lie that the scope names by station or one by one. */
async function countiesOfFiles(tx: Handle, scope: Scope): Promise<number[]> {
  if (scope.stations.length === 0 && scope.persons.length === 0) return []
  const { rows } = await sql<{ county: number }>`
    select p.station_county as county from unnest(${[...scope.stations]}::uuid[]) s
      cross join lateral (select station_county from person where station = s order by pinyin, id limit 1) p
    union
    select p.county from person p
    where p.province = any(${provincesIn(scope)}::smallint[]) and p.id = any(${[...scope.persons]}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ county }) => county)
}
