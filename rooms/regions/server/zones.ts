import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type ZoneMember, zoneOf } from '../domain/zone.ts'
import { inForce } from './divisions.ts'
import { type ManagingZoneRow, regionsTables } from './tables.ts'

export type Zone = Pick<ManagingZoneRow, 'id' | 'name' | 'division'>

export const zoneById = (db: Handle, id: Id): Promise<Zone | undefined> =>
  regionsTables(db)
    .selectFrom('managingZone')
    .select(['id', 'name', 'division'])
    .where('id', '=', id)
    .executeTakeFirst()

export const zoneExists = async (db: Handle, id: Id): Promise<boolean> =>
  (await zoneById(db, id)) !== undefined

/** The zones that lie inside a division, by name as it is spelled. */
export function zonesWithin(db: Handle, area: DivisionCode): Promise<Zone[]> {
  const { low, high } = rangeOf(area)
  return regionsTables(db)
    .selectFrom('managingZone')
    .select(['id', 'name', 'division'])
    .where('division', '>=', low)
    .where('division', '<=', high)
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
}

/** Members of zones on a day. */
export async function membersOn(db: Handle, zones: readonly Id[], on: Day): Promise<ZoneMember[]> {
  if (zones.length === 0) return []
  const rows = await regionsTables(db)
    .selectFrom('managingZoneMember')
    .select(['zone', 'division', 'validFrom as from', 'validTo as to'])
    .where('zone', 'in', [...zones])
    .where(inForce(on, 'managingZoneMember'))
    .orderBy('division')
    .execute()
  return rows
}

/** Every period in which a division was a member of any zone: it is in one zone at a time. */
export async function membershipsOf(db: Handle, division: DivisionCode): Promise<ZoneMember[]> {
  const rows = await regionsTables(db)
    .selectFrom('managingZoneMember')
    .select(['zone', 'division', 'validFrom as from', 'validTo as to'])
    .where('division', '=', division)
    .orderBy('validFrom')
    .forUpdate()
    .execute()
  return rows
}

/** The managing zone of each place on a day, by the place's key; places without one are left out (S8.A2, X18). */
export async function zonesOf<
  Place extends { readonly division: DivisionCode; readonly managingZone: Id | null },
>(db: Handle, places: readonly Place[], on: Day): Promise<Map<Place, Id>> {
  const codes = [...new Set(places.map(({ division }) => division))]
  const around = await sql<ZoneMember>`
    select distinct m.zone, m.division, m.valid_from as "from", m.valid_to as "to"
    from managing_zone_member m join unnest(${codes}::bigint[]) as p (code) on p.code between m.division and m.last_division
    where m.valid_from <= ${on} and (m.valid_to is null or m.valid_to >= ${on})`.execute(db)
  return new Map(
    places.flatMap((place) => {
      const zone = zoneOf(place, around.rows, on)
      return zone ? [[place, zone] as const] : []
    }),
  )
}
