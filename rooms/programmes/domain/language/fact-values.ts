import { dayAt, parseDay } from '../../../../kernel/day.ts'
import { parseDivisionCode } from '../../../../kernel/division.ts'
import type { Fact } from './fact.ts'
import type { Value } from './kinds.ts'

/** Facts of one applicant by name, as the engine takes them: checked, in the units of the language. */
export type Facts = Readonly<Record<string, Value | undefined>>

const instant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/**
 * One answer as a form, a file or a record gives it, read into the language; null where it is no answer to this
 * question. Hours are written as hours (352, 351.5 or 351:30) and kept as minutes.
 */
export function readFact(fact: Fact, written: unknown): Value | null {
  switch (fact.type) {
    case 'hours':
      return minutesOf(written)
    case 'integer':
    case 'money':
    case 'days':
    case 'months':
    case 'years':
    case 'persons':
    case 'minutes':
    case 'percent':
      return typeof written === 'number' && Number.isSafeInteger(written) && written >= 0 ? written : null
    case 'day':
      return typeof written === 'string' && parseDay(written).ok ? written : null
    case 'moment':
      return typeof written === 'string' && isMoment(written) ? written : null
    case 'yes_no':
      return written === true || written === 'yes'
        ? 'yes'
        : written === false || written === 'no'
          ? 'no'
          : null
    case 'code':
      return typeof written === 'string' && fact.options !== undefined && Object.hasOwn(fact.options, written)
        ? written
        : null
    case 'codes': {
      const { options } = fact
      const known = (one: unknown): one is string =>
        typeof one === 'string' && (options === undefined || Object.hasOwn(options, one))
      return Array.isArray(written) && written.every(known) ? written : null
    }
    case 'division':
      return typeof written === 'number' || typeof written === 'string'
        ? parseDivisionCode(String(written))
        : null
    case 'text':
      return typeof written === 'string' && written.trim() !== '' ? written.trim() : null
  }
}

/** Its day is one of the calendar: a date parser would take 30 February for 2 March. */
function isMoment(written: string): boolean {
  const day = instant.exec(written)?.[1]
  return day !== undefined && parseDay(day).ok && !Number.isNaN(Date.parse(written))
}

/**
 * What a record says, as an answer to the fact. Records know more posts and kinds than a policy names: what it does not
 * name is its option `other` where it has one, and otherwise not known. Of several, those that it names count.
 */
export function factFromRecord(fact: Fact, recorded: unknown): Value | null {
  const named = (code: unknown) =>
    typeof code === 'string' && (fact.options === undefined || Object.hasOwn(fact.options, code))
  const other = fact.options && Object.hasOwn(fact.options, 'other') ? 'other' : null
  if (fact.type === 'code') return named(recorded) ? (recorded as string) : other
  if (fact.type === 'codes' && Array.isArray(recorded)) {
    const known = recorded.filter(named) as string[]
    return known.length < recorded.length && other !== null ? [...new Set([...known, other])] : known
  }
  // Registers keep time in minutes, whatever a form asks it in: 28 800 of them are 480 hours and not so many hours.
  return readFact(fact.type === 'hours' ? { ...fact, type: 'minutes' } : fact, recorded)
}

function minutesOf(hours: unknown): number | null {
  const clock = typeof hours === 'string' ? /^(\d+):([0-5]\d)$/.exec(hours) : null
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const minutes = typeof hours === 'number' ? hours * 60 : Number.NaN
  return Number.isSafeInteger(minutes) && minutes >= 0 ? minutes : null
}

/** The calendar day of an instant in Asia/Shanghai, so that 23:59:59 of a deadline's day is still within it. */
export const dayOfMoment = (moment: string): string =>
  // Most moments are written in Shanghai's own time and tell their day.
  moment.endsWith('+08:00') ? moment.slice(0, 10) : dayAt(Date.parse(moment))
