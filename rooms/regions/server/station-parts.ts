import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { Station } from '../domain/station.ts'

/** The two dated parts of a station; both tables have the same shape. */
export type PartKind = 'function' | 'room'
const tables = { function: 'station_function', room: 'station_room' } as const

export type Spell = {
  readonly code: string
  readonly from: Day
  readonly until: Day | null
  readonly description: string | null
}

const describe = (kind: PartKind) => (kind === 'room' ? sql.ref('description') : sql`null::text`)

type Placed = Pick<Station, 'id' | 'division'>
const ofStation = ({ id, division }: Placed) => sql`province = ${provinceOf(division)} and station = ${id}`

/** Every spell of a station, what stands first, by day. */
export async function partsOf(tx: Handle, kind: PartKind, station: Placed): Promise<Spell[]> {
  const { rows } = await sql<Spell>`
    select ${sql.ref(kind)} as code, from_on as "from", until_on as until, ${describe(kind)} as description
    from ${sql.table(tables[kind])} where ${ofStation(station)} order by until_on is not null, from_on, ${sql.ref(kind)}`.execute(
    tx,
  )
  return rows
}

/** False when it stands already. */
export async function addPart(
  tx: Handle,
  kind: PartKind,
  { id, division }: Placed,
  part: { readonly code: string; readonly from: Day; readonly description?: string | null },
): Promise<boolean> {
  const extra = kind === 'room' ? [sql`, description`, sql`, ${part.description ?? null}`] : [sql``, sql``]
  const { rows } = await sql`
    insert into ${sql.table(tables[kind])} (province, station, division, ${sql.ref(kind)}, from_on ${extra[0]})
    values (${provinceOf(division)}, ${id}, ${division}, ${part.code}, ${part.from} ${extra[1]})
    on conflict (province, station, ${sql.ref(kind)}) where until_on is null do nothing returning id`.execute(
    tx,
  )
  return rows.length > 0
}

/** Since when a part stands; null when it does not. */
export async function standingSince(
  tx: Handle,
  kind: PartKind,
  station: Placed,
  code: string,
): Promise<Day | null> {
  const { rows } = await sql<{ fromOn: Day }>`select from_on from ${sql.table(tables[kind])}
    where ${ofStation(station)} and ${sql.ref(kind)} = ${code} and until_on is null`.execute(tx)
  return rows[0]?.fromOn ?? null
}

export async function endPart(
  tx: Handle,
  kind: PartKind,
  station: Placed,
  code: string,
  until: Day,
): Promise<void> {
  await sql`update ${sql.table(tables[kind])} set until_on = ${until}
    where ${ofStation(station)} and ${sql.ref(kind)} = ${code} and until_on is null`.execute(tx)
}

/** Parts stand where their station stands, for row-level security. */
export async function moveParts(tx: Handle, station: Placed, division: DivisionCode): Promise<void> {
  for (const table of Object.values(tables)) {
    await sql`update ${sql.table(table)} set division = ${division} where ${ofStation(station)}`.execute(tx)
  }
}

/** Makes the functions that stand those that are wanted, from a day on. */
export async function setFunctions(
  tx: Handle,
  station: Placed,
  wanted: readonly string[],
  from: Day,
): Promise<void> {
  const standing = (await partsOf(tx, 'function', station)).filter(({ until }) => until === null)
  for (const { code, from: since } of standing) {
    if (!wanted.includes(code)) await endPart(tx, 'function', station, code, since > from ? since : from)
  }
  for (const code of wanted) await addPart(tx, 'function', station, { code, from })
}

export type RoomAt = {
  readonly station: Id
  readonly division: DivisionCode
  readonly kind: string
  readonly room: string
}

/** The rooms of open stations that a scope sees in a division on a day. */
export async function roomsWithin(tx: Handle, scope: Scope, area: DivisionCode, on: Day): Promise<RoomAt[]> {
  const { low, high } = rangeOf(area)
  const { rows } = await sql<RoomAt>`
    select r.station, r.division, s.kind, r.room from station_room r
    join station s on s.province = r.province and s.id = r.station
    where r.province = any(${provincesIn(scope)}::smallint[]) and ${within(scope, { division: 'r.division', station: 'r.station' })}
      and r.division between ${low} and ${high} and r.from_on <= ${on} and (r.until_on is null or r.until_on > ${on})
      and s.opened_on <= ${on} and (s.closed_on is null or s.closed_on >= ${on})`.execute(tx)
  return rows
}
