import { sql } from 'kysely'
import { isEmpty, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { instant } from '../community/activity-row.ts'

export type SessionRow = {
  readonly province: number
  readonly id: Id
  readonly series: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly on: Day
  readonly startsAt: string
  readonly endsAt: string
  readonly closesAt: string
  readonly held: boolean
  readonly heldBy: Id | null
  readonly heldOn: Day | null
  readonly cancelledReason: string | null
  readonly reversedBy: Id | null
  readonly attendances: number
}

const placed = { division: 'division', station: 'station' } as const

export const sessionColumns = sql`province, id, series, station, division, session_on as "on", to_char(starts_at, 'HH24:MI') as starts_at,
  to_char(ends_at, 'HH24:MI') as ends_at, ${instant('closes_at')} as closes_at, held_at is not null as held, held_by,
  (held_at at time zone 'Asia/Shanghai')::date as held_on, cancelled_reason, reversed_by,
  (select count(*)::integer from class_attendance t where t.province = n.province and t.session = n.id
    and t.reversed_by is null) as attendances`

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, placed)}`

export async function findSession(tx: Handle, scope: Scope, id: Id): Promise<SessionRow | null> {
  if (isEmpty(scope)) return null
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from class_session n where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The same, locked, so that arrivals, cancelling and withdrawing come one after the other. */
export async function sessionToChange(tx: Handle, scope: Scope, id: Id): Promise<SessionRow | null> {
  const found = await findSession(tx, scope, id)
  if (!found) return null
  await sql`select from class_session where province = ${found.province} and id = ${id} for update`.execute(
    tx,
  )
  return findSession(tx, scope, id)
}

/** All sessions of a class by day, those taken out included. */
export async function sessionsOf(tx: Handle, province: number, series: Id): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from class_session n where province = ${province} and series = ${series}
    order by session_on, reversed_by is not null`.execute(tx)
  return rows
}

/** The sessions of a day that stand, by their hours. */
export async function sessionsOn(
  tx: Handle,
  scope: Scope,
  on: Day,
  station: Id | undefined,
): Promise<SessionRow[]> {
  if (isEmpty(scope)) return []
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from class_session n
    where ${inScope(scope)} and session_on = ${on} and reversed_by is null
      and ${station ? sql`station = ${station}` : sql`true`}
    order by starts_at, id limit 200`.execute(tx)
  return rows
}

export const sessionState = (row: SessionRow): 'planned' | 'held' | 'cancelled' | 'withdrawn' =>
  row.reversedBy ? 'withdrawn' : row.cancelledReason !== null ? 'cancelled' : row.held ? 'held' : 'planned'

export const shownSession = (row: SessionRow) => ({
  id: row.id,
  on: row.on,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  state: sessionState(row),
  cancelledReason: row.cancelledReason,
  attendances: row.attendances,
})

export type AttendanceRow = {
  readonly province: number
  readonly id: Id
  readonly session: Id
  readonly series: Id
  readonly child: Id
  readonly person: Id | null
  readonly station: Id
  readonly division: DivisionCode
  readonly on: Day
  readonly arrivedAt: string
  readonly closesAt: string
  readonly leftAt: string | null
  readonly recordedBy: Id
  readonly recordedOn: Day
  readonly reversedBy: Id | null
}

export const attendanceColumns = sql`province, id, session, series, child, person, station, division, attended_on as "on",
  ${instant('arrived_at')} as arrived_at, ${instant('closes_at')} as closes_at, ${instant('left_at')} as left_at, recorded_by,
  (recorded_at at time zone 'Asia/Shanghai')::date as recorded_on, reversed_by`

const attendance = async (
  tx: Handle,
  scope: Scope,
  id: Id,
  locked: boolean,
): Promise<AttendanceRow | null> => {
  if (isEmpty(scope)) return null
  const { rows } = await sql<AttendanceRow>`
    select ${attendanceColumns} from class_attendance
    where province = any(${provincesIn(scope)}) and ${within(scope, placed)} and id = ${id} ${locked ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0] ?? null
}

export const findAttendance = (tx: Handle, scope: Scope, id: Id) => attendance(tx, scope, id, false)

/** The same, locked: a child is not fetched twice at the same moment. */
export const attendanceToChange = (tx: Handle, scope: Scope, id: Id) => attendance(tx, scope, id, true)
