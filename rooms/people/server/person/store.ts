import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { countyOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type PersonRow, peopleTables } from '../tables.ts'

const placed = { division: 'division', station: 'station', person: 'id' }

/** The person's row, or nothing when there is none in the scope. */
export function findPerson(tx: Handle, scope: Scope, id: Id): Promise<PersonRow | undefined> {
  return peopleTables(tx)
    .selectFrom('person')
    .selectAll()
    .where('province', 'in', provincesIn(scope))
    .where('id', '=', id)
    .where(within(scope, placed))
    .executeTakeFirst()
}

/** The rows of those persons that are in the scope, in no particular order. */
export async function findPersons(tx: Handle, scope: Scope, ids: readonly Id[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  return peopleTables(tx)
    .selectFrom('person')
    .selectAll()
    .where('province', 'in', provincesIn(scope))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where(within(scope, placed))
    .execute()
}

/** Locks the person for a change, so that two changes of one version cannot both succeed. */
export function lockPerson(tx: Handle, scope: Scope, id: Id): Promise<PersonRow | undefined> {
  return peopleTables(tx)
    .selectFrom('person')
    .selectAll()
    .where('province', 'in', provincesIn(scope))
    .where('id', '=', id)
    .where(within(scope, placed))
    .forUpdate()
    .executeTakeFirst()
}

/** Writes columns of a person and counts the version up; answers the new version. */
export async function updatePerson(
  tx: Handle,
  person: PersonRow,
  columns: Partial<PersonRow>,
): Promise<number> {
  const { version } = await peopleTables(tx)
    .updateTable('person')
    .set({ ...(columns as object), version: person.version + 1, changedAt: sql<string>`clock_timestamp()` })
    .where('province', '=', person.province)
    .where('id', '=', person.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

type Filed = Pick<PersonRow, 'id' | 'division' | 'station' | 'stationCounty' | 'nameKeys' | 'numberKeys'>

/** A person is filed in the county of residence, and in the station's county where that is another one. */
const filedIn = (person: Filed): number[] => [
  ...new Set([countyOf(person.division) / 1_000_000, person.stationCounty]),
]

export async function fileKeys(tx: Handle, person: Filed): Promise<void> {
  const keys = [...person.nameKeys, ...person.numberKeys]
  await sql`
    insert into person_key (province, county, key, person, division, station)
    select c / 10000, c, k, ${person.id}, ${person.division}, ${person.station}
    from unnest(${filedIn(person)}::integer[]) c, unnest(${keys}::text[]) k
    on conflict do nothing`.execute(tx)
}

export async function unfileKeys(tx: Handle, person: Filed): Promise<void> {
  await sql`
    delete from person_key
    where (province, county) in (select c / 10000, c from unnest(${filedIn(person)}::integer[]) c)
      and key = any(${[...person.nameKeys, ...person.numberKeys]}::text[]) and person = ${person.id}`.execute(
    tx,
  )
}

/** Takes `howMany` file numbers of a county and year; answers the place of the first. */
export async function takeFileNumbers(
  tx: Handle,
  series: { readonly county: number; readonly year: number },
  howMany: number,
): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    select take_file_numbers(${series.county}, ${series.year}, ${howMany}) as first`.execute(tx)
  return rows[0]?.first ?? 1
}

/** Persons in the scope who have this number; there may be several until duplicates are merged. */
export async function personsByNumber(
  tx: Handle,
  scope: Scope,
  index: Buffer,
): Promise<{ id: string; name: string; fileNumber: string }[]> {
  return peopleTables(tx)
    .selectFrom('person')
    .select(['id', 'name', 'fileNumber'])
    .where('identityIndex', '=', index)
    .where('state', '!=', 'merged')
    .where('province', 'in', provincesIn(scope))
    .where(within(scope, placed))
    .limit(5)
    .execute()
}

/**
 * Two commands that register the same number at the same time take turns, so that the second one finds the first.
 * A unique key would not do: somebody outside the scope may have the number, and a refusal would tell it.
 */
export async function takeTurnsOn(tx: Handle, index: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${index.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
}
