import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'

/** The sort key of a page's last row, in the order of the ORDER BY. */
export type SortKey = readonly (string | number)[]

export const writeCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/**
 * Reads a cursor back, or null for the first page. `shape` says what each part must be, because a cursor comes from
 * outside: a key of another list is refused and never reaches a query.
 */
export function readCursor(
  cursor: string | undefined,
  shape: readonly ((part: unknown) => boolean)[],
): Result<SortKey | null, Refusal> {
  if (cursor === undefined) return ok(null)
  const notValid = refused<Refusal>({
    code: 'request-not-valid',
    problems: [{ code: 'cursor-not-valid', path: '/query/cursor' }],
  })
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(key) || key.length !== shape.length) return notValid
    return key.every((part, at) => shape[at]?.(part)) ? ok(key) : notValid
  } catch {
    return notValid
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
