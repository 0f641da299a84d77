import type { Problem } from '../../../kernel/errors.ts'

/** Where a request holds text that no database column can keep: a NUL, or half of a surrogate pair. */
export function unstorableText(value: unknown, path: string): Problem[] {
  if (typeof value === 'string')
    return value.includes('\0') || /\p{Surrogate}/u.test(value) ? [{ code: 'value-not-valid', path }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unstorableText(inner, `${path}/${key}`))
}
