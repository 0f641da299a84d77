import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { DirtyLeaf, Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type GroupWarning, warningsOfSession } from '../../domain/groups/group-warnings.ts'
import {
  type Attendance,
  checkSession,
  completed,
  type HeldSession,
  presentIn,
} from '../../domain/groups/held-session.ts'
import { stationPlace } from '../neighbours.ts'
import type { GroupRow } from './group-row.ts'
import { type MemberRow, membersOfGroup, standingSessions, updateGroup } from './group-store.ts'
import { keepTurns, leavesOf } from './group-turns.ts'
import { type PersonOfDay, personsOn } from './members.ts'
import { settleOwed } from './plan-duties.ts'

export type RecordedSession = {
  readonly id: Id
  readonly number: number
  readonly present: number
  readonly warnings: GroupWarning[]
}

export type Replaced = {
  readonly corrects: Id
  readonly chain: Id
  readonly worker: Id
  readonly workerName: string
}

const atPath = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/**
 * Writes a session with its attendances inside the caller's command; `at` is where the session stands in the request.
 * The group must be locked: two sessions at once would take the same number.
 */
export async function writeSession(
  tx: Handle,
  standing: Standing,
  group: GroupRow,
  input: HeldSession & { readonly id: Id },
  at: string,
  replaced?: Replaced,
): Promise<Result<{ answer: RecordedSession; dirty: DirtyLeaf[] }, Refusal>> {
  const checked = checkSession(input, standing.today, at)
  if (!checked.ok) return refused({ code: 'request-not-valid', problems: checked.error })
  const { minutes } = checked.value
  if (group.closedOn && input.heldOn > group.closedOn) return atPath('session-after-closing', `${at}/heldOn`)
  const others = await standingSessions(tx, group)
  const number = input.number ?? Math.max(0, ...others.map((other) => other.number)) + 1
  if (others.some((other) => other.number === number)) return atPath('session-number-taken', `${at}/number`)
  const members = await membersOfGroup(tx, group)
  const people = await whoWasThere(tx, group, input, members, at)
  if (!people.ok) return people
  const { attendance, found } = people.value
  const { actor } = standing
  await sql`
    insert into group_session (province, id, group_id, number, station, division, held_on, month, started_at, ended_at, minutes, place,
      title, aims, process, dynamics, reflection, type, field, service_type, worker, worker_name, co_workers, present, expected,
      corrects, chain, recorded_by)
    values (${group.province}, ${input.id}, ${group.id}, ${number}, ${group.station}, ${group.division}, ${input.heldOn},
      ${monthOf(input.heldOn)}, ${input.startedAt ?? null}, ${input.endedAt ?? null}, ${minutes}, ${input.place ?? group.place},
      ${input.title ?? null}, ${input.aims ?? null}, ${input.process ?? null}, ${input.dynamics ?? null}, ${input.reflection ?? null},
      ${group.type}, ${group.field}, ${group.serviceType}, ${replaced?.worker ?? actor.account}, ${replaced?.workerName ?? actor.name},
      ${input.coWorkers ?? null}, ${presentIn(attendance)}, ${attendance.length}, ${replaced?.corrects ?? null},
      ${replaced?.chain ?? null}, ${actor.account})`.execute(tx)
  await writeAttendance(tx, group, input, minutes, attendance, found)
  const settled = await settledGroup(tx, standing, group, number)
  const station = await stationPlace(tx, [group.province], group.station)
  const warnings = warningsOfSession({
    heldOn: input.heldOn,
    minutes,
    attendance,
    members,
    otherDays: others.map(({ heldOn }) => heldOn),
    stationOpen:
      !station ||
      ((station.openedOn === null || station.openedOn <= input.heldOn) &&
        (station.closedOn === null || input.heldOn <= station.closedOn)),
  })
  const dirty = [...settled, ...(await leavesOf(tx, group, [monthOf(input.heldOn)]))]
  return ok({ answer: { id: input.id, number, present: presentIn(attendance), warnings }, dirty })
}

type There = {
  readonly attendance: readonly Attendance[]
  readonly found: ReadonlyMap<Id, PersonOfDay>
}

async function whoWasThere(
  tx: Handle,
  group: GroupRow,
  input: HeldSession,
  members: readonly MemberRow[],
  at: string,
): Promise<Result<There, Refusal>> {
  const known = new Set(members.map(({ person }) => person))
  const all = completed(input.attendance, members, input.heldOn)
  const found = await personsOn(
    tx,
    group.province,
    all.map(({ person }) => person),
    input.heldOn,
  )
  for (const [place, { person }] of input.attendance.entries()) {
    const path = `${at}/attendance/${place}/person`
    if (!known.has(person)) return atPath('person-not-a-member', path)
    if (!found.has(person)) return atPath('not-found', path)
  }
  // A member whose file went elsewhere meanwhile is out of sight, and is not written down as absent.
  return ok({ attendance: all.filter(({ person }) => found.has(person)), found })
}

async function writeAttendance(
  tx: Handle,
  group: GroupRow,
  session: HeldSession & { readonly id: Id },
  minutes: number | null,
  attendance: readonly Attendance[],
  found: ReadonlyMap<Id, PersonOfDay>,
): Promise<void> {
  const rows = attendance.map(({ person, state, note }) => {
    const { ordinal, household, categories } = found.get(person) as PersonOfDay
    return { id: newId(), person, ordinal, household, categories, state, note: note ?? null }
  })
  await sql`
    insert into group_attendance (province, id, session, group_id, person, person_ordinal, household, categories, station, division,
      held_on, month, state, note, minutes, type, field, service_type)
    select ${group.province}, r.id, ${session.id}, ${group.id}, r.person, r.ordinal, r.household, r.categories, ${group.station},
      ${group.division}, ${session.heldOn}, ${monthOf(session.heldOn)}, r.state, r.note, ${minutes}, ${group.type}, ${group.field},
      ${group.serviceType}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, person uuid, ordinal integer, household uuid, categories text[], state text, note text)`.execute(
    tx,
  )
}

/** The record that was owed is there; the group is open since its first session. */
async function settledGroup(
  tx: Handle,
  standing: Standing,
  group: GroupRow,
  number: number,
): Promise<DirtyLeaf[]> {
  const { rows } = await sql<{ duty: Id | null }>`
    select duty from group_plan_session
    where province = ${group.province} and group_id = ${group.id} and number = ${number}`.execute(tx)
  await settleOwed(tx, standing, group, rows[0]?.duty ?? null, {
    zh: '小组活动已记录',
    en: 'The group session was recorded',
  })
  return keepTurns(tx, await openedBySessions(tx, group))
}

/** The group with the day of its first standing session; without one it is a plan again. */
export async function openedBySessions(tx: Handle, group: GroupRow): Promise<GroupRow> {
  return updateGroup(
    tx,
    group,
    sql`opened_on = (select min(s.held_on) from group_session s
        where s.province = ${group.province} and s.group_id = ${group.id} and s.reversed_by is null),
      phase = case
        when not exists (select from group_session s
          where s.province = ${group.province} and s.group_id = ${group.id} and s.reversed_by is null) then 'preparation'
        when phase = 'preparation' then 'forming' else phase end`,
  )
}
