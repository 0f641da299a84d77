import { ok, type Result, refused } from '../../../kernel/result.ts'

/** `HH:MM` of the day, 00:00 to 23:59. */
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

/** A visit that ends before it starts went over midnight, if it was not longer than this; else a time is wrong. */
const longestOverMidnight = 8 * 60

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Clock minutes of a visit, or null where a time is not known: a missing time is never zero. */
export function visitMinutes(
  startedAt: string | undefined,
  endedAt: string | undefined,
): Result<number | null, 'visit-ends-before-it-starts'> {
  if (!startedAt || !endedAt) return ok(null)
  const minutes = minuteOfDay(endedAt) - minuteOfDay(startedAt)
  if (minutes >= 0) return ok(minutes)
  const overMidnight = minutes + 24 * 60
  return overMidnight <= longestOverMidnight ? ok(overMidnight) : refused('visit-ends-before-it-starts')
}
