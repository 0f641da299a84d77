import { z } from 'zod'
import { code, name, source, words } from '../words.ts'

/** What follows a wrong that is found later: each consequence is a record of its own, decided by the body. */
export const sanctionSchema = z.strictObject({
  code,
  title: words,
  /** The award or the status as an applicant ends. */
  revokes: z.enum(['yes', 'no']),
  recovers: z.enum(['all', 'nothing', 'as-decided']),
  /** From programmes of the subject class, for so many years or for ever. */
  bars: z.union([z.strictObject({ years: name }), z.literal('for-ever')]).optional(),
  /** What else the text names, such as legal liability; said in the order, done elsewhere. */
  also: z.array(words).default([]),
  source,
})
export type Sanction = z.infer<typeof sanctionSchema>
