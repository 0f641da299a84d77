import { addDays, type Day, day, daysBetween } from '../../../kernel/day.ts'

/** The same day `months` later, or the last of that month where it has no such day (31 January + 1 = 28 February). */
export function addMonths(start: Day, months: number): Day {
  const count = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months
  const first = day(`${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}-01`)
  const next = day(`${pad(Math.floor((count + 1) / 12), 4)}-${pad(((count + 1) % 12) + 1, 2)}-01`)
  const last = daysBetween(first, next)
  return addDays(first, Math.min(Number(start.slice(8)), last) - 1)
}

export const addYears = (start: Day, years: number): Day => addMonths(start, 12 * years)

/** Whole months and the days left over of a period whose first and last day both belong to it. */
export function monthsWithin(from: Day, to: Day): { readonly months: number; readonly days: number } {
  const end = addDays(to, 1)
  let months = 0
  while (addMonths(from, months + 1) <= end) months += 1
  return { months, days: daysBetween(addMonths(from, months), end) }
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')
