import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { type GroupRow, groupColumns, groupPlace } from './group-row.ts'

/** What holds of every query of groups and of what belongs to one, whatever else is asked. */
export const groupInScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, groupPlace)} and province = any(${provincesIn(scope)})`

export async function findGroup(tx: Handle, scope: Scope, id: Id): Promise<GroupRow | null> {
  const { rows } = await sql<GroupRow>`
    select ${groupColumns} from service_group where ${groupInScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The same, kept from changing until the transaction ends: what a command decides stays true. */
export async function lockGroup(tx: Handle, scope: Scope, id: Id): Promise<GroupRow | null> {
  const { rows } = await sql<GroupRow>`
    select ${groupColumns} from service_group where ${groupInScope(scope)} and id = ${id} for update`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Changes a locked group and answers its new version. */
export async function updateGroup(
  tx: Handle,
  group: GroupRow,
  change: RawBuilder<unknown>,
): Promise<GroupRow> {
  const { rows } = await sql<GroupRow>`
    update service_group set ${change}, version = version + 1
    where province = ${group.province} and id = ${group.id} returning ${groupColumns}`.execute(tx)
  return rows[0] as GroupRow
}

export type PlannedRow = {
  readonly number: number
  readonly plannedOn: Day | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly title: string | null
  readonly content: string | null
  readonly duty: Id | null
}

export async function plannedSessionsOf(tx: Handle, group: GroupRow): Promise<PlannedRow[]> {
  const { rows } = await sql<PlannedRow>`
    select number, planned_on, to_char(started_at, 'HH24:MI') as started_at, to_char(ended_at, 'HH24:MI') as ended_at,
      title, content, duty
    from group_plan_session where province = ${group.province} and group_id = ${group.id} order by number`.execute(
    tx,
  )
  return rows
}

export type MemberRow = {
  readonly person: Id
  readonly joinedOn: Day
  readonly leftOn: Day | null
  readonly leavingReason: string | null
  readonly consentOn: Day | null
}

export async function membersOfGroup(tx: Handle, group: GroupRow): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select person, joined_on, left_on, leaving_reason, consent_on from group_member
    where province = ${group.province} and group_id = ${group.id} order by joined_on, added_at, person`.execute(
    tx,
  )
  return rows
}

export type SessionDay = {
  readonly id: Id
  readonly number: number
  readonly heldOn: Day
  readonly present: number
  readonly expected: number
}

/** The sessions of a group that count, in their order. */
export async function standingSessions(tx: Handle, group: GroupRow): Promise<SessionDay[]> {
  const { rows } = await sql<SessionDay>`
    select id, number, held_on, present, expected from group_session
    where province = ${group.province} and group_id = ${group.id} and reversed_by is null
    order by number`.execute(tx)
  return rows
}
