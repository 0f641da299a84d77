import type { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'

/** An opaque page marker: the sort key of the last item. */
export const markerOf = (key: object): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function keyOf<S extends z.ZodType>(
  marker: string | undefined,
  schema: S,
): Result<z.output<S> | undefined, { code: 'cursor-not-valid' }> {
  if (marker === undefined) return ok(undefined)
  try {
    const key = schema.safeParse(JSON.parse(Buffer.from(marker, 'base64url').toString('utf8')))
    if (key.success) return ok(key.data)
  } catch {
    // Not JSON: somebody's own invention, answered as any marker that is not ours.
  }
  return refused({ code: 'cursor-not-valid' })
}
