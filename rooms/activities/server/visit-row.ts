import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type {
  VisitConfirmation,
  VisitHandled,
  VisitMethod,
  VisitPurpose,
  VisitSeen,
} from '../domain/visit-codes.ts'

/** A visit as it stands in the table; times are `HH:MM`, instants ISO 8601 in Asia/Shanghai. */
export type VisitRow = {
  readonly province: number
  readonly id: Id
  readonly householdVisit: Id
  readonly person: Id
  readonly household: Id | null
  readonly station: Id
  readonly division: DivisionCode
  readonly visitedOn: Day
  readonly month: number
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly minutes: number | null
  readonly method: VisitMethod
  readonly purpose: VisitPurpose
  readonly seen: VisitSeen
  readonly worker: Id
  readonly workerName: string
  readonly companions: string | null
  readonly categories: readonly string[]
  readonly livingConditions: string | null
  readonly condition: string | null
  readonly changes: string | null
  readonly requests: string | null
  readonly handled: readonly VisitHandled[]
  readonly notes: string | null
  readonly urgency: number
  readonly followUp: string | null
  readonly followUpOn: Day | null
  readonly duty: Id | null
  readonly confirmation: VisitConfirmation
  readonly reversal: boolean
  readonly corrects: Id | null
  readonly chain: Id | null
  readonly correctionReason: string | null
  readonly reversedBy: Id | null
  readonly recordedBy: Id
  readonly recordedAt: string
}

export const visitColumns =
  sql.raw(`province, id, household_visit, person, household, station, division, visited_on, month,
  to_char(started_at, 'HH24:MI') as started_at, to_char(ended_at, 'HH24:MI') as ended_at, minutes, method, purpose, seen,
  worker, worker_name, companions, categories, living_conditions, condition, changes, requests, handled, notes, urgency,
  follow_up, follow_up_on, duty, confirmation, reversal, corrects, chain, correction_reason, reversed_by, recorded_by,
  to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as recorded_at`)

export const visitPlace = { division: 'division', station: 'station', person: 'person' } as const
