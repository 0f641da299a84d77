import type { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'

/** A page marker: the sort key of the last row shown, as opaque text. */
const cursorOf = (key: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')

/** Reads a marker back; anything that was not made here is refused. */
export function readCursor<T extends z.ZodType>(
  schema: T,
  cursor: string | undefined,
): Result<z.output<T> | null, { code: 'cursor-not-valid' }> {
  if (cursor === undefined) return ok(null)
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return parsed.success ? ok(parsed.data) : refused({ code: 'cursor-not-valid' })
  } catch {
    return refused({ code: 'cursor-not-valid' })
  }
}

/** Cuts one row more than asked into a page and the marker of the next. */
export function pageFrom<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly unknown[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(keyOf(last)) : null }
}
