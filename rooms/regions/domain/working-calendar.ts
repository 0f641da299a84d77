import { z } from 'zod'
import { daySchema } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'

const namedDays = z.record(daySchema, z.string().min(1))

/** One notice of the State Council (`data/calendars/cn-<year>.yaml`); its last days of December may belong to the year before. */
export const holidayNoticeSchema = z.strictObject({
  year: z.int().min(1949).max(2999),
  notices: z.array(z.url()).min(1),
  days_off: namedDays,
  working_weekends: namedDays,
})

export type HolidayNotice = z.output<typeof holidayNoticeSchema>

/** All notices together: what differs from the plain Monday-to-Friday week, and for which years that is known. */
export type WorkingCalendar = {
  readonly daysOff: ReadonlySet<Day>
  readonly workingWeekends: ReadonlySet<Day>
  readonly years: ReadonlySet<number>
}

export function workingCalendarOf(notices: readonly HolidayNotice[]): WorkingCalendar {
  return {
    daysOff: new Set(notices.flatMap((notice) => Object.keys(notice.days_off) as Day[])),
    workingWeekends: new Set(notices.flatMap((notice) => Object.keys(notice.working_weekends) as Day[])),
    years: new Set(notices.map((notice) => notice.year)),
  }
}

/**
 * Whether a day may still change because its notice is not in the calendar. A notice reaches back to the 29th of
 * December before (domain 3.5), so those days wait for the next year's notice too.
 */
export function isProvisional(calendar: WorkingCalendar, day: Day): boolean {
  const year = Number(day.slice(0, 4))
  if (!calendar.years.has(year)) return true
  return day.slice(5) >= '12-29' && !calendar.years.has(year + 1)
}
