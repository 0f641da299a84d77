import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { DirtyLeaf } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { Line } from '../domain/needs.ts'
import { inScope } from './need-store.ts'

export type ScreeningState = 'waiting' | 'screened' | 'withdrawn'

export type ScreeningRow = {
  readonly province: number
  readonly id: Id
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly listedOn: Day
  readonly screenedOn: Day | null
  readonly line: Line | null
  readonly screenedName: string | null
  readonly withdrawnReason: string | null
  readonly state: ScreeningState
  readonly version: number
}

const columns = sql.raw(`province, id, person, station, division, listed_on, screened_on, line, screened_name,
  withdrawn_reason, state, version`)

export type ScreeningFilter = {
  readonly within?: DivisionCode | undefined
  readonly station?: Id | undefined
  readonly state: ScreeningState
  readonly line?: Line | undefined
}

/** Screenings of a state, the latest first, each with how many needs it found. */
export async function listScreenings(
  tx: Handle,
  scope: Scope,
  filter: ScreeningFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<(ScreeningRow & { readonly needs: number })[]> {
  const all = [inScope(scope), sql<boolean>`state = ${filter.state}`]
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.line) all.push(sql<boolean>`line = ${filter.line}`)
  if (page.after) all.push(sql<boolean>`id < ${page.after[0]}::uuid`)
  const { rows } = await sql<ScreeningRow & { needs: number }>`
    select ${columns}, (select count(*)::integer from screening_need n
      where n.province = screening.province and n.screening = screening.id) as needs
    from screening where ${sql.join(all, sql` and `)} order by id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

/** All screenings of a client's files, the latest first. */
export async function screeningsOf(tx: Handle, scope: Scope, files: readonly Id[]): Promise<ScreeningRow[]> {
  const { rows } = await sql<ScreeningRow>`
    select ${columns} from screening where ${inScope(scope)} and person = any(${[...files]}::uuid[])
    order by id desc`.execute(tx)
  return rows
}

export async function findScreening(tx: Handle, scope: Scope, id: Id): Promise<ScreeningRow | null> {
  const { rows } = await sql<ScreeningRow>`
    select ${columns} from screening where ${inScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export type Listed = {
  readonly id: Id
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
}

/** Puts people on the list to be screened; those who wait already stay once. Answers how many are new. */
export async function insertWaiting(
  tx: Handle,
  people: readonly Listed[],
  list: Id | null,
  on: Day,
  by: Id,
): Promise<number> {
  const rows = people.map((one) => ({ ...one, province: provinceOf(one.division) }))
  const { rows: written } = await sql`
    insert into screening (province, id, person, station, division, listed_on, list, created_by)
    select province, id, person, station, division, ${on}::date, ${list}::uuid, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(province smallint, id uuid, person uuid, station uuid, division bigint)
    on conflict do nothing returning id`.execute(tx)
  return written.length
}

/** The screening of a person that waits, locked; null when none does. */
export async function waitingOf(tx: Handle, scope: Scope, person: Id): Promise<ScreeningRow | null> {
  const { rows } = await sql<ScreeningRow>`
    select ${columns} from screening where ${inScope(scope)} and person = ${person} and state = 'waiting' for update`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function setScreened(
  tx: Handle,
  { province, id }: Pick<ScreeningRow, 'province' | 'id'>,
  screened: {
    readonly on: Day
    readonly line: Line
    readonly by: { readonly account: Id; readonly name: string }
  },
): Promise<void> {
  await sql`update screening set screened_on = ${screened.on}, line = ${screened.line}, screened_by = ${screened.by.account},
      screened_name = ${screened.by.name}, version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

export async function setWithdrawn(
  tx: Handle,
  { province, id }: ScreeningRow,
  reason: string,
): Promise<void> {
  await sql`update screening set withdrawn_reason = ${reason}, version = version + 1 where province = ${province} and id = ${id}`.execute(
    tx,
  )
  await sql`update screening_need set listed = false, version = version + 1
    where province = ${province} and screening = ${id} and listed`.execute(tx)
}

/** The leaves in which the needs of some screenings are counted: of the months in which they were found and closed. */
export async function leavesOfNeeds(
  tx: Handle,
  province: number,
  screenings: readonly Id[],
): Promise<readonly DirtyLeaf[]> {
  const { rows } = await sql<DirtyLeaf>`
    select distinct n.station, n.division, (extract(year from d.day) * 100 + extract(month from d.day))::integer as month
    from screening_need n, unnest(array[n.found_on, n.closed_on]) d(day)
    where n.province = ${province} and n.screening = any(${[...screenings]}::uuid[]) and d.day is not null`.execute(
    tx,
  )
  return rows
}

/** How many of the needs of a screening have gone beyond a match. */
export async function needsUnderWay(tx: Handle, { province, id }: ScreeningRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from screening_need
    where province = ${province} and screening = ${id} and state in ('tasked', 'delivered')`.execute(tx)
  return rows[0]?.count ?? 0
}

export type ClientCounts = {
  readonly waiting: number
  readonly listed: number
  readonly relief: number
  readonly none: number
}

/** People, not screenings: who was screened twice counts where the last screening sent them. */
export async function countClients(
  tx: Handle,
  scope: Scope,
  filter: {
    readonly within?: DivisionCode | undefined
    readonly from?: Day | undefined
    readonly to?: Day | undefined
  },
): Promise<ClientCounts> {
  const all = [inScope(scope), sql<boolean>`withdrawn_reason is null`]
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.from) all.push(sql<boolean>`coalesce(screened_on, listed_on) >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`coalesce(screened_on, listed_on) <= ${filter.to}`)
  const { rows } = await sql<ClientCounts>`
    select count(*) filter (where line is null)::integer as waiting,
      count(*) filter (where line = 'consortium')::integer as listed,
      count(*) filter (where line = 'relief')::integer as relief, count(*) filter (where line = 'none')::integer as none
    from (select distinct on (province, person) line from screening where ${sql.join(all, sql` and `)}
      order by province, person, id desc) latest`.execute(tx)
  return rows[0] ?? { waiting: 0, listed: 0, relief: 0, none: 0 }
}

export type NoteRow = {
  readonly id: Id
  readonly side: 'consortium' | 'station'
  readonly text: string
  readonly writtenBy: string
  readonly writtenAt: string
}

/** The notes of the given sides, the latest first. */
export async function notesOf(
  tx: Handle,
  scope: Scope,
  files: readonly Id[],
  sides: readonly NoteRow['side'][],
): Promise<NoteRow[]> {
  if (sides.length === 0) return []
  const { rows } = await sql<NoteRow>`
    select id, side, text, written_name as written_by, to_json(written_at) #>> '{}' as written_at from consortium_note
    where ${inScope(scope)} and person = any(${[...files]}::uuid[]) and side = any(${[...sides]}::text[])
    order by consortium_note.written_at desc, id desc limit 200`.execute(tx)
  return rows
}

export async function insertNote(
  tx: Handle,
  note: Listed & { readonly side: NoteRow['side']; readonly text: string },
  by: { readonly account: Id; readonly name: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into consortium_note (province, id, person, station, division, side, text, written_by, written_name)
    values (${provinceOf(note.division)}, ${note.id}, ${note.person}, ${note.station}, ${note.division}, ${note.side}, ${note.text},
      ${by.account}, ${by.name}) on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}
