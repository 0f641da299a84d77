import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { within } from '../../../platform/server/database/scope.ts'
import type { Station } from '../domain/station.ts'
import { regionsTables, type StationRow } from './tables.ts'

const stationOf = ({ province: _, pinyin: __, initials: ___, ...station }: StationRow): Station => station

const placed = { division: 'division', station: 'id' }

export type StationFilter = {
  readonly search?: string | undefined
  readonly within?: DivisionCode | undefined
  readonly kind?: string | undefined
  readonly function?: string | undefined
  readonly zone?: Id | undefined
  readonly state: 'open' | 'closed' | 'all'
  readonly on: Day
}

/** The stations of a filter that a scope sees; the list, its counts and its export ask the same. */
export function stationsMatching(db: Handle, scope: Scope, filter: StationFilter) {
  const { on } = filter
  let query = regionsTables(db).selectFrom('station').where(within(scope, placed))
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    query = query.where('division', '>=', low).where('division', '<=', high)
  }
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.function) {
    query = query.where(sql<boolean>`exists (select from station_function f
      where f.province = station.province and f.station = station.id and f.function = ${filter.function}
        and f.from_on <= ${on} and (f.until_on is null or f.until_on > ${on}))`)
  }
  if (filter.zone) query = query.where(inZone(filter.zone, on))
  if (filter.search) query = query.where(matching(filter.search))
  const open = sql<boolean>`opened_on <= ${on} and (closed_on is null or closed_on >= ${on})`
  if (filter.state === 'open') query = query.where(open)
  if (filter.state === 'closed') query = query.where(sql<boolean>`closed_on < ${on}`)
  return query
}

/** A register holds hundreds of stations a county, so a part of a name is looked for row by row. */
function matching(search: string) {
  const text = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<boolean>`(name like ${part} or pinyin like ${part} or initials like ${part} or code like ${part})`
}

// As domain/zone.ts has it: the zone that a station names itself, else the one that manages the smallest division around it.
const inZone = (zone: Id, on: Day) => sql<boolean>`
  coalesce(managing_zone, (
    select m.zone from managing_zone_member m
    where station.division between m.division and m.last_division
      and m.valid_from <= ${on} and (m.valid_to is null or m.valid_to >= ${on})
    order by m.last_division - m.division limit 1)) = ${zone}`

/** A page of stations by code, which is the order of divisions. */
export async function listStations(
  db: Handle,
  scope: Scope,
  filter: StationFilter,
  after: string | undefined,
  limit: number,
): Promise<Station[]> {
  let query = stationsMatching(db, scope, filter).selectAll().orderBy('code').limit(limit)
  if (after !== undefined) query = query.where('code', '>', after)
  return (await query.execute()).map(stationOf)
}

/** Every open station that a scope sees in a division on a day, by code. */
export async function stationsWithin(
  db: Handle,
  scope: Scope,
  area: DivisionCode,
  on: Day,
): Promise<Station[]> {
  const query = stationsMatching(db, scope, { within: area, state: 'open', on })
  return (await query.selectAll().orderBy('code').execute()).map(stationOf)
}

/** One station that the transaction's scope sees; row-level security says which. */
export async function stationById(db: Handle, id: Id): Promise<Station | undefined> {
  const row = await regionsTables(db)
    .selectFrom('station')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && stationOf(row)
}

/** Names by id of those stations that the transaction's scope sees. */
export async function stationNames(db: Handle, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map()
  const rows = await regionsTables(db)
    .selectFrom('station')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** By its speakable code, `410621-105-01`; what begins otherwise than with a province is no station's. */
export async function stationByCode(db: Handle, code: string): Promise<Station | undefined> {
  if (!/^\d\d/.test(code)) return undefined
  const row = await regionsTables(db)
    .selectFrom('station')
    .selectAll()
    .where('province', '=', Number(code.slice(0, 2)))
    .where('code', '=', code)
    .executeTakeFirst()
  return row && stationOf(row)
}

/** The station of a scope, locked for a change; undefined when it is not there or not the scope's. */
export async function stationToChange(db: Handle, scope: Scope, id: Id): Promise<Station | undefined> {
  const row = await regionsTables(db)
    .selectFrom('station')
    .selectAll()
    .where('id', '=', id)
    .where(within(scope, placed))
    .forUpdate()
    .executeTakeFirst()
  return row && stationOf(row)
}

export type StationValues = Omit<StationRow, 'province'>

/** False when the id is taken, by a station that the scope may not even see. */
export async function insertStation(db: Handle, values: StationValues): Promise<boolean> {
  const row = await regionsTables(db)
    .insertInto('station')
    .values({ province: provinceOf(values.division), ...values })
    .onConflict((conflict) => conflict.columns(['province', 'id']).doNothing())
    .executeTakeFirst()
  return row.numInsertedOrUpdatedRows === 1n
}

/** Changes a station and answers its new version. The caller holds its lock and has compared the version. */
export async function updateStation(
  db: Handle,
  station: Station,
  values: Partial<Omit<StationValues, 'id' | 'code' | 'version'>>,
): Promise<number> {
  const row = await regionsTables(db)
    .updateTable('station')
    .set({ ...values, version: station.version + 1 })
    .where('province', '=', provinceOf(station.division))
    .where('id', '=', station.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** The next number of a place; two openings at once wait for each other here and get two numbers. */
export async function nextStationNumber(db: Handle, province: number, place: string): Promise<number> {
  const row = await regionsTables(db)
    .insertInto('stationNumber')
    .values({ province, place, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['province', 'place']).doUpdateSet({ last: sql<number>`station_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
