import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import type { LearningWarning } from './learning-codes.ts'

/** Limits beyond which a record is taken and told (7.8, S5.A2). */
export const longestSupervision = 8 * 60
export const mostTeachingADay = 8 * 60
/** A supervisor holds the certificate 社会工作师 or higher for so many years (2.5). */
export const yearsOfSupervisor = 3

export type TrainingFacts = {
  readonly heldOn: Day
  readonly endedOn: Day
  readonly creditTenths: number
  readonly unitMinutes: 45 | 60
  readonly minutes?: number | null | undefined
  readonly present: number
}

export function trainingWarnings(training: TrainingFacts): LearningWarning[] {
  const days = daysBetween(training.heldOn, training.endedOn) + 1
  const credited = (training.creditTenths * training.unitMinutes) / 10
  return [
    ...(credited > days * mostTeachingADay ? (['many-hours-a-day'] as const) : []),
    ...(training.minutes && credited > training.minutes ? (['hours-over-duration'] as const) : []),
    ...(training.present === 0 ? (['nobody-present'] as const) : []),
  ]
}

/** What one participant may be credited: never more than the training gave, nor than its timed minutes hold (2.16). */
export function cappedTenths(training: Omit<TrainingFacts, 'present'>, wanted: number | undefined): number {
  const whole = training.creditTenths
  const timed = training.minutes ? Math.floor((training.minutes * 10) / training.unitMinutes) : whole
  return Math.min(wanted ?? whole, whole, timed)
}

type Supervisor = { readonly level: string | null; readonly certifiedOn: Day | null } | null

export function supervisionWarnings(minutes: number, supervisor: Supervisor, on: Day): LearningWarning[] {
  const since = supervisor?.certifiedOn
  const able =
    supervisor !== null &&
    (supervisor.level === 'intermediate' || supervisor.level === 'senior') &&
    since != null &&
    since <= addDays(on, -365 * yearsOfSupervisor)
  return [
    ...(minutes > longestSupervision ? (['implausible-length'] as const) : []),
    ...(supervisor === null
      ? (['supervisor-not-known'] as const)
      : able
        ? []
        : (['supervisor-not-eligible'] as const)),
  ]
}
