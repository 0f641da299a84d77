import type { MeasureLine } from './queries.ts'

const most = 4

type OfSubject = { readonly subject: MeasureLine['subject']; readonly measures: readonly MeasureLine[] }

/** The catalogue by what its records are (visits, the register), in its own order. */
export function bySubject(measures: readonly MeasureLine[]): readonly OfSubject[] {
  const subjects = measures.filter(
    ({ subject }, at) => measures.findIndex((other) => other.subject.zh === subject.zh) === at,
  )
  return subjects.map(({ subject }) => ({
    subject,
    measures: measures.filter((measure) => measure.subject.zh === subject.zh),
  }))
}

/**
 * The first measures of each subject: what the tiles and the table of places show before more is asked for. A new
 * measure file changes it by its `order`, no code does.
 */
export const mainMeasures = (measures: readonly MeasureLine[]): readonly MeasureLine[] =>
  bySubject(measures).flatMap((one) => one.measures.slice(0, most))
