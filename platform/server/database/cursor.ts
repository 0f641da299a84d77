import { parseDay } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'

/** The sort key of a page's last row, in the order of the ORDER BY. */
export type SortKey = readonly (string | number)[]

/** What a part of a sort key must be: a part that came from outside must not make a query fail. */
export type KeyPart<T extends string | number = string | number> = (part: unknown) => part is T

export const patternPart =
  (pattern: RegExp): KeyPart<string> =>
  (part): part is string =>
    typeof part === 'string' && pattern.test(part)

export const textPart: KeyPart<string> = (part): part is string =>
  typeof part === 'string' && !part.includes('\0') && !/\p{Surrogate}/u.test(part)
export const idPart = patternPart(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const dayPart: KeyPart<string> = (part): part is string =>
  typeof part === 'string' && parseDay(part).ok
/** `2023-12-29T10:05:07.123456+08:00`, with a blank for the T as a database writes it, or with Z. */
export const instantPart: KeyPart<string> = (part): part is string =>
  typeof part === 'string' &&
  /^.{10}[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d\d(:\d\d)?)$/.test(part) &&
  parseDay(part.slice(0, 10)).ok
export const numberPart: KeyPart<number> = (part): part is number => Number.isSafeInteger(part)

/** From 0 to `most`, which the column must be able to hold. */
export const countPart =
  (most: number): KeyPart<number> =>
  (part): part is number =>
    numberPart(part) && part >= 0 && part <= most

type KeyOf<Shape extends readonly KeyPart[]> = {
  readonly [at in keyof Shape]: Shape[at] extends KeyPart<infer T> ? T : never
}

export const writeCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/**
 * Reads a cursor back, or null for the first page. `shape` says what each part must be, because a cursor comes from
 * outside: a key of another list is refused and never reaches a query.
 */
export function readCursor<const Shape extends readonly KeyPart[]>(
  cursor: string | undefined,
  shape: Shape,
): Result<KeyOf<Shape> | null, Refusal> {
  if (cursor === undefined) return ok(null)
  const key = partsOf(cursor)
  return key?.length === shape.length && shape.every((fits, at) => fits(key[at]))
    ? ok(key as unknown as KeyOf<Shape>)
    : refused({
        code: 'request-not-valid',
        problems: [{ code: 'cursor-not-valid', path: '/query/cursor' }],
      })
}

function partsOf(cursor: string): readonly unknown[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(key) ? key : null
  } catch {
    return null
  }
}

/** A page out of `limit + 1` rows: the row too many only tells that there is a next page. */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => SortKey,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor(keyOf(last)) : null }
}
