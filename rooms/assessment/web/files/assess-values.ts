import type { Day } from '../../../../kernel/day.ts'
import type { AssessmentReason } from '../../domain/files/file-codes.ts'
import { type Answers, type Assessed, answerOf, assess } from '../../domain/instrument/assess.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'

/** One answer while it is filled in. */
export type Typed = {
  readonly answer: number | 'NA' | 'UNK' | null
  readonly source: string | null
  readonly note: string
}

export type AssessValues = {
  readonly answers: Readonly<Record<string, Typed>>
  /** By code: what happened; a trigger that is not chosen has no entry. */
  readonly triggers: Readonly<Record<string, string>>
  readonly assessedOn: Day | null
  readonly reason: AssessmentReason | null
  readonly why: string
}

export const noAnswer: Typed = { answer: null, source: null, note: '' }

const answered = ({ answers }: AssessValues): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([code, { answer }]) => (answer === null ? [] : [[code, answer]])),
  )

/** What the form comes to so far: what is not answered yet makes it provisional, as if it were not known. */
export const resultSoFar = (instrument: Instrument, values: AssessValues): Assessed =>
  assess(instrument, answered(values), Object.keys(values.triggers))

export const itemsLeft = (instrument: Instrument, values: AssessValues): number => {
  const answers = answered(values)
  return instrument.items.filter((item) => answerOf(item, answers) === undefined).length
}

/** As the API takes it. A source belongs to a number only; what was chosen before an answer became “not known” is left out. */
export const bodyOf = (instrument: Instrument, values: AssessValues) => ({
  answers: Object.fromEntries(
    Object.entries(values.answers).flatMap(([code, { answer, source, note }]) => {
      if (answer === null) return []
      const known = source !== null && instrument.evidence.some((one) => one.code === source)
      return [
        [
          code,
          {
            answer,
            ...(typeof answer === 'number' && known ? { source } : {}),
            ...(note.trim() ? { note: note.trim() } : {}),
          },
        ],
      ]
    }),
  ),
  triggers: Object.entries(values.triggers).map(([code, note]) => ({ code, note: note.trim() })),
})

/** The step on which a problem of the server lies; null for what belongs to none. */
export function stepOf(instrument: Instrument, path: string | undefined): string | null {
  const parts = (path ?? '').split('/')
  if (parts.includes('triggers')) return 'triggers'
  const code = parts[parts.indexOf('answers') + 1]
  if (!parts.includes('answers') || code === undefined) return null
  return instrument.items.find((item) => item.code === code)?.domain ?? 'basics'
}
