import { z } from 'zod'
import { quantitySchema } from '../nodes.ts'
import { roundingSchema } from '../quantities/rounding.ts'
import { code, name, source, words } from '../words.ts'

/** What follows a wrong that is found later: each consequence is a record of its own, decided by the body. */
export const sanctionSchema = z.strictObject({
  code,
  title: words,
  /** The award or the status as an applicant ends. */
  revokes: z.enum(['yes', 'no']),
  /** All, nothing, as the body decides, or a part of what was paid: eleven of thirty-six months that were not served. */
  recovers: z.union([
    z.enum(['all', 'nothing', 'as-decided']),
    z.strictObject({ part: quantitySchema, of: quantitySchema, rounding: roundingSchema }),
  ]),
  /** From programmes of the subject class, for so many years or for ever. */
  bars: z.union([z.strictObject({ years: name }), z.literal('for-ever')]).optional(),
  /** What else the text names, such as legal liability; said in the order, done elsewhere. */
  also: z.array(words).default([]),
  source,
})
export type Sanction = z.infer<typeof sanctionSchema>
