import { addDays, day } from '../../../../kernel/day.ts'

/**
 * How months are counted, and what becomes of a part of one:
 * - `elapsed`: full months from the first day on (10 March to 9 April is one), the rest is dropped;
 * - `on-day`: each calendar month in which the span holds a given day (the mid-month rule with the 15th, D2);
 * - `any-day`: each calendar month that the span touches;
 * - `whole`: each calendar month that lies wholly in the span.
 */
export const partMonthRules = ['elapsed', 'on-day', 'any-day', 'whole'] as const
export type PartMonthRule = (typeof partMonthRules)[number]

const monthNumber = (of: string): number => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1

export const monthText = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

export function lastDayOf(month: string): string {
  const next = monthText(monthNumber(`${month}-01`) + 1)
  return addDays(day(`${next}-01`), -1)
}

/** The given day of a month, or its last where it has none such. */
export function dayOfMonth(month: string, of: number): string {
  const last = lastDayOf(month)
  return of >= Number(last.slice(8)) ? last : `${month}-${String(Math.max(1, of)).padStart(2, '0')}`
}

/** The calendar months (`2023-03`) of a span that count by a rule; none for a span that ends before it begins. */
export function calendarMonths(
  from: string,
  to: string,
  rule: Exclude<PartMonthRule, 'elapsed'>,
  decides: number,
): string[] {
  if (to < from) return []
  const months: string[] = []
  for (let number = monthNumber(from); number <= monthNumber(to); number++) {
    const month = monthText(number)
    const first = `${month}-01`
    const last = lastDayOf(month)
    const on = dayOfMonth(month, decides)
    const counts =
      rule === 'any-day' || (rule === 'on-day' ? from <= on && on <= to : from <= first && last <= to)
    if (counts) months.push(month)
  }
  return months
}

export function monthsOfSpan(from: string, to: string, rule: PartMonthRule, decides: number): number {
  return rule === 'elapsed' ? elapsed(from, to) : calendarMonths(from, to, rule, decides).length
}

/** Full months from a day on, the last day included: 1 January to 28 February are two. */
function elapsed(from: string, to: string): number {
  if (to < from) return 0
  const after = addDays(day(to), 1)
  const months = monthNumber(after) - monthNumber(from)
  // A month that begins on the 31st ends with the last day of a shorter one.
  const reached = dayOfMonth(after.slice(0, 7), Number(from.slice(8)))
  return Math.max(0, after < reached ? months - 1 : months)
}
