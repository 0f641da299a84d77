import { type Day, parseDay } from '../../../../kernel/day.ts'
import { daysOf, parsePeriod } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { dayOfSerial } from '../../../documents/index.ts'
import type { LedgerValue } from './cells.ts'

/** A date as exact as it was written: `1980`, `1980-07` or `1980-07-05`. */
export type PartialDate = string & { readonly partialDate: unique symbol }

export type DateProblem =
  | 'date-not-understood'
  /** 7月5日 where neither heading nor mapping names the year. */
  | 'date-without-year'
  /** 80.7.5, 7/5/1980, or the number 1980.1 that may have been 1980.10. */
  | 'date-ambiguous'
  /** 2023-02-29 */
  | 'date-not-in-calendar'

/** Days that ledgers mean lie between these years; a plain number outside is no serial date. */
const firstSerial = 3_000
const lastSerial = 73_050 // 2099-12-31

/** Reads the ways in which ledgers write dates. `year` completes 7月5日. */
export function readDate({ text, cell }: LedgerValue, year: number | null): Result<PartialDate, DateProblem> {
  if (cell.kind === 'date') return ok(cell.day as string as PartialDate)
  if (cell.kind === 'number') {
    const serial = isSerial(cell.number) ? dayOfSerial(cell.number, 1900) : null
    if (serial) return ok(serial.day as string as PartialDate)
    // A number drops the zero at its end: 1980.10 is stored as 1980.1.
    if (/^\d{4}\.1$/.test(text)) return refused('date-ambiguous')
    // And 7.10, 7.20, 7.30 as 7.1, 7.2, 7.3.
    if (year !== null && /^\d{1,2}\.[123]$/.test(text)) return refused('date-ambiguous')
  }
  return readWritten(withoutTime(text), year)
}

/** From when to when; no end where it goes on. */
export type DateSpan = { readonly from: PartialDate; readonly to: PartialDate | null }

/** No end: 长期, 至今. */
export const meansNoEnd = (text: string): boolean =>
  /^(?:长期|长期有效|至?今|现在|永久|在享|享受中)$/.test(text)

/** One date, or two in one cell: 2020.1-2023.12, 2020年1月至今. A dash may stand between dates and inside them. */
export function readSpan(value: LedgerValue, year: number | null): Result<DateSpan, DateProblem> {
  const single = readDate(value, year)
  if (single.ok) return ok({ from: single.value, to: null })
  const text = withoutTime(value.text)
  const spans = [...text.matchAll(/[至到~]|-+/g)].flatMap((sign): DateSpan[] => {
    const from = readWritten(text.slice(0, sign.index).replace(/起$/, ''), year)
    const rest = text.slice(sign.index + sign[0].length).replace(/止$/, '')
    if (!from.ok) return []
    if (meansNoEnd(rest)) return [{ from: from.value, to: null }]
    const to = readWritten(rest, year)
    return to.ok ? [{ from: from.value, to: to.value }] : []
  })
  const [only] = spans
  return only && spans.length === 1 ? ok(only) : single
}

/** Four digits are a year, six a month, eight a day; what is left of the usable numbers counts days. */
const isSerial = (number: number): boolean =>
  number >= firstSerial && number <= lastSerial && !(Number.isInteger(number) && number < 10_000)

const withoutTime = (text: string): string =>
  text
    .replace(/[T ]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '')
    .replace(/\(?星期.\)?|\s/g, '')
    .replace(/[—–－_]/g, '-')
    .replace(/[.。起]+$/, '')

function readWritten(text: string, year: number | null): Result<PartialDate, DateProblem> {
  const whole =
    /^(\d{4})[-./\\年、·,。](\d{1,2})[-./\\月、·,。](\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (whole) return dayOf(whole[1], whole[2], whole[3])
  const month = /^(\d{4})[-./\\年、·,。](\d{1,2})月?(?:份)?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  if (month) {
    const first = dayOf(month[1], month[2], '1')
    return first.ok ? ok(first.value.slice(0, 7) as PartialDate) : first
  }
  const only = /^(1[89]\d{2}|20\d{2})年?$/.exec(text)
  if (only) return ok(only[1] as PartialDate)
  const dayAndMonth = /^(\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text)
  if (dayAndMonth) {
    if (year === null) return refused('date-without-year')
    return dayOf(String(year), dayAndMonth[1], dayAndMonth[2])
  }
  const isAmbiguous = /^\d{1,2}[-./年]\d{1,2}[-./月]\d{1,4}日?$/.test(text)
  return refused(isAmbiguous ? 'date-ambiguous' : 'date-not-understood')
}

function dayOf(year = '', month = '', date = ''): Result<PartialDate, DateProblem> {
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return parsed.ok ? ok(parsed.value as string as PartialDate) : refused('date-not-in-calendar')
}

/** The day itself where the date is that exact, else null. */
export const exactDay = (date: PartialDate): Day | null =>
  date.length === 10 ? (date as string as Day) : null

/** The first day that the date may mean. */
export const earliestDay = (date: PartialDate): Day => `${date}-01-01`.slice(0, 10) as Day

/** The last day that the date may mean: 2023-12 as the end of a benefit is its 31st. */
export function latestDay(date: PartialDate): Day {
  const exact = exactDay(date)
  if (exact) return exact
  const period = parsePeriod(date)
  return period.ok ? daysOf(period.value).last : earliestDay(date)
}

/** Whether two dates can be the same day as far as both go: 1980-07 and 1980-07-05 can. */
export const datesAgree = (one: PartialDate, other: PartialDate): boolean =>
  one.startsWith(other) || other.startsWith(one)
