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

/** `{"answers": {…}, "triggers": […]}` for an instrument, from text; everything wrong with it at once. */
export function readAnswers(instrument: Instrument, text: string): Result<CheckedAnswers, Refusal> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return refused({ code: 'answers-not-json', data: { reason: (error as Error).message.slice(0, 120) } })
  }
  if (!isObject(parsed) || !isObject(parsed.answers)) return refused(notObject)
  const { answers, triggers = [], ...rest } = parsed
  if (!Array.isArray(triggers) || Object.keys(rest).length > 0) return refused(notObject)
  const problems = answerProblems(instrument, answers as CheckedAnswers['answers'], triggers)
  if (problems.length > 0) return refused({ code: 'answers-not-valid', problems })
  return ok({ answers: answers as CheckedAnswers['answers'], triggers: triggers as string[] })
}
