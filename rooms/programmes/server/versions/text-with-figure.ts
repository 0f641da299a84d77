import { parseDocument } from 'yaml'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'

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
  const document = parseDocument(text, { version: '1.2' })
  const values = ['parameters', parameter, 'values']
  if (document.errors.length > 0 || !document.hasIn(values))
    return refused({ code: 'figure-not-in-text', data: { parameter } })
  const number = /^\d+$/.test(value) ? Number(value) : value
  document.setIn([...values, from], document.createNode({ value: number, source }, { flow: true }))
  // Long sentences stay on their line, as in the shipped files.
  return ok({ text: document.toString({ lineWidth: 0, flowCollectionPadding: true }) })
}
