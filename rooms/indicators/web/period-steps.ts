import type { Day } from '../../../kernel/day.ts'
import {
  daysOf,
  enclosing,
  formatPeriod,
  monthsOf,
  type Period,
  parsePeriod,
} from '../../../kernel/period.ts'

/** Reads a period from an address; null for what is none. */
export function periodIn(text: string | undefined): Period | null {
  const period = parsePeriod(text ?? '')
  return period.ok ? period.value : null
}

export const yearOf = (period: Period): number => Math.floor(period / 100)

/** 0 the whole year, 1–12 a month, 21–24 a quarter. */
export const partOf = (period: Period): number => period % 100

export const periodAt = (year: number, part: number): Period => (year * 100 + part) as Period

/** The period of the same length just after. */
export function nextPeriod(period: Period): Period {
  const part = partOf(period)
  const year = yearOf(period)
  if (part === 0) return periodAt(year + 1, 0)
  if (part === 12) return periodAt(year + 1, 1)
  return part === 24 ? periodAt(year + 1, 21) : periodAt(year, part + 1)
}

/** Whether anything can have happened in it yet. */
export const hasBegun = (period: Period, today: Day): boolean => daysOf(period).first <= today

/** Whether it still goes on, so that its figures will grow. */
export const isOpen = (period: Period, today: Day): boolean =>
  hasBegun(period, today) && today <= daysOf(period).last

/** The months of its year and of the year before, as the API asks for them. */
export function twoYears(period: Period): { readonly from: string; readonly to: string } {
  const year = yearOf(period)
  return { from: formatPeriod(periodAt(year - 1, 1)), to: formatPeriod(periodAt(year, 12)) }
}

/** Whether a month belongs to a period. */
export const isWithin = (month: Period, period: Period): boolean => monthsOf(period).includes(month)

/**
 * The year of the latest month in which something was counted; the year of `today` when nothing ever was. `lines` are
 * the values of each measure by month.
 */
export function latestYear(
  months: readonly string[],
  lines: readonly { readonly values: readonly (number | null)[] }[],
  today: Day,
): Period {
  const at = months.findLastIndex((_, index) => lines.some(({ values }) => (values[index] ?? 0) !== 0))
  const month = periodIn(months[at])
  return month === null ? periodAt(Number(today.slice(0, 4)), 0) : enclosing(month)[1]
}
