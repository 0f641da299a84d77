import type { Id } from '../../../../kernel/id.ts'

/** A scale asked before and after the group. Scores lie between `lowest` and `highest`. */
export type Scale = {
  readonly lowest: number
  readonly highest: number
  readonly better: 'higher' | 'lower'
}

export type Score = { readonly person: Id; readonly before: number | null; readonly after: number | null }

/**
 * How a group's scores changed. Only members with both scores are compared: a mean before over ten and after over seven
 * would be two different groups. `change` is for the better when positive, whichever way the scale runs. Means in tenths.
 */
export type ScaleChange = {
  readonly compared: number
  readonly before: number | null
  readonly after: number | null
  readonly change: number | null
  readonly better: number
  readonly same: number
  readonly worse: number
}

export function changeOf({ better }: Scale, scores: readonly Score[]): ScaleChange {
  const both = scores.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before, after }],
  )
  const sign = better === 'higher' ? 1 : -1
  const gains = both.map(({ before, after }) => (after - before) * sign)
  const mean = (values: readonly number[]) =>
    values.length === 0
      ? null
      : Math.round((values.reduce((sum, value) => sum + value, 0) * 10) / values.length) / 10
  return {
    compared: both.length,
    before: mean(both.map(({ before }) => before)),
    after: mean(both.map(({ after }) => after)),
    change: mean(gains),
    better: gains.filter((gain) => gain > 0).length,
    same: gains.filter((gain) => gain === 0).length,
    worse: gains.filter((gain) => gain < 0).length,
  }
}

/** Of those expected over all sessions, the share that came; nobody expected is no rate, not zero. */
export const attendanceRate = (
  sessions: readonly { readonly present: number; readonly expected: number }[],
): number | null => {
  const expected = sessions.reduce((sum, session) => sum + session.expected, 0)
  return expected === 0 ? null : sessions.reduce((sum, session) => sum + session.present, 0) / expected
}

export const outOfScale = (scale: Scale, score: number | null): boolean =>
  score !== null && (score < scale.lowest || score > scale.highest)
