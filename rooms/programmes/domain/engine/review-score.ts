import type { Programme } from '../language/programme.ts'
import { type Given, scopeOf } from './scope.ts'

export type ReviewScore =
  /** Hundredths of a point, so that equal scores are equal. */
  | { readonly state: 'complete'; readonly hundredths: number }
  | { readonly state: 'incomplete'; readonly missing: number }
  | { readonly state: 'not-valid'; readonly atMost: number }

/** One score of several reviewers: complete when as many have judged as the programme asks for. */
export function reviewScore(
  programme: Programme,
  scores: readonly number[],
  given: Omit<Given, 'facts'>,
): ReviewScore {
  const { review } = programme
  if (!review) return { state: 'incomplete', missing: 0 }
  const { parameters } = scopeOf(programme, { ...given, facts: {} })
  const atMost = Number(parameters[review.points_to] ?? 0)
  if (scores.some((score) => score < 0 || score > atMost || !Number.isFinite(score)))
    return { state: 'not-valid', atMost }
  const missing = Number(parameters[review.reviewers] ?? 0) - scores.length
  if (missing > 0) return { state: 'incomplete', missing }
  const sorted = scores.map((score) => Math.round(score * 100)).toSorted((a, b) => a - b)
  const counted = review.score === 'mean_without_extremes' && sorted.length > 2 ? sorted.slice(1, -1) : sorted
  const sum = counted.reduce((total, score) => total + score, 0)
  return { state: 'complete', hundredths: review.score === 'sum' ? sum : Math.round(sum / counted.length) }
}
