import { addDays, type Day, day } from '../../../../kernel/day.ts'
import { monthsBetween } from '../../domain/targets/standing.ts'

export type Step = { readonly number: number | null; readonly by: Day | null }

/** The ends of the quarters between two days, without either of them. */
export function quarterEnds(from: Day, to: Day): Day[] {
  const ends: Day[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const end of ['03-31', '06-30', '09-30', '12-31']) ends.push(day(`${year}-${end}`))
  }
  return ends.filter((end) => from < end && end < to)
}

/**
 * What is to be reached by the end of each quarter on an even way, as targets are paced: a month is a twelfth of a year. Rounded
 * to what can be counted; the last quarter is the target itself.
 */
export function evenQuarters(
  from: { readonly on: Day; readonly value: number },
  to: { readonly by: Day; readonly value: number },
  decimals: number,
): Step[] {
  const whole = monthsBetween(from.on, to.by)
  const unit = 10 ** decimals
  return quarterEnds(from.on, to.by).map((by) => ({
    by,
    number:
      Math.round((from.value + ((to.value - from.value) * monthsBetween(from.on, by)) / whole) * unit) / unit,
  }))
}

/** Where an even way begins: the baseline's day, the eve of the first day counted, else the eve of the target's own year. */
export function wayBegins({
  baselineOn,
  since,
  by,
}: {
  readonly baselineOn: Day | null
  readonly since: Day | null
  readonly by: Day
}): Day {
  if (baselineOn) return baselineOn
  return since ? addDays(since, -1) : day(`${Number(by.slice(0, 4)) - 1}-12-31`)
}
