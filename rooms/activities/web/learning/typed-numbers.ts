import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { fenOf } from '../community/money.ts'
import { learningTexts } from './learning-texts.ts'

/** `6`, `2.5`, `２．５` hours as tenths; null for what is no such number. */
export function tenthsOf(typed: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d))?$/.exec(typed.normalize('NFKC').trim())
  return match ? Number(match[1]) * 10 + Number(match[2] ?? '0') : null
}

export const showTenths = (tenths: number): string => String(tenths / 10)

/** Yuan as fen; nothing typed is nothing spent. */
export function costOf(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  return text === '' || /^0+(\.0{1,2})?$/.test(text) ? 0 : fenOf(text)
}

export const notANumber = (path: string): ShownProblem => ({
  code: 'value-not-valid',
  path,
  messages: learningTexts.numberNotRight,
})

export const notAnAmount = (path: string): ShownProblem => ({
  code: 'value-not-valid',
  path,
  messages: learningTexts.amountNotRight,
})

/** A key with its text, left out when blank: unknown is not empty. */
export const filled = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string }
