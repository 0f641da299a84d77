import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { GoalAttainment } from '../../domain/groups/group-codes.ts'
import { outOfScale } from '../../domain/groups/group-evaluation.ts'
import type { GroupRow } from './group-row.ts'
import { membersOfGroup, plannedSessionsOf, standingSessions, updateGroup } from './group-store.ts'
import { keepTurns } from './group-turns.ts'
import { cancelOwed, settleOwed } from './plan-duties.ts'
import { changingGroup, type GroupChanged, groupDone } from './plan-group.ts'

const groupEnded: Words = { zh: '小组已结束', en: 'The group has ended' }
const groupEvaluated: Words = { zh: '小组评估报告已填写', en: 'The group was evaluated' }

export type ScaleInput = {
  readonly id: Id
  readonly name: string
  readonly lowest: number
  readonly highest: number
  readonly better: 'higher' | 'lower'
  readonly scores: readonly {
    readonly person: Id
    readonly before?: number | undefined
    readonly after?: number | undefined
  }[]
}

function checkScales(scales: readonly ScaleInput[]): Problem[] {
  return scales.flatMap((scale, at) => {
    const path = `/body/scales/${at}`
    if (scale.highest <= scale.lowest) return [{ code: 'scale-not-valid', path: `${path}/highest` }]
    return scale.scores.flatMap(({ before = null, after = null }, place) =>
      (['before', 'after'] as const).flatMap((when) =>
        outOfScale(scale, when === 'before' ? before : after)
          ? [{ code: 'score-out-of-scale', path: `${path}/scores/${place}/${when}` }]
          : [],
      ),
    )
  })
}

/** Writes all scales of a group with its members' scores anew. They are seen as they were by the version of the group. */
export async function saveScores(
  standing: Standing,
  group: Id,
  input: { readonly id: Id; readonly version: number; readonly scales: readonly ScaleInput[] },
): Promise<Result<GroupChanged, Refusal>> {
  const problems = checkScales(input.scales)
  if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
  const { id, version } = input
  return changingGroup(
    standing,
    { group, id, version, name: 'activities.save-scores', input },
    async (tx, old) => {
      const known = new Set((await membersOfGroup(tx, old)).map(({ person }) => person))
      for (const [at, { scores }] of input.scales.entries()) {
        const stranger = scores.findIndex(({ person }) => !known.has(person))
        if (stranger >= 0) {
          const code = 'person-not-a-member'
          return refused({ code, problems: [{ code, path: `/body/scales/${at}/scores/${stranger}/person` }] })
        }
      }
      await sql`delete from group_score where province = ${old.province} and group_id = ${old.id}`.execute(tx)
      await sql`delete from group_scale where province = ${old.province} and group_id = ${old.id}`.execute(tx)
      for (const [place, scale] of input.scales.entries()) await writeScale(tx, old, scale, place)
      const next = await updateGroup(tx, old, sql`phase = phase`)
      return groupDone(tx, 'activities.save-scores', next, { scales: input.scales.length })
    },
  )
}

async function writeScale(tx: Handle, group: GroupRow, scale: ScaleInput, place: number): Promise<void> {
  await sql`
    insert into group_scale (province, id, group_id, station, division, place, name, lowest, highest, better)
    values (${group.province}, ${scale.id}, ${group.id}, ${group.station}, ${group.division}, ${place}, ${scale.name},
      ${scale.lowest}, ${scale.highest}, ${scale.better})`.execute(tx)
  const scores = scale.scores.filter(({ before, after }) => before !== undefined || after !== undefined)
  await sql`
    insert into group_score (province, scale, person, group_id, station, division, before, after)
    select ${group.province}, ${scale.id}, r.person, ${group.id}, ${group.station}, ${group.division}, r.before, r.after
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as r(person uuid, before smallint, after smallint)`.execute(
    tx,
  )
}

export type Closing = {
  readonly id: Id
  readonly version: number
  readonly closedOn: Day
  readonly attainment: GoalAttainment
  readonly asked?: number | undefined
  readonly answered?: number | undefined
  readonly satisfied?: number | undefined
  readonly cost?: number | undefined
  readonly summary?: string | undefined
  readonly advice?: string | undefined
}

function checkClosing({ closedOn, asked, answered, satisfied }: Closing, today: Day): Problem[] {
  const problems: Problem[] = []
  if (closedOn > today) problems.push({ code: 'closing-in-the-future', path: '/body/closedOn' })
  if ((answered ?? 0) > (asked ?? answered ?? 0))
    problems.push({ code: 'satisfaction-not-valid', path: '/body/answered' })
  if ((satisfied ?? 0) > (answered ?? 0))
    problems.push({ code: 'satisfaction-not-valid', path: '/body/satisfied' })
  return problems
}

/** Writes the evaluation report and closes the group: it is counted as closed on that day. */
export async function closeGroup(
  standing: Standing,
  group: Id,
  input: Closing,
): Promise<Result<GroupChanged, Refusal>> {
  const problems = checkClosing(input, standing.today)
  if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
  const { id, version, closedOn } = input
  return changingGroup(
    standing,
    { group, id, version, name: 'activities.close-group', input },
    async (tx, old) => {
      const sessions = await standingSessions(tx, old)
      if (sessions.length === 0) return refused({ code: 'group-without-session' })
      if (sessions.some(({ heldOn }) => heldOn > closedOn))
        return refused({
          code: 'request-not-valid',
          problems: [{ code: 'closing-before-last-session', path: '/body/closedOn' }],
        })
      const held = new Set(sessions.map(({ number }) => number))
      for (const { number, duty } of await plannedSessionsOf(tx, old))
        if (duty && !held.has(number)) await cancelOwed(tx, standing, old, duty, groupEnded)
      await settleOwed(tx, standing, old, old.evaluationDuty, groupEvaluated)
      const asked = input.asked ?? input.answered ?? null
      const next = await updateGroup(
        tx,
        old,
        sql`closed_on = ${closedOn}, phase = 'ending', goal_attainment = ${input.attainment},
        satisfaction_asked = ${asked}, satisfaction_answered = ${input.answered ?? null},
        satisfaction_satisfied = ${input.satisfied ?? null}, cost = ${input.cost ?? null},
        evaluation_summary = ${input.summary ?? null}, evaluation_advice = ${input.advice ?? null},
        evaluated_by = ${standing.actor.name}`,
      )
      return groupDone(tx, 'activities.close-group', next, { closedOn }, await keepTurns(tx, next))
    },
  )
}

/** Takes a closing back. The evaluation stays as a draft and is asked for again at the next closing. */
export const reopenGroup = (
  standing: Standing,
  group: Id,
  input: { readonly id: Id; readonly version: number; readonly reason: string },
) =>
  changingGroup<GroupChanged>(
    standing,
    { group, id: input.id, version: input.version, name: 'activities.reopen-group', input },
    async (tx, old) => {
      if (old.state !== 'closed') return refused({ code: 'group-not-over' })
      const next = await updateGroup(
        tx,
        old,
        sql`closed_on = null, phase = 'maturity', reopened_on = ${standing.today}, reopen_reason = ${input.reason}`,
      )
      return groupDone(
        tx,
        'activities.reopen-group',
        next,
        { closedOn: old.closedOn },
        await keepTurns(tx, next),
      )
    },
    true,
  )
