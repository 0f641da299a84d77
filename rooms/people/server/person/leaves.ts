import type { Day } from '../../../../kernel/day.ts'
import type { DirtyLeaf } from '../../../../platform/server/command.ts'
import { monthsShowing } from '../../domain/register.ts'

/** The leaves of the figures in which a change at a station shows, from its day to the present month. */
export const leavesSince = (
  place: { readonly station: string; readonly division: number },
  from: Day,
  today: Day,
): DirtyLeaf[] =>
  monthsShowing(from, today).map((month) => ({ station: place.station, division: place.division, month }))
