import { sql } from 'kysely'
import { scopeOf } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { personNames } from '../../../people/server/index.ts'
import { attendanceRate, changeOf, type Scale, type Score } from '../../domain/groups/group-evaluation.ts'
import { warningsOfGroup } from '../../domain/groups/group-warnings.ts'
import { presentIn } from '../../domain/groups/held-session.ts'
import type { Reader } from '../line.ts'
import { groupLinesOf, holdsAt, type ShownGroup } from './group-line.ts'
import type { GroupRow } from './group-row.ts'
import { type MemberRow, membersOfGroup, plannedSessionsOf } from './group-store.ts'
import { attendanceOfGroup, type SessionRow, sessionsOfGroup } from './session-store.ts'

export const sessionLineOf = (row: SessionRow) => ({
  id: row.id,
  number: row.number,
  heldOn: row.heldOn,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  minutes: row.minutes,
  title: row.title,
  place: row.place,
  workerName: row.workerName,
  present: row.present,
  expected: row.expected,
})

/** The whole file of a group, as far as the reader may see it. Scores are L3; who read them is written down. */
export async function groupDetailOf(tx: Handle, reader: Reader, row: GroupRow) {
  const [line] = (await groupLinesOf(tx, [row])) as [ShownGroup]
  const members = await membersOfGroup(tx, row)
  const sessions = await sessionsOfGroup(tx, row)
  const sessionOf = new Map(sessions.map(({ number, id }) => [number, id]))
  const plan = await plannedSessionsOf(tx, row)
  const record = holdsAt(reader, 'activities.record', row)
  const over = row.state === 'closed' || row.state === 'cancelled'
  const { plannedSessions } = row
  return {
    ...line,
    place: row.place,
    rationale: row.rationale,
    goals: row.goals,
    theory: row.theory,
    memberCriteria: row.memberCriteria,
    recruitment: row.recruitment,
    evaluationMethod: row.evaluationMethod,
    risks: row.risks,
    budget: row.budget,
    coWorkers: row.coWorkers,
    leadWorker: row.leadWorker,
    cancelledOn: row.cancelledOn,
    cancelReason: row.cancelReason,
    plan: plan.map(({ duty: _, ...planned }) => ({
      ...planned,
      session: sessionOf.get(planned.number) ?? null,
    })),
    memberList: await memberLines(tx, reader, row, members),
    sessionList: sessions.map(sessionLineOf),
    scales: await scalesOf(tx, row, holdsAt(reader, 'people.read-sensitive', row)),
    evaluation: evaluationOf(row),
    minutes: sessions.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    attendanceRate: attendanceRate(sessions),
    warnings: warningsOfGroup({ plannedSessions, members }),
    version: row.version,
    abilities: {
      change: record && !over,
      record: record && !over,
      reopen: row.state === 'closed' && holdsAt(reader, 'activities.correct', row),
    },
  }
}

async function memberLines(
  tx: Handle,
  { actor, today }: Reader,
  row: GroupRow,
  members: readonly MemberRow[],
) {
  const names = await personNames(
    tx,
    scopeOf(actor, 'people.read', today),
    members.map(({ person }) => person),
  )
  const all = await attendanceOfGroup(tx, row)
  return members.map((member) => {
    const own = all.filter(({ person }) => person === member.person)
    return {
      ...member,
      name: names.get(member.person) ?? null,
      present: presentIn(own),
      expected: own.length,
    }
  })
}

const evaluationOf = (row: GroupRow) =>
  row.goalAttainment && row.evaluatedBy
    ? {
        attainment: row.goalAttainment,
        asked: row.satisfactionAsked,
        answered: row.satisfactionAnswered,
        satisfied: row.satisfactionSatisfied,
        cost: row.cost,
        summary: row.evaluationSummary,
        advice: row.evaluationAdvice,
        by: row.evaluatedBy,
      }
    : null

type ScaleRow = Scale & { readonly id: Id; readonly name: string }

async function scalesOf(tx: Handle, row: GroupRow, sensitive: boolean) {
  const { rows: scales } = await sql<ScaleRow>`
    select id, name, lowest, highest, better from group_scale
    where province = ${row.province} and group_id = ${row.id} order by place`.execute(tx)
  const { rows: scores } = await sql<Score & { scale: Id }>`
    select scale, person, before, after from group_score
    where province = ${row.province} and group_id = ${row.id}`.execute(tx)
  return scales.map((scale) => {
    const own = scores.filter((score) => score.scale === scale.id)
    return {
      ...scale,
      change: changeOf(scale, own),
      scores: sensitive ? own.map(({ person, before, after }) => ({ person, before, after })) : null,
    }
  })
}
