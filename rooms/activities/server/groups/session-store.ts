import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { AttendanceState } from '../../domain/groups/group-codes.ts'
import type { GroupRow } from './group-row.ts'
import { groupInScope } from './group-store.ts'

/** A session as it stands in the table; times are `HH:MM`, instants ISO 8601 in Asia/Shanghai. */
export type SessionRow = {
  readonly province: number
  readonly id: Id
  readonly groupId: Id
  readonly number: number
  readonly station: Id
  readonly division: DivisionCode
  readonly heldOn: Day
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly minutes: number | null
  readonly place: string | null
  readonly title: string | null
  readonly aims: string | null
  readonly process: string | null
  readonly dynamics: string | null
  readonly reflection: string | null
  readonly worker: Id
  readonly workerName: string
  readonly coWorkers: string | null
  readonly present: number
  readonly expected: number
  readonly corrects: Id | null
  readonly chain: Id | null
  readonly reversedBy: Id | null
  readonly recordedBy: Id
  readonly recordedAt: string
}

const sessionColumns = sql.raw(`province, id, group_id, number, station, division, held_on,
  to_char(started_at, 'HH24:MI') as started_at, to_char(ended_at, 'HH24:MI') as ended_at, minutes, place, title, aims,
  process, dynamics, reflection, worker, worker_name, co_workers, present, expected, corrects, chain, reversed_by,
  recorded_by, to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as recorded_at`)

export async function findSession(tx: Handle, scope: Scope, id: Id): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from group_session where ${groupInScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The sessions of a group that count, whole. */
export async function sessionsOfGroup(tx: Handle, group: GroupRow): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns} from group_session
    where province = ${group.province} and group_id = ${group.id} and reversed_by is null order by number`.execute(
    tx,
  )
  return rows
}

/** Which record of a chain stands now; null after a withdrawal. */
export async function latestOfChain(tx: Handle, session: SessionRow): Promise<Id | null> {
  const first = session.chain ?? session.id
  const { rows } = await sql<{ id: Id }>`
    select id from group_session where province = ${session.province} and (id = ${first} or chain = ${first})
      and reversed_by is null`.execute(tx)
  return rows[0]?.id ?? null
}

export type AttendanceRow = {
  readonly id: Id
  readonly session: Id
  readonly groupId: Id
  readonly person: Id
  readonly state: AttendanceState
  readonly note: string | null
}

/** Attendances of a session, also when it was taken out: those of its time. */
export async function attendanceOf(tx: Handle, session: SessionRow): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select id, session, group_id, person, state, note from group_attendance
    where province = ${session.province} and session = ${session.id} order by id`.execute(tx)
  return rows
}

/** All standing attendances of a group, for the sheet of members by sessions and each member's own count. */
export async function attendanceOfGroup(tx: Handle, group: GroupRow): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select a.id, a.session, a.group_id, a.person, a.state, a.note
    from group_session s join group_attendance a on a.province = s.province and a.session = s.id
    where s.province = ${group.province} and s.group_id = ${group.id} and s.reversed_by is null`.execute(tx)
  return rows
}

export async function findAttendance(
  tx: Handle,
  scope: Scope,
  id: Id,
): Promise<{ readonly id: Id; readonly session: Id; readonly group: Id } | null> {
  const { rows } = await sql<{ id: Id; session: Id; group: Id }>`
    select id, session, group_id as group from group_attendance where ${groupInScope(scope)} and id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}
