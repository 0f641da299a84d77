import { addDays, type Day, day, shortMonths } from './day.ts'
import { ok, type Result, refused } from './result.ts'

/**
 * A counting period, as one integer: year × 100 + part, where part is 0 for the whole year,
 * 1–12 for a month and 21–24 for a quarter. 202305 is May 2023, 202322 its second quarter, 202300 the year.
 */
export type Period = number & { readonly period: unique symbol }

/** Reads `2023`, `2023-05` or `2023Q2`. */
export function parsePeriod(text: string): Result<Period, 'period-not-valid'> {
  const match = /^(\d{4})(?:-(\d{2})|Q([1-4]))?$/i.exec(text.trim())
  if (!match) return refused('period-not-valid')
  const part = match[2] ? Number(match[2]) : match[3] ? 20 + Number(match[3]) : 0
  if (match[2] && (part < 1 || part > 12)) return refused('period-not-valid')
  return ok((Number(match[1]) * 100 + part) as Period)
}

export function formatPeriod(period: Period): string {
  const year = Math.floor(period / 100)
  const part = period % 100
  if (part === 0) return `${year}`
  return part > 20 ? `${year}Q${part - 20}` : `${year}-${String(part).padStart(2, '0')}`
}

/** A period as people write it: `2023年5月`, `2023年第二季度`, `2023年`; `May 2023`, `Q2 2023`, `2023`. */
export function sayPeriod(period: Period | number, language: 'zh' | 'en'): string {
  const year = Math.floor(period / 100)
  const part = period % 100
  if (part === 0) return language === 'zh' ? `${year}年` : `${year}`
  if (part > 20)
    return language === 'zh'
      ? `${year}年第${['一', '二', '三', '四'][part - 21]}季度`
      : `Q${part - 20} ${year}`
  return language === 'zh' ? `${year}年${part}月` : `${shortMonths[part - 1]} ${year}`
}

export const monthOf = (of: Day): Period => (Number(of.slice(0, 4)) * 100 + Number(of.slice(5, 7))) as Period

/** The months of a period, in order; a month is its own only month. */
export function monthsOf(period: Period): Period[] {
  const year = Math.floor(period / 100)
  const part = period % 100
  if (part >= 1 && part <= 12) return [period]
  const first = part === 0 ? 1 : (part - 21) * 3 + 1
  const count = part === 0 ? 12 : 3
  return Array.from({ length: count }, (_, i) => (year * 100 + first + i) as Period)
}

/** The quarter and the year that a month belongs to. */
export function enclosing(month: Period): [quarter: Period, year: Period] {
  const year = Math.floor(month / 100)
  return [(year * 100 + 21 + Math.floor(((month % 100) - 1) / 3)) as Period, (year * 100) as Period]
}

/** First and last day, both included ("截至" includes its day, domain 7.5). */
export function daysOf(period: Period): { first: Day; last: Day } {
  const months = monthsOf(period)
  const start = months[0] as Period
  const end = months.at(-1) as Period
  const nextYear = end % 100 === 12
  const next = nextYear ? (Math.floor(end / 100) + 1) * 100 + 1 : end + 1
  const iso = (month: number) => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-01`
  return { first: day(iso(start)), last: addDays(day(iso(next)), -1) }
}

/** The period of the same length just before: last month, last quarter, last year. */
export function previousPeriod(period: Period): Period {
  const year = Math.floor(period / 100)
  const part = period % 100
  if (part === 0) return ((year - 1) * 100) as Period
  if (part === 1) return ((year - 1) * 100 + 12) as Period
  if (part === 21) return ((year - 1) * 100 + 24) as Period
  return (period - 1) as Period
}
