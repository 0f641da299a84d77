import { z } from 'zod'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'

/** A page marker: the sort key of the last row, as base64url of JSON, so that it survives inserts before it. */
export const cursorOf = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** Reads a marker of the given shape; a marker of another list, or one that somebody wrote, is refused. */
export function readCursor<T>(schema: z.ZodType<T>, cursor: string | undefined): Result<T | null, Refusal> {
  if (cursor === undefined) return ok(null)
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (parsed.success) return ok(parsed.data)
  } catch {
    // Not JSON: the same refusal.
  }
  return refused({ code: 'cursor-not-valid' })
}

export const byNameCursor = z.tuple([z.string(), z.uuid()])
export const searchCursor = z.tuple([z.number().int().min(0), z.string(), z.uuid()])
