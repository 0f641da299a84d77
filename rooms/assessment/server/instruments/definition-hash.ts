import { createHash } from 'node:crypto'
import type { Instrument } from '../../domain/instrument/instrument.ts'

/**
 * SHA-256, in hex, of everything that an instrument asks and decides. Spacing and comments of a file are no part of it,
 * a county's copy has one of its own.
 */
export const definitionHash = (instrument: Instrument): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(instrument)))
    .digest('hex')

/** The order in which somebody wrote the keys says nothing. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  )
}
