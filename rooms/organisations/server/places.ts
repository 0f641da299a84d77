import { sql } from 'kysely'
import { covers, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { stationNames } from '../../regions/server/index.ts'
import type { PlaceFilters } from '../contract/places.ts'
import type { PlaceKind } from '../domain/kinds.ts'
import { namedPlaces, writingScope } from './answers.ts'
import { matching, organisationNames } from './store.ts'

/** A place as it stands in the table. */
export type PlaceRow = {
  readonly province: number
  readonly id: Id
  readonly kind: PlaceKind
  readonly name: string
  readonly pinyin: string
  readonly division: DivisionCode
  readonly station: Id | null
  readonly organisation: Id | null
  readonly address: string | null
  readonly youthWorkers: number | null
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, kind, name, pinyin, division, station, organisation, address, youth_workers, opened_on,
  closed_on, version`)

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division', station: 'station' })}`

export async function listPlaces(
  tx: Handle,
  scope: Scope,
  filter: PlaceFilters,
  after: SortKey | null,
  limit: number,
  today: Day,
): Promise<PlaceRow[]> {
  const all = [inScope(scope)]
  if (filter.search) all.push(matching(filter.search))
  if (filter.kind) all.push(sql<boolean>`kind = ${filter.kind}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.gap) all.push(sql<boolean>`kind = 'youth-home' and youth_workers = 0`)
  if (filter.state === 'open') all.push(sql<boolean>`(closed_on is null or closed_on > ${today})`)
  if (filter.state === 'closed') all.push(sql<boolean>`closed_on <= ${today}`)
  if (after) all.push(sql<boolean>`(pinyin, id) > (${after[0]}, ${after[1]}::uuid)`)
  const { rows } = await sql<PlaceRow>`
    select ${columns} from service_place where ${sql.join(all, sql` and `)} order by pinyin, id limit ${limit}`.execute(
    tx,
  )
  return rows
}

export async function findPlace(tx: Handle, scope: Scope, id: Id): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select ${columns} from service_place where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0]
}

export async function placesOfOrganisation(
  tx: Handle,
  scope: Scope,
  province: number,
  organisation: Id,
): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select ${columns} from service_place
    where province = ${province} and organisation = ${organisation} and ${inScope(scope)} order by pinyin, id`.execute(
    tx,
  )
  return rows
}

export async function placeLines(tx: Handle, standing: Standing, rows: readonly PlaceRow[]) {
  const place = await namedPlaces(
    tx,
    standing,
    rows.map(({ division }) => division),
  )
  const stations = await stationNames(
    tx,
    rows.flatMap(({ station }) => station ?? []),
  )
  const organisations = await organisationNames(
    tx,
    rows.flatMap(({ organisation }) => organisation ?? []),
  )
  const writing = writingScope(standing)
  return rows.map(({ province: _, pinyin: __, division, ...row }) => ({
    ...row,
    place: place(division),
    stationName: row.station ? (stations.get(row.station) ?? null) : null,
    organisationName: row.organisation ? (organisations.get(row.organisation)?.name ?? null) : null,
    // Not known is not none: only a stated zero is a gap.
    gap: row.kind === 'youth-home' && row.youthWorkers === 0 && row.closedOn === null,
    abilities: { change: covers(writing, { division, station: row.station }) },
  }))
}

export type WrittenPlace = Omit<PlaceRow, 'province' | 'version'> & { readonly initials: string }

export async function insertPlace(tx: Handle, row: WrittenPlace, by: Id): Promise<boolean> {
  const { rows } = await sql`
    insert into service_place (province, id, kind, name, pinyin, initials, division, station, organisation, address, youth_workers,
      opened_on, closed_on, created_by)
    values (${provinceOf(row.division)}, ${row.id}, ${row.kind}, ${row.name}, ${row.pinyin}, ${row.initials}, ${row.division},
      ${row.station}, ${row.organisation}, ${row.address}, ${row.youthWorkers}, ${row.openedOn}, ${row.closedOn}, ${by})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Changes a place that nobody changed since `version`; answers whether it did. */
export async function updatePlace(tx: Handle, before: PlaceRow, row: WrittenPlace): Promise<boolean> {
  const { rows } = await sql`
    update service_place set kind = ${row.kind}, name = ${row.name}, pinyin = ${row.pinyin}, initials = ${row.initials},
      division = ${row.division}, station = ${row.station}, organisation = ${row.organisation}, address = ${row.address},
      youth_workers = ${row.youthWorkers}, opened_on = ${row.openedOn}, closed_on = ${row.closedOn}, version = version + 1
    where province = ${before.province} and id = ${before.id} and version = ${before.version} returning id`.execute(
    tx,
  )
  return rows.length > 0
}
