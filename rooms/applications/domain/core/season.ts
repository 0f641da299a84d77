import type { Programme, RoundAnswer } from '../../../programmes/index.ts'

/**
 * What a subject may apply in once: the window of a year by its last day, the round, the year of a report. Empty where a
 * programme is open all the time or once: then one at a time.
 */
export function seasonOf(
  programme: Programme,
  window: RoundAnswer,
  { round, year }: { readonly round: string | null; readonly year: number | null },
): string {
  if (programme.kind === 'filing') return year === null ? '' : String(year)
  if (round !== null) return round
  return programme.rounds?.kind === 'yearly' && window.open ? (window.closes ?? '') : ''
}
