import type { Day } from '../../../kernel/day.ts'
import { daysOf, type Period } from '../../../kernel/period.ts'
import { addWorkdays, type WorkingCalendar } from '../../regions/index.ts'

/** The day on which a month's report is due: so many working days after the month's last day (7.5). */
export const dueOn = (month: Period, workdays: number, calendar: WorkingCalendar): Day =>
  addWorkdays(calendar, daysOf(month).last, workdays).date
