import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Wording } from '../../../duties/index.ts'
import { cancelDuty, openDuty, settleDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { PlannedSession } from '../../domain/groups/group-plan.ts'
import type { GroupRow } from './group-row.ts'
import { plannedSessionsOf, standingSessions } from './group-store.ts'

/** A session's record is owed three working days after its planned day, the evaluation ten after the last one. */
const recordWithin = 3
const evaluateWithin = 10

const planChanged: Words = { zh: '计划已变更', en: 'The plan has changed' }

/**
 * Writes the planned sessions anew and keeps what is owed for them: a session with a day owes a record, unless it was
 * recorded; what is no longer planned is owed no more. The plan as a whole owes an evaluation after its last session.
 */
export async function keepPlan(
  tx: Handle,
  standing: Standing,
  group: GroupRow,
  sessions: readonly PlannedSession[],
): Promise<void> {
  const before = await plannedSessionsOf(tx, group)
  const held = new Set((await standingSessions(tx, group)).map(({ number }) => number))
  for (const row of before) {
    const next = sessions[row.number - 1]
    const kept = held.has(row.number) || (next && next.plannedOn === (row.plannedOn ?? undefined))
    if (row.duty && !kept) await cancelOwed(tx, standing, group, row.duty, planChanged)
  }
  const old = new Map(before.map((row) => [row.number, row]))
  await sql`delete from group_plan_session where province = ${group.province} and group_id = ${group.id}`.execute(
    tx,
  )
  for (const [at, session] of sessions.entries()) {
    const number = at + 1
    const row = old.get(number)
    const same = row && row.plannedOn === (session.plannedOn ?? null)
    const duty =
      held.has(number) || same
        ? (row?.duty ?? null)
        : await oweRecord(tx, standing, group, number, session.plannedOn)
    await sql`
      insert into group_plan_session (province, group_id, number, station, division, planned_on, started_at, ended_at, title, content, duty)
      values (${group.province}, ${group.id}, ${number}, ${group.station}, ${group.division}, ${session.plannedOn ?? null},
        ${session.startedAt ?? null}, ${session.endedAt ?? null}, ${session.title ?? null}, ${session.content ?? null}, ${duty})`.execute(
      tx,
    )
  }
  await keepEvaluationOwed(tx, standing, group, lastDay(before), lastDay(sessions))
}

const lastDay = (sessions: readonly { readonly plannedOn?: Day | null | undefined }[]): Day | null =>
  sessions.reduce<Day | null>(
    (last, { plannedOn }) => (plannedOn && (!last || plannedOn > last) ? plannedOn : last),
    null,
  )

async function keepEvaluationOwed(
  tx: Handle,
  standing: Standing,
  group: GroupRow,
  before: Day | null,
  after: Day | null,
): Promise<void> {
  if (before === after) return
  if (group.evaluationDuty) await cancelOwed(tx, standing, group, group.evaluationDuty, planChanged)
  const title = {
    zh: `小组评估报告：${group.name}`,
    en: `Evaluation report of the group: ${group.name}`,
  }
  const duty = after ? await owe(tx, standing, group, 'group-evaluation', title, after, evaluateWithin) : null
  await sql`update service_group set evaluation_duty = ${duty}
    where province = ${group.province} and id = ${group.id}`.execute(tx)
}

/** Opens the duty to record a session that was planned for a day; none where no day is known. */
export async function oweRecord(
  tx: Handle,
  standing: Standing,
  group: GroupRow,
  number: number,
  plannedOn: Day | null | undefined,
): Promise<Id | null> {
  if (!plannedOn) return null
  const title = {
    zh: `小组活动记录：${group.name} 第${number}节`,
    en: `Record of group session ${number}: ${group.name}`,
  }
  return owe(tx, standing, group, 'group-session', title, plannedOn, recordWithin)
}

async function owe(
  tx: Handle,
  { actor }: Standing,
  group: GroupRow,
  kind: 'group-session' | 'group-evaluation',
  title: Words,
  after: Day,
  workdays: number,
): Promise<Id> {
  const id = newId()
  await openDuty(tx, {
    id,
    kind,
    subjectRoom: 'activities',
    subject: group.id,
    person: null,
    station: group.station,
    division: group.division,
    owner: group.leadWorker,
    title,
    dueOn: addWorkdays(workingCalendar(), after, workdays).date,
    urgency: 0,
    by: actor.account,
  })
  return id
}

export const cancelOwed = (
  tx: Handle,
  { actor, today }: Standing,
  group: GroupRow,
  duty: Id,
  reason: Wording,
): Promise<void> => cancelDuty(tx, group.province, duty, { on: today, by: actor.account, reason })

/** Settles what was owed, if it is still open. */
export async function settleOwed(
  tx: Handle,
  { actor, today }: Standing,
  group: GroupRow,
  duty: Id | null,
  outcome: Wording,
): Promise<void> {
  if (!duty) return
  await settleDuty(tx, group.province, duty, { on: today, by: actor.account, outcome })
}
