import { addDays, type Day } from '../../../../kernel/day.ts'
import { rankOf } from './grade-rank.ts'
import type { Instrument } from './instrument.ts'

/** One earlier result: when, and what it came to. */
export type Standing = { readonly on: Day; readonly grade: string }

/**
 * The better grade that a file may be given by signature, or null when it stays: one grade at a time, after the
 * instrument's number of consecutive lower assessments, the last of them its interval apart from the first, and with
 * every trigger resolved (6.3). Assessments are in the order of their days. Without a rule there is no downgrade.
 */
export function lowerGradeAllowed(
  instrument: Instrument,
  held: string,
  assessed: readonly Standing[],
  openTriggers: readonly string[],
): string | null {
  const rule = instrument.downgrade
  if (!rule || openTriggers.length > 0) return null
  const rank = rankOf(instrument, held)
  const lower: Standing[] = []
  for (const one of assessed.toReversed()) {
    if (rankOf(instrument, one.grade) <= rank) break
    lower.unshift(one)
  }
  if (lower.length < rule.lower_assessments) return null
  const last = lower.at(-1)
  // Two that lie a week apart say the same thing twice, so it is the one an interval before the last that counts.
  const early = lower.filter((one) => last && addDays(one.on, rule.apart.days) <= last.on)
  if (early.length < rule.lower_assessments - 1) return null
  return instrument.grades[rank + 1]?.code ?? null
}
