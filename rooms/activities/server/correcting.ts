import { covers, type Placed, scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Standing, standingFor } from '../../../platform/server/command.ts'
import { ownCorrectionDays } from '../domain/policy.ts'

/** Who may correct at the place acts under that permission; anyone else under the permission to record. */
export const correcting = (standing: Standing, placed: Placed): Standing =>
  standingFor(
    standing,
    covers(scopeOf(standing.actor, 'activities.correct', standing.today), placed)
      ? 'activities.correct'
      : 'activities.record',
  )

/** Whoever corrects there, and who recorded it himself within the last days while he may still record there. */
export function mayTakeOut(
  { actor, today }: Pick<Standing, 'actor' | 'today'>,
  placed: Placed,
  recorded: { readonly by: Id | null; readonly on: Day },
): boolean {
  if (covers(scopeOf(actor, 'activities.correct', today), placed)) return true
  return (
    recorded.by === actor.account &&
    today <= addDays(recorded.on, ownCorrectionDays) &&
    covers(scopeOf(actor, 'activities.record', today), placed)
  )
}
