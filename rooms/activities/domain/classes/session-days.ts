import { addDays, type Day, weekday } from '../../../../kernel/day.ts'
import { isWorkday, type WorkingCalendar } from '../../../regions/index.ts'

export type Timetable = {
  readonly fromOn: Day
  readonly toOn: Day
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[]
  /** No session on a public holiday or another day off. */
  readonly workdaysOnly: boolean
}

/** The days of a series, in order, both ends included. */
export function sessionDays(
  { fromOn, toOn, weekdays, workdaysOnly }: Timetable,
  calendar: WorkingCalendar,
): Day[] {
  const days: Day[] = []
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) {
    if (!weekdays.includes(weekday(day))) continue
    if (workdaysOnly && !isWorkday(calendar, day)) continue
    days.push(day)
  }
  return days
}
