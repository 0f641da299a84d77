import { type Actor, covers, type Placed, scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'

/** For so many days who recorded a visit may correct it alone; later a correction is for who answers for the station. */
export const ownCorrectionDays = 7

/** A record as far as the question who may correct it goes. */
export type Correctable = Placed & {
  readonly recordedBy: Id
  readonly recordedOn: Day
  readonly reversal: boolean
  readonly reversed: boolean
}

/**
 * Whoever holds `activities.correct` there, and who recorded it himself within the last seven days while he may
 * still record there. What was reversed, and the reversing record, is never corrected again: its replacement is.
 */
export function mayCorrect(actor: Actor, visit: Correctable, today: Day): boolean {
  if (visit.reversal || visit.reversed) return false
  if (covers(scopeOf(actor, 'activities.correct', today), visit)) return true
  return (
    visit.recordedBy === actor.account &&
    today <= addDays(visit.recordedOn, ownCorrectionDays) &&
    covers(scopeOf(actor, 'activities.record', today), visit)
  )
}

/** A photo leaves the house only when it is stated that no face can be made out on it (2.8). */
export const mayPublish = (photo: { readonly facesBlurred: boolean }): boolean => photo.facesBlurred
