import type { Problem } from '../../../../kernel/errors.ts'
import { answerProblems } from '../instrument/answers.ts'
import { type Answers, type Assessed, answerOf, assess } from '../instrument/assess.ts'
import type { Instrument } from '../instrument/instrument.ts'

/** One answer with where it comes from and a note. */
export type Given = {
  readonly answer: number | 'NA' | 'UNK'
  readonly source?: string | undefined
  readonly note?: string | undefined
}

export const answersOf = (given: Readonly<Record<string, Given>>): Answers =>
  Object.fromEntries(Object.entries(given).map(([code, { answer }]) => [code, answer]))

/**
 * Everything wrong with a filled-in form, all at once: besides what the instrument itself refuses, an item that was
 * passed over (what is not known is said to be so), a grave answer without its note, a source that is none. Where something
 * happened that gives the gravest grade by itself (6.2) nobody has to answer the rest first: it is provisional then, and
 * completed within its days.
 */
export function assessmentProblems(
  instrument: Instrument,
  given: Readonly<Record<string, Given>>,
  triggers: readonly string[],
  at = '/body',
): Problem[] {
  const answers = answersOf(given)
  const wrong = answerProblems(instrument, answers, triggers, at)
  if (wrong.length > 0) return wrong
  const sources = instrument.evidence.map(({ code }) => code)
  const problems = instrument.items.flatMap((item): Problem[] => {
    const path = `${at}/answers/${item.code}`
    const answer = answerOf(item, answers)
    if (answer === undefined && triggers.length > 0) return []
    if (answer === undefined) return [{ code: 'item-not-answered', path, data: { item: item.code } }]
    const { source, note } = given[item.code] ?? {}
    const found: Problem[] = []
    if (source !== undefined && !sources.includes(source))
      found.push({ code: 'evidence-unknown', path: `${path}/source`, data: { known: sources.join(' ') } })
    else if (needsSource(instrument, item.code, given))
      found.push({ code: 'evidence-missing', path: `${path}/source`, data: { item: item.code } })
    if (
      instrument.note_from !== undefined &&
      typeof answer === 'number' &&
      answer >= instrument.note_from &&
      !note
    )
      found.push({ code: 'note-missing', path: `${path}/note`, data: { item: item.code } })
    return found
  })
  return problems
}

/** What does not apply or is not known comes from nowhere; what a fact decides has no answer of its own. */
const needsSource = (instrument: Instrument, item: string, given: Readonly<Record<string, Given>>): boolean =>
  instrument.evidence.length > 0 && typeof given[item]?.answer === 'number' && !given[item]?.source

/** The interval until the next assessment that this one asks for; null where the instrument asks for none. */
export const reassessDaysIn = ({ duties }: Assessed): number | null =>
  duties.find(({ kind }) => kind === 'reassess')?.every?.days ?? null

export const assessGiven = (
  instrument: Instrument,
  given: Readonly<Record<string, Given>>,
  triggers: readonly string[],
): Assessed => assess(instrument, answersOf(given), triggers)

/** Whether an instrument keeps files: it asks something of whoever has a grade. A level of ability does not. */
export const keepsFiles = ({ grades }: Instrument): boolean => grades.some(({ duties }) => duties.length > 0)
