import { addDays, day } from '../../../../kernel/day.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { dayOfMonth, monthText } from '../language/months.ts'
import type { Clock } from '../language/parts/clock.ts'
import type { Programme } from '../language/programme.ts'
import { dayInYear } from '../language/quantities/day-in.ts'
import { compiled } from './compile.ts'
import { type Given, scopeOf } from './scope.ts'

/** The last day of a clock; `provisional` while a year that was counted over has no notice of its holidays yet. */
export type Due = { readonly day: string; readonly provisional: boolean }

/** The days on which stages were reached, the latest for a stage that was reached again. */
export type Reached = Readonly<Record<string, string | undefined>>

/**
 * By when the stage must be done; null where it has no clock, the clock's stage was not reached, or its figure is not
 * known. The day it runs from does not count, and the last day lasts until 24:00 (domain 3.5).
 */
export function dueOf(programme: Programme, stage: string, reached: Reached, given: Given): Due | null {
  const clock = programme.stages.find(({ code }) => code === stage)?.within
  return clock ? clockDay(programme, clock, stage, reached, given) : null
}

function clockDay(
  programme: Programme,
  clock: Clock,
  stage: string,
  reached: Reached,
  given: Given,
): Due | null {
  const ready = compiled(programme)
  const scope = scopeOf(programme, given)
  if ('by' in clock) {
    const fixed = ready.named(clock.by).value(scope)
    return typeof fixed === 'string' ? { day: fixed, provisional: false } : null
  }
  const start = reached[clock.of ?? stage]
  if (start === undefined) return null
  const count = (name: string): number | null => {
    const value = ready.named(name).value(scope)
    return typeof value === 'number' ? value : null
  }
  if ('workdays' in clock) {
    const days = count(clock.workdays)
    if (days === null || given.calendar === undefined) return null
    const { date, provisional } = addWorkdays(given.calendar, day(start), days)
    return { day: date, provisional }
  }
  if ('days' in clock) {
    const days = count(clock.days)
    return days === null ? null : { day: addDays(day(start), days), provisional: false }
  }
  if ('months' in clock) {
    const months = count(clock.months)
    return months === null ? null : { day: monthsAfter(start, months), provisional: false }
  }
  const years = count(clock.years)
  return years === null
    ? null
    : { day: dayInYear(Number(start.slice(0, 4)) + years, start.slice(5)), provisional: false }
}

/** The same day so many months on, or the last of a month that has no such day. */
export function monthsAfter(start: string, months: number): string {
  const number = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months
  return dayOfMonth(monthText(number), Number(start.slice(8)))
}

/** The last day of a public notice that begins on a day; the day itself does not count. */
export function noticeEnds(programme: Programme, from: string, given: Given): Due | null {
  const { notice } = programme
  if (!notice || given.calendar === undefined) return null
  const days = scopeOf(programme, given).parameters[notice.workdays]
  if (typeof days !== 'number') return null
  const { date, provisional } = addWorkdays(given.calendar, day(from), days)
  return { day: date, provisional }
}
