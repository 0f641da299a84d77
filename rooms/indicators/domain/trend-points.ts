import type { Day } from '../../../kernel/day.ts'
import { daysOf, enclosing, monthOf, monthsOf, type Period, previousPeriod } from '../../../kernel/period.ts'

export type Step = 'month' | 'quarter' | 'year'

/**
 * The periods of a trend, the oldest first. The last is the one in which `until` ends, or the present one where that
 * is not over: a trend into the future would end in zeros that nobody has earned.
 */
export function trendPoints(until: Period, step: Step, count: number, today: Day): readonly Period[] {
  const end = monthsOf(until).at(-1) as Period
  const month = daysOf(end).first > today ? monthOf(today) : end
  const [quarter, year] = enclosing(month)
  let point = step === 'month' ? month : step === 'quarter' ? quarter : year
  const points: Period[] = []
  for (let i = 0; i < count; i++) {
    points.unshift(point)
    point = previousPeriod(point)
  }
  return points
}
