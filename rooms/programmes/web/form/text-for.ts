import { type DivisionCode, nation } from '../../../../kernel/division.ts'
import { editText } from '../../domain/text/edit-text.ts'

/** A text to begin with, for the author's own place: six digits of a county, four of a city, two of a province. */
export function textFor(text: string, own: DivisionCode | undefined): string {
  if (own === undefined || own === nation) return text
  const digits = String(own)
  const short = ['0000000000', '00000000', '000000', '000'].find((noughts) => digits.endsWith(noughts))
  const division = short ? Number(digits.slice(0, -short.length)) : own
  return editText(text, { op: 'set', path: ['division'], value: division }) ?? text
}
