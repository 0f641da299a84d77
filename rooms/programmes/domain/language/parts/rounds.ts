import { z } from 'zod'
import { name, source } from '../words.ts'

/**
 * When applications are taken: at any time; in one window of days; in a window of every year; or in rounds, every so
 * many years. All days and numbers are parameters.
 */
export const roundsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), source }),
  z.strictObject({ kind: z.literal('once'), opens: name.optional(), closes: name, source }),
  /** `opens` and `closes` are days of the year. */
  z.strictObject({ kind: z.literal('yearly'), opens: name, closes: name, source }),
  /** The next round opens in the year of the last plus `every`. */
  z.strictObject({ kind: z.literal('rounds'), every: name, source }),
])
export type Rounds = z.infer<typeof roundsSchema>
