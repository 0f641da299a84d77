import type { MeasureLine } from './queries.ts'

export type Grouped = { readonly group: MeasureLine['group']; readonly measures: readonly MeasureLine[] }

/** The catalogue under its headings, in its own order. */
export function byGroup(measures: readonly MeasureLine[]): readonly Grouped[] {
  const groups = measures.filter(
    ({ group }, at) => measures.findIndex((other) => other.group.code === group.code) === at,
  )
  return groups.map(({ group }) => ({
    group,
    measures: measures.filter((measure) => measure.group.code === group.code),
  }))
}

/** Measures by what someone types: part of a title, pinyin, initials or the code, of the measure or of its group. */
export function matching(measures: readonly MeasureLine[], typed: string): readonly MeasureLine[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return measures
  return measures.filter(({ code, title, spelled, group }) =>
    [code, title.zh, title.en.toLowerCase(), ...spelled, group.title.zh, group.title.en.toLowerCase()].some(
      (word) => word.includes(wanted),
    ),
  )
}
