import { sql } from 'kysely'
import { isEmpty, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import { likeText } from '../community/store.ts'

export type SeriesRow = {
  readonly province: number
  readonly id: Id
  readonly title: string
  readonly content: string | null
  readonly field: ServiceField | null
  readonly station: Id
  readonly division: DivisionCode
  readonly stationDivision: DivisionCode
  readonly place: string
  readonly weekdays: readonly number[]
  readonly workdaysOnly: boolean
  readonly startsAt: string
  readonly endsAt: string
  readonly grace: number
  readonly fromOn: Day
  readonly toOn: Day
  readonly capacity: number | null
  readonly responsible: Id
  readonly responsibleName: string
  readonly version: number
  readonly childCount: number
  readonly sessionsHeld: number
  readonly sessionsPlanned: number
  readonly attendances: number
}

const placed = { division: 'division', station: 'station' } as const

const columns =
  sql.raw(`province, id, title, content, field, station, division, station_division, place, weekdays, workdays_only,
  to_char(starts_at, 'HH24:MI') as starts_at, to_char(ends_at, 'HH24:MI') as ends_at, grace, from_on, to_on, capacity, responsible,
  responsible_name, version,
  (select count(*)::integer from class_child c where c.province = s.province and c.series = s.id and c.left_on is null) as child_count,
  (select count(*)::integer from class_session n where n.province = s.province and n.series = s.id and n.held_at is not null
    and n.reversed_by is null) as sessions_held,
  (select count(*)::integer from class_session n where n.province = s.province and n.series = s.id and n.cancelled_reason is null
    and n.reversed_by is null) as sessions_planned,
  (select count(*)::integer from class_attendance t join class_session n on n.province = t.province and n.id = t.session
    where n.province = s.province and n.series = s.id and t.reversed_by is null) as attendances`)

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, placed)}`

export async function findSeries(tx: Handle, scope: Scope, id: Id): Promise<SeriesRow | null> {
  if (isEmpty(scope)) return null
  const { rows } = await sql<SeriesRow>`
    select ${columns} from class_series s where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Locked, so that two last places are not one and the days of a class are set by one at a time. */
export async function seriesToChange(tx: Handle, scope: Scope, id: Id): Promise<SeriesRow | null> {
  const found = await findSeries(tx, scope, id)
  if (!found) return null
  await sql`select from class_series where province = ${found.province} and id = ${id} for update`.execute(tx)
  return findSeries(tx, scope, id)
}

/** The class that a session or an attendance belongs to. */
export async function seriesOfLine(tx: Handle, scope: Scope, line: Id): Promise<Id | null> {
  const provinces = provincesIn(scope)
  const { rows } = await sql<{ series: Id }>`
    select series from class_session where province = any(${provinces}) and id = ${line}
    union all select series from class_attendance where province = any(${provinces}) and id = ${line}`.execute(
    tx,
  )
  return rows[0]?.series ?? null
}

export type SeriesFilter = {
  readonly search?: string | undefined
  readonly station?: Id | undefined
  readonly division?: DivisionCode | undefined
  readonly running?: boolean | undefined
  readonly today: Day
}

export const seriesKey = (row: SeriesRow): SortKey => [row.fromOn, row.id]

export async function listSeries(
  tx: Handle,
  scope: Scope,
  filter: SeriesFilter,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<SeriesRow[]> {
  const all = [inScope(scope)]
  if (filter.search) {
    const part = likeText(filter.search)
    all.push(sql<boolean>`(lower(title) like ${part} or pinyin like ${part} or initials like ${part})`)
  }
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.running) all.push(sql<boolean>`to_on >= ${filter.today}`)
  const [day, id] = after ?? []
  if (after) all.push(sql<boolean>`(from_on, id) < (${day}::date, ${id}::uuid)`)
  const { rows } = await sql<SeriesRow>`
    select ${columns} from class_series s where ${sql.join(all, sql` and `)}
    order by from_on desc, id desc limit ${limit + 1}`.execute(tx)
  return rows
}
