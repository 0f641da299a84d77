import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { daysOf, type Period } from '../../../kernel/period.ts'

export type Days = { readonly first: Day; readonly last: Day }

/** The same period of the year before. */
export const yearBefore = (period: Period): Period => (period - 100) as Period

/** Whether a period has begun and is not over, so that its figures still grow. */
export function isOpenOn(period: Period, today: Day): boolean {
  const { first, last } = daysOf(period)
  return first <= today && today <= last
}

/**
 * Equally many days of two other periods as have passed of this one, today included; null where it is over or has not
 * begun. A shorter period ends before (28 days of February beside 30 of March).
 */
export function equalDays(
  period: Period,
  others: { readonly previous: Period; readonly lastYear: Period },
  today: Day,
): { readonly days: number; readonly previous: Days; readonly lastYear: Days } | null {
  if (!isOpenOn(period, today)) return null
  const passed = daysBetween(daysOf(period).first, today)
  const upTo = (other: Period): Days => {
    const { first, last } = daysOf(other)
    const end = addDays(first, passed)
    return { first, last: end < last ? end : last }
  }
  return { days: passed + 1, previous: upTo(others.previous), lastYear: upTo(others.lastYear) }
}

/** How far a figure is from another: of what is unknown nothing, of nothing no share. Printed to two decimals. */
export function against(value: number | null, other: number | null) {
  if (value === null || other === null) return { value: other, change: null, share: null }
  const change = Math.round((value - other) * 100) / 100
  return { value: other, change, share: other === 0 ? null : change / other }
}
