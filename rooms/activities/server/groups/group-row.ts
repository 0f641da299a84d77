import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { GoalAttainment, GroupKind, GroupPhase, GroupState } from '../../domain/groups/group-codes.ts'
import type { ServiceField } from '../../domain/service-field.ts'
import type { ServiceType } from '../../domain/service-type.ts'

/** A group as it stands in the table; money in fen. */
export type GroupRow = {
  readonly province: number
  readonly id: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly name: string
  readonly type: GroupKind
  readonly field: ServiceField
  readonly serviceType: ServiceType | null
  readonly phase: GroupPhase
  readonly state: GroupState
  readonly startsOn: Day
  readonly plannedSessions: number
  readonly place: string | null
  readonly rationale: string | null
  readonly goals: string | null
  readonly theory: string | null
  readonly memberCriteria: string | null
  readonly recruitment: string | null
  readonly evaluationMethod: string | null
  readonly risks: string | null
  readonly budget: number | null
  readonly leadWorker: Id
  readonly leadName: string
  readonly coWorkers: string | null
  readonly openedOn: Day | null
  readonly closedOn: Day | null
  readonly cancelledOn: Day | null
  readonly cancelReason: string | null
  readonly goalAttainment: GoalAttainment | null
  readonly satisfactionAsked: number | null
  readonly satisfactionAnswered: number | null
  readonly satisfactionSatisfied: number | null
  readonly cost: number | null
  readonly evaluationSummary: string | null
  readonly evaluationAdvice: string | null
  readonly evaluatedBy: string | null
  readonly evaluationDuty: Id | null
  readonly version: number
}

export const groupColumns =
  sql.raw(`province, id, station, division, name, type, field, service_type, phase, state, starts_on, planned_sessions,
  place, rationale, goals, theory, member_criteria, recruitment, evaluation_method, risks, budget, lead_worker, lead_name,
  co_workers, opened_on, closed_on, cancelled_on, cancel_reason, goal_attainment, satisfaction_asked,
  satisfaction_answered, satisfaction_satisfied, cost, evaluation_summary, evaluation_advice, evaluated_by,
  evaluation_duty, version`)

export const groupPlace = { division: 'division', station: 'station' } as const
