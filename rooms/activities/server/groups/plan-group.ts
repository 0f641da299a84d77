import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { spell } from '../../../regions/server/index.ts'
import { checkPlan, type EditedPlan, type GroupPlan } from '../../domain/groups/group-plan.ts'
import { type GroupWarning, warningsOfGroup } from '../../domain/groups/group-warnings.ts'
import { placeFor } from '../neighbours.ts'
import type { GroupRow } from './group-row.ts'
import { findGroup, lockGroup, membersOfGroup, plannedSessionsOf, updateGroup } from './group-store.ts'
import { keepTurns } from './group-turns.ts'
import { cancelOwed, keepPlan } from './plan-duties.ts'

export type GroupChanged = {
  readonly id: Id
  readonly version: number
  readonly warnings: GroupWarning[]
}

/** What every command about a group leaves behind: its version, what is odd about it, and the line of the trail. */
export async function groupDone(
  tx: Handle,
  action: string,
  group: GroupRow,
  detail: object = {},
  dirty: readonly DirtyLeaf[] = [],
): Promise<Result<Done<GroupChanged>, never>> {
  const members = await membersOfGroup(tx, group)
  const { id, version, plannedSessions } = group
  return ok({
    answer: { id, version, warnings: warningsOfGroup({ plannedSessions, members }) },
    audit: {
      action,
      subject: id,
      division: group.division,
      station: group.station,
      detail: { version, ...detail },
    },
    dirty,
  })
}

const groupCancelled: Words = { zh: '小组已取消', en: 'The group was cancelled' }

const outsideScope: Result<never, Refusal> = refused({
  code: 'division-outside-scope',
  problems: [{ code: 'division-outside-scope', path: '/body/division' }],
})

/** The columns of a plan; blank is unknown. */
const planValues = (plan: GroupPlan, station: { division: number }) => {
  const { pinyin, initials } = spell(plan.name, station.division)
  return sql`name = ${plan.name}, pinyin = ${pinyin}, initials = ${initials}, type = ${plan.type}, field = ${plan.field},
    service_type = ${plan.serviceType ?? null}, starts_on = ${plan.startsOn}, planned_sessions = ${plan.plannedSessions},
    place = ${plan.place ?? null}, rationale = ${plan.rationale ?? null}, goals = ${plan.goals ?? null},
    theory = ${plan.theory ?? null}, member_criteria = ${plan.memberCriteria ?? null},
    recruitment = ${plan.recruitment ?? null}, evaluation_method = ${plan.evaluationMethod ?? null},
    risks = ${plan.risks ?? null}, budget = ${plan.budget ?? null}, co_workers = ${plan.coWorkers ?? null}`
}

/** Plans a group (小组计划书). It counts as opened on the day of its first session, not before. */
export async function createGroup(
  standing: Standing,
  input: GroupPlan & { readonly id: Id; readonly station: Id },
): Promise<Result<GroupChanged, Refusal>> {
  const checked = checkPlan(input)
  if (!checked.ok) return refused({ code: 'request-not-valid', problems: checked.error })
  const { actor, scope } = standing
  return runCommand<GroupChanged>(standing, {
    id: input.id,
    name: 'activities.create-group',
    input,
    run: async (tx) => {
      const home = await placeFor(tx, scope, input.station, undefined)
      if (!home)
        return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/station' }] })
      const division = input.division ?? home.division
      if (Math.floor(division / 1e10) !== Math.floor(home.division / 1e10)) return outsideScope
      if (!(await placeFor(tx, scope, input.station, division))) return outsideScope
      const { pinyin, initials } = spell(input.name, division)
      await sql`
        insert into service_group (province, id, station, division, name, pinyin, initials, type, field, starts_on, planned_sessions,
          lead_worker, lead_name, created_by)
        values (${Math.floor(home.division / 1e10)}, ${input.id}, ${input.station}, ${division}, ${input.name}, ${pinyin}, ${initials},
          ${input.type}, ${input.field}, ${input.startsOn}, ${input.plannedSessions}, ${actor.account},
          ${input.leadName ?? actor.name}, ${actor.account})`.execute(tx)
      const created = (await findGroup(tx, scope, input.id)) as GroupRow
      await sql`update service_group set ${planValues(input, { division })}
        where province = ${created.province} and id = ${created.id}`.execute(tx)
      await keepPlan(tx, standing, created, input.sessions)
      return groupDone(tx, 'activities.create-group', created)
    },
  })
}

