import { type Indicator, indicatorsOf, type ScoreKind, type Standard, scoreKinds } from './standard.ts'

const round = (points: number): number => Math.round(points * 10) / 10

/** The points of the highest band that a value reaches. */
export const bandPoints = ({ bands = [] }: Indicator, value: number): number =>
  bands.findLast(({ at_least }) => value >= at_least)?.points ?? 0

/** Points given by kind; a kind that gave none is absent. */
export type Given = Readonly<Partial<Record<ScoreKind, number>>>

/**
 * What an indicator has come to: by its measure, or the points given, weighted among those that gave some. Null while
 * nobody but the station itself has: a missing score is unknown, never nothing.
 */
export function pointsOf(
  indicator: Indicator,
  standard: Standard,
  given: Given,
  value: number | null,
): number | null {
  if (indicator.measure) return value === null ? null : bandPoints(indicator, value)
  if (given['third-party'] === undefined && given.purchaser === undefined) return null
  const kinds = scoreKinds.filter((kind) => given[kind] !== undefined && standard.weights[kind] > 0)
  const weight = kinds.reduce((sum, kind) => sum + standard.weights[kind], 0)
  if (weight === 0) return null
  return round(kinds.reduce((sum, kind) => sum + (given[kind] ?? 0) * standard.weights[kind], 0) / weight)
}

/** The sum, or null while an indicator has no points. */
export function totalOf(standard: Standard, points: ReadonlyMap<string, number | null>): number | null {
  let total = 0
  for (const { code } of indicatorsOf(standard)) {
    const own = points.get(code)
    if (own === null || own === undefined) return null
    total += own
  }
  return round(total)
}

export const gradeOf = (standard: Standard, total: number | null) =>
  total === null ? null : (standard.grades.find(({ at_least }) => total >= at_least) ?? null)

export type Ranked<T> = T & { readonly place: number | null; readonly tied: boolean }

/** The places of 1 2 2 4: equals share a place, which is said; who is not fully scored has none and stands last. */
export function ranked<T extends { readonly total: number | null; readonly name: string }>(
  rows: readonly T[],
): Ranked<T>[] {
  const sorted = rows.toSorted(
    (a, b) => (b.total ?? -1) - (a.total ?? -1) || a.name.localeCompare(b.name, 'zh'),
  )
  return sorted.map((row) => {
    if (row.total === null) return { ...row, place: null, tied: false }
    const place = 1 + sorted.filter(({ total }) => total !== null && total > (row.total ?? 0)).length
    return { ...row, place, tied: sorted.filter(({ total }) => total === row.total).length > 1 }
  })
}
