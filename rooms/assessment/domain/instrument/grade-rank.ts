import type { Grade, Instrument } from './instrument.ts'

/** Place of a grade from the worst, 0; throws for a grade that the instrument does not have. */
export function rankOf({ grades }: Pick<Instrument, 'grades'>, code: string): number {
  const rank = grades.findIndex((grade) => grade.code === code)
  if (rank < 0) throw new Error(`no grade ${code}`)
  return rank
}

/** A grade that the instrument has. */
export function gradeOf(instrument: Pick<Instrument, 'grades'>, code: string): Grade {
  const grade = instrument.grades[rankOf(instrument, code)]
  if (!grade) throw new Error(`no grade ${code}`)
  return grade
}
