import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { editText, readText } from '../../domain/text/edit-text.ts'

type Figure = {
  readonly text: string
  readonly parameter: string
  readonly value: string
  readonly from: string
  readonly source: string
}

/** A text with one more dated value of a figure; comments and all else stay as they were written. */
export function textWithFigure({
  text,
  parameter,
  value,
  from,
  source,
}: Figure): Result<{ text: string }, Refusal> {
  const read = readText(text)
  const found = read.ok ? read.value.parameters : null
  const there = typeof found === 'object' && found !== null && Object.hasOwn(found, parameter)
  const number = /^\d+$/.test(value) ? Number(value) : value
  const path = ['parameters', parameter, 'values', from]
  const written = there ? editText(text, { op: 'set', path, value: { value: number, source } }) : null
  return written === null
    ? refused({ code: 'figure-not-in-text', data: { parameter } })
    : ok({ text: written })
}
