import { z } from 'zod'
import { addDays, type Day, day } from '../../../kernel/day.ts'

/** A day as a plan writes it. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform(day)

/**
 * A day of the plan's own time, or one that keeps near the day of loading, so that a desk of today has work on it: so many
 * days ago, so many after the opening, or the last such day of the year that lies long enough back.
 */
export const nearDay = z.union([
  dayText,
  z.strictObject({ days_ago: z.number().int() }),
  z.strictObject({ after: z.number().int().nonnegative() }),
  z.strictObject({ last: z.string().regex(/^\d{2}-\d{2}$/) }),
])
export type NearDay = z.output<typeof nearDay>

/** Nothing that begins on the last such day of the year lies in the future for this long. */
const longEnough = 75

export function dayNear(written: NearDay, today: Day, opened: Day = today): Day {
  if (typeof written === 'string') return written
  if ('days_ago' in written) return addDays(today, -written.days_ago)
  if ('after' in written) return addDays(opened, written.after)
  const latest = addDays(today, -longEnough)
  const year = Number(latest.slice(0, 4))
  const thisYear = day(`${year}-${written.last}`)
  return thisYear <= latest ? thisYear : day(`${year - 1}-${written.last}`)
}
