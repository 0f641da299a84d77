import { addDays, type Day, weekday } from '../../../kernel/day.ts'
import { isProvisional, type WorkingCalendar } from './working-calendar.ts'

/** A day counted in working days; `provisional` when a day that was counted over has no notice yet (domain 3.5). */
export type CountedDay = { readonly date: Day; readonly provisional: boolean }
export type CountedWorkdays = { readonly workdays: number; readonly provisional: boolean }

/** Monday to Friday unless a notice gives the day off; Saturday and Sunday only when a notice makes it a working day. */
export function isWorkday(calendar: WorkingCalendar, day: Day): boolean {
  return weekday(day) <= 5 ? !calendar.daysOff.has(day) : calendar.workingWeekends.has(day)
}

/**
 * The day on which the n-th working day after `start` falls; `start` itself never counts. Negative `n` counts back:
 * the n-th working day before. Zero is `start`.
 */
export function addWorkdays(calendar: WorkingCalendar, start: Day, n: number): CountedDay {
  const step = n < 0 ? -1 : 1
  let date = start
  let provisional = false
  for (let left = Math.abs(n); left > 0; ) {
    date = addDays(date, step)
    provisional ||= isProvisional(calendar, date)
    if (isWorkday(calendar, date)) left -= 1
  }
  return { date, provisional }
}

/** Working days after `start` up to and including `end`, so that `addWorkdays(start, n)` is n away; negative when `end` is earlier. */
export function workdaysBetween(calendar: WorkingCalendar, start: Day, end: Day): CountedWorkdays {
  if (end < start) {
    const { workdays, provisional } = workdaysBetween(calendar, addDays(end, -1), addDays(start, -1))
    return { workdays: workdays === 0 ? 0 : -workdays, provisional }
  }
  let workdays = 0
  let provisional = false
  for (let date = addDays(start, 1); date <= end; date = addDays(date, 1)) {
    provisional ||= isProvisional(calendar, date)
    if (isWorkday(calendar, date)) workdays += 1
  }
  return { workdays, provisional }
}
