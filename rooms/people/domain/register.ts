import type { Day } from '../../../kernel/day.ts'
import { monthOf, type Period } from '../../../kernel/period.ts'

/**
 * The months in which a change of the register, of a person's place in it or of a category shows: from the first
 * changed day to the present month. A day in the future changes its own month only.
 */
export function monthsShowing(from: Day, today: Day): Period[] {
  const last = monthOf(today)
  const months: Period[] = [monthOf(from)]
  for (let month = monthOf(from) as number; month < last; ) {
    month = month % 100 === 12 ? (Math.floor(month / 100) + 1) * 100 + 1 : month + 1
    months.push(month as Period)
  }
  return months
}
