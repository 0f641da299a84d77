import type { DivisionCode } from '../../../kernel/division.ts'
import type { SearchKey } from './search-key.ts'
import { shortNameOf } from './short-name.ts'

export type Searched = {
  readonly code: DivisionCode
  readonly name: string
  readonly level: number
  readonly pinyin: string
  readonly initials: string
}

const exact = 0
const beginning = 1
const inside = 2

/** How well a division answers a key: the whole of it, its beginning, or something inside. */
function closeness(key: SearchKey, { code, name, pinyin, initials }: Searched): number {
  if (key.kind === 'code') return code === key.low ? exact : beginning
  const texts = key.kind === 'name' ? [shortNameOf(name), name] : [pinyin, initials]
  if (texts.includes(key.text)) return exact
  return texts.some((text) => text.startsWith(key.text)) ? beginning : inside
}

/**
 * Puts what was found in the order people expect: their own area first, then the whole name before a beginning before
 * a part, then the higher level, then the code. Something found twice is kept once.
 */
export function ranked<T extends Searched>(
  found: readonly T[],
  key: SearchKey,
  isOwn: (code: DivisionCode) => boolean,
): T[] {
  const keyed = [...new Map(found.map((row) => [row.code, row])).values()].map((row) => ({
    row,
    order: [isOwn(row.code) ? 0 : 1, closeness(key, row), row.level, row.code],
  }))
  return keyed.toSorted((a, b) => compare(a.order, b.order)).map(({ row }) => row)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0
    if (value !== other) return value - other
  }
  return 0
}
