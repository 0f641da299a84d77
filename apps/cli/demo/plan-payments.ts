import { z } from 'zod'
import { dayText } from './day-text.ts'

/** What is paid of applications, in order: once for all that stand to be paid on a day, or a roll a month. */
export const paymentsPlan = z
  .array(
    z.strictObject({
      programme: z.string(),
      /** Title of the budget that it comes out of. */
      budget: z.string(),
      on: dayText.optional(),
      rolls: z.array(z.string().regex(/^\d{4}-\d{2}$/)).default([]),
      bank: z.string(),
    }),
  )
  .default([])
