import type { MeasureLine, PartsBy, Span } from './queries.ts'

/** How a table, map or trend is arranged; what a pin keeps of it. */
export type Arrangement = {
  readonly kind: 'table' | 'map' | 'trend'
  /** Columns in their order; a map and a trend show the first. */
  readonly measures: readonly string[]
  readonly by: PartsBy
  readonly grouped: boolean
  readonly sort: string | null
  readonly rising: boolean
  readonly span: Span
}

const mostColumns = 6

/** What a table shows before anything is chosen: the chosen measure, then the first ones of its group. */
export const usualColumns = (measures: readonly MeasureLine[], chosen: MeasureLine): readonly string[] => [
  chosen.code,
  ...measures
    .filter(({ code, group }) => group.code === chosen.group.code && code !== chosen.code)
    .slice(0, mostColumns - 1)
    .map(({ code }) => code),
]

/** The measures of codes, in their order; a measure that is gone is left out. */
export const measuresOf = (codes: readonly string[], all: readonly MeasureLine[]): readonly MeasureLine[] =>
  codes.flatMap((code) => all.find((measure) => measure.code === code) ?? [])

/** Columns so that those of one group stand together, each group where its first column stands. */
export function groupedColumns(measures: readonly MeasureLine[]): readonly MeasureLine[] {
  const groups = [...new Set(measures.map(({ group }) => group.code))]
  return groups.flatMap((code) => measures.filter(({ group }) => group.code === code))
}

/** A column one place forward or back; at the ends it stays. */
export function moved(codes: readonly string[], code: string, step: 1 | -1): readonly string[] {
  const at = codes.indexOf(code)
  const to = at + step
  if (at < 0 || to < 0 || to >= codes.length) return codes
  const next = [...codes]
  next.splice(at, 1)
  next.splice(to, 0, code)
  return next
}
