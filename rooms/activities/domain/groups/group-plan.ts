import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { ServiceField } from '../service-field.ts'
import type { ServiceType } from '../service-type.ts'
import { visitMinutes } from '../visit-minutes.ts'
import type { GroupKind, GroupPhase } from './group-codes.ts'

/** What is planned for one session; its place in the list is its number, from 1. Times are `HH:MM`. */
export type PlannedSession = {
  readonly plannedOn?: Day | undefined
  readonly startedAt?: string | undefined
  readonly endedAt?: string | undefined
  readonly title?: string | undefined
  readonly content?: string | undefined
}

/** The plan of a group (小组计划书, 2.2). `budget` in fen. */
export type GroupPlan = {
  readonly name: string
  readonly type: GroupKind
  readonly field: ServiceField
  readonly serviceType?: ServiceType | undefined
  readonly division?: DivisionCode | undefined
  readonly place?: string | undefined
  readonly startsOn: Day
  readonly plannedSessions: number
  readonly rationale?: string | undefined
  readonly goals?: string | undefined
  readonly theory?: string | undefined
  readonly memberCriteria?: string | undefined
  readonly recruitment?: string | undefined
  readonly evaluationMethod?: string | undefined
  readonly risks?: string | undefined
  readonly budget?: number | undefined
  readonly leadName?: string | undefined
  readonly coWorkers?: string | undefined
  readonly sessions: readonly PlannedSession[]
}

export type EditedPlan = GroupPlan & { readonly phase: GroupPhase }

/** What is wrong with a plan before anything is looked up, all at once, with paths into the request. */
export function checkPlan(plan: GroupPlan): Result<null, Problem[]> {
  const problems: Problem[] = []
  if (plan.sessions.length > plan.plannedSessions)
    problems.push({ code: 'group-sessions-beyond-plan', path: '/body/plannedSessions' })
  let before: Day | null = null
  for (const [at, session] of plan.sessions.entries()) {
    const minutes = visitMinutes(session.startedAt, session.endedAt)
    if (!minutes.ok)
      problems.push({ code: 'session-ends-before-it-starts', path: `/body/sessions/${at}/endedAt` })
    if (!session.plannedOn) continue
    if (before && session.plannedOn < before)
      problems.push({ code: 'group-sessions-out-of-order', path: `/body/sessions/${at}/plannedOn` })
    before = session.plannedOn
  }
  return problems.length > 0 ? refused(problems) : ok(null)
}
