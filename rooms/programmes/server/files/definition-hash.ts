import { createHash } from 'node:crypto'
import type { Programme } from '../../domain/language/programme.ts'

/** SHA-256, in hex, of everything a programme says. Spacing and comments of a file are no part of it. */
export const programmeHash = (programme: Programme): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(programme)))
    .digest('hex')

/** The order of keys is kept out of it; that of lists says something. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  )
}
