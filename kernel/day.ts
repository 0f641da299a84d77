import { ok, type Result, refused } from './result.ts'

/** A plain calendar date `YYYY-MM-DD` in Asia/Shanghai (GB/T 7408.1). It has no time and no zone. */
export type Day = string & { readonly day: unique symbol }

const pattern = /^\d{4}-\d{2}-\d{2}$/
/** Days that every month of every year has: nine of ten dates need no calendar. */
const everyYear = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/
const millisecondsADay = 86_400_000
/** The calendar repeats itself after so long. */
const cycle = 146_097 * millisecondsADay
const shanghaiAhead = 8 * 3_600_000

/**
 * Not by parsing a text: a simulation asks for the months and years of a hundred thousand people, and that was most of its time.
 * Four hundred years on, where the calendar is the same: `Date.UTC` takes the year 50 for 1950.
 */
const utc = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)) + 400, Number(day.slice(5, 7)) - 1, Number(day.slice(8))) - cycle

const numberOf = (day: Day): number => utc(day) / millisecondsADay

const fromNumber = (n: number): Day => isoOf(n * millisecondsADay)

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

// The only place that builds a Date from a number: the argument makes it a pure calculation.
function isoOf(milliseconds: number): Day {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) throw new RangeError('no day')
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}` as Day
}

/** Reads `YYYY-MM-DD`; refuses a date that the calendar does not have, such as 2023-02-29. */
export function parseDay(text: string): Result<Day, 'day-not-valid'> {
  if (everyYear.test(text)) return ok(text as Day)
  return pattern.test(text) && isoOf(utc(text)) === text ? ok(text as Day) : refused('day-not-valid')
}

export const shortMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]

/** A day as people write it: `2023年7月5日`, `5 Jul 2023`. */
export function sayDay(day: Day | string, language: 'zh' | 'en'): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${shortMonths[month - 1]} ${year}`
}

/** An instant (ISO text or milliseconds since 1970) as people write it, to the minute in Asia/Shanghai: `2023年7月5日 09:30`. */
export function sayInstant(instant: string | number, language: 'zh' | 'en'): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  const minute = new Date(at + shanghaiAhead).toISOString().slice(11, 16)
  return `${sayDay(dayAt(at), language)} ${minute}`
}

/** An instant as a table has it, to the minute in Asia/Shanghai, so that its text sorts by time: `2023-07-05 09:30`. */
export const minuteAt = (instant: string): string =>
  new Date(Date.parse(instant) + shanghaiAhead).toISOString().slice(0, 16).replace('T', ' ')

/** A day known to be right, written in code or read from a checked column; throws when it is not one. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed.ok) throw new Error(`not a day: ${text}`)
  return parsed.value
}

export const addDays = (start: Day, days: number): Day => fromNumber(numberOf(start) + days)

/** Whole days from `start` to `end`; negative when `end` is earlier. */
export const daysBetween = (start: Day, end: Day): number => numberOf(end) - numberOf(start)

/** 1 = Monday … 7 = Sunday. */
export const weekday = (of: Day): number => ((((numberOf(of) + 3) % 7) + 7) % 7) + 1

/** Full years lived on the given day; a birthday counts from its own day on (民法典 art. 1259). */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The calendar day in Asia/Shanghai at an instant given in milliseconds since 1970 (no daylight saving since 1991). */
export const dayAt = (milliseconds: number): Day => isoOf(milliseconds + shanghaiAhead)