/** A command that changes a group as it was seen; `refusedIn` says in which states it cannot be done any more. */
export function changingGroup<Answer>(
  standing: Standing,
  given: {
    readonly group: Id
    readonly id: Id
    readonly version?: number
    readonly name: string
    readonly input: object
  },
  run: (tx: Handle, group: GroupRow) => Promise<Result<Done<Answer>, Refusal>>,
  alsoWhenOver = false,
): Promise<Result<Answer, Refusal>> {
  return runCommand<Answer>(standing, {
    id: given.id,
    name: given.name,
    input: { group: given.group, ...given.input },
    run: async (tx) => {
      const group = await lockGroup(tx, standing.scope, given.group)
      if (!group) return refused({ code: 'not-found' })
      if (given.version !== undefined && given.version !== group.version)
        return refused({ code: 'changed-meanwhile', data: { version: group.version } })
      const over = group.state === 'closed' || group.state === 'cancelled'
      if (over && !alsoWhenOver) return refused({ code: 'group-over' })
      return run(tx, group)
    },
  })
}

export async function editGroup(
  standing: Standing,
  group: Id,
  input: EditedPlan & { readonly id: Id; readonly version: number },
): Promise<Result<GroupChanged, Refusal>> {
  const checked = checkPlan(input)
  if (!checked.ok) return refused({ code: 'request-not-valid', problems: checked.error })
  const { id, version } = input
  return changingGroup(
    standing,
    { group, id, version, name: 'activities.edit-group', input },
    async (tx, old) => {
      const division = input.division ?? old.division
      if (Math.floor(division / 1e10) !== old.province) return outsideScope
      if (division !== old.division && !(await placeFor(tx, standing.scope, old.station, division)))
        return outsideScope
      const next = await updateGroup(
        tx,
        old,
        sql`${planValues(input, { division })}, division = ${division}, phase = ${input.phase},
        lead_name = ${input.leadName ?? old.leadName}`,
      )
      if (division !== old.division) await followTo(tx, next)
      await keepPlan(tx, standing, next, input.sessions)
      return groupDone(tx, 'activities.edit-group', next, {}, await keepTurns(tx, next))
    },
  )
}

/** What belongs to the plan moves with it; what was recorded stays where it happened. */
async function followTo(tx: Handle, group: GroupRow): Promise<void> {
  for (const table of ['group_plan_session', 'group_member']) {
    await sql`update ${sql.ref(table)} set division = ${group.division}
      where province = ${group.province} and group_id = ${group.id}`.execute(tx)
  }
}

/** Gives up a group that never met. It was never counted, so no figure changes. */
export const cancelGroup = (
  standing: Standing,
  group: Id,
  input: { readonly id: Id; readonly version: number; readonly reason: string },
) =>
  changingGroup<GroupChanged>(
    standing,
    { group, id: input.id, version: input.version, name: 'activities.cancel-group', input },
    async (tx, old) => {
      if (old.openedOn) return refused({ code: 'group-already-open' })
      for (const { duty } of await plannedSessionsOf(tx, old))
        if (duty) await cancelOwed(tx, standing, old, duty, groupCancelled)
      if (old.evaluationDuty) await cancelOwed(tx, standing, old, old.evaluationDuty, groupCancelled)
      const next = await updateGroup(
        tx,
        old,
        sql`cancelled_on = ${standing.today}, cancel_reason = ${input.reason}, evaluation_duty = null`,
      )
      return groupDone(tx, 'activities.cancel-group', next)
    },
  )
