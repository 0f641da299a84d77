import { parseDocument } from 'yaml'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { answerProblems, type CheckedAnswers } from '../../domain/instrument/answers.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'

const notObject: Refusal = {
  code: 'answers-not-object',
  data: { example: '{"answers":{"A1":0,"D1":"NA","E2":"UNK"},"triggers":["H4"]}' },
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A name that stands twice in one object: JSON would silently take the second, and one of two answers be lost. */
function writtenTwice(text: string): string | null {
  const fault = parseDocument(text, { prettyErrors: false }).errors.find(
    ({ code }) => code === 'DUPLICATE_KEY',
  )
  return fault ? (/^"([^"]*)"/.exec(text.slice(fault.pos[0]))?.[1] ?? '').slice(0, 40) : null
}

/** `{"answers": {…}, "triggers": […]}` for an instrument, from text; everything wrong with it at once. */
export function readAnswers(instrument: Instrument, text: string): Result<CheckedAnswers, Refusal> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return refused({ code: 'answers-not-json', data: { reason: (error as Error).message.slice(0, 120) } })
  }
  if (!isObject(parsed)) return refused(notObject)
  // With a trigger the items may wait (6.2): a file that names one need not say that nothing was asked.
  const {
    triggers = [],
    answers = Array.isArray(triggers) && triggers.length > 0 ? {} : null,
    ...rest
  } = parsed
  if (!isObject(answers)) return refused(notObject)
  const unknown = Object.keys(rest)[0]
  if (unknown !== undefined)
    return refused({
      code: 'answers-word-unknown',
      data: { word: unknown.slice(0, 40), known: 'answers, triggers' },
    })
  if (!Array.isArray(triggers)) return refused(notObject)
  const twice = writtenTwice(text)
  if (twice !== null) return refused({ code: 'answers-word-twice', data: { word: twice } })
  const problems = answerProblems(instrument, answers as CheckedAnswers['answers'], triggers)
  if (problems.length > 0) return refused({ code: 'answers-not-valid', problems })
  return ok({ answers: answers as CheckedAnswers['answers'], triggers: triggers as string[] })
}
