import { z } from 'zod'
import { code, name } from '../words.ts'

const counted = {
  /** The stage from whose day it runs; left out, the stage itself. The day itself never counts (domain 3.5). */
  of: code.optional(),
}

/** By when: so many working days, days, months or years (each a parameter) after a stage was reached, or by a fixed day. */
export const clockSchema = z.union([
  z.strictObject({ workdays: name, ...counted }),
  z.strictObject({ days: name, ...counted }),
  z.strictObject({ months: name, ...counted }),
  z.strictObject({ years: name, ...counted }),
  /** A day parameter or a value that is a day. */
  z.strictObject({ by: name }),
])
export type Clock = z.infer<typeof clockSchema>
