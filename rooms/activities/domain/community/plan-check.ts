import type { Day } from '../../../../kernel/day.ts'
import { daysBetween } from '../../../../kernel/day.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'

/** When an activity takes place: clock times in Asia/Shanghai. It may go over midnight or last several days. */
export type ActivityTimes = {
  readonly startsOn: Day
  readonly startsAt: string
  readonly endsOn: Day
  readonly endsAt: string
}

/** More days than this are a series and not one activity. */
const mostDays = 31

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Clock minutes from start to end; of several days those of the first and last day's clock, each day for itself. */
export function activityMinutes({ startsOn, startsAt, endsOn, endsAt }: ActivityTimes): number {
  const days = daysBetween(startsOn, endsOn)
  const span = minuteOfDay(endsAt) - minuteOfDay(startsAt)
  // From evening to early morning is one piece; otherwise each day has the same hours.
  return span < 0 ? days * 24 * 60 + span : span * (days + 1)
}

/** What is wrong with a plan before anything is looked up, all at once. */
export function planProblems(
  plan: ActivityTimes & { readonly station: Id; readonly partnerStations: readonly Id[] },
): Problem[] {
  const problems: Problem[] = []
  const days = daysBetween(plan.startsOn, plan.endsOn)
  const late = days < 0 || (days === 0 && plan.endsAt <= plan.startsAt)
  if (late) problems.push({ code: 'activity-ends-before-it-starts', path: '/body/endsAt' })
  if (days > mostDays) problems.push({ code: 'activity-too-long', path: '/body/endsOn' })
  const seen = new Set([plan.station])
  for (const [at, partner] of plan.partnerStations.entries()) {
    if (seen.has(partner)) problems.push({ code: 'partner-named-twice', path: `/body/partnerStations/${at}` })
    seen.add(partner)
  }
  return problems
}
