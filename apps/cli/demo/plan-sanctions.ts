import { z } from 'zod'
import { dayText } from './day-text.ts'

/** What follows from something that was found after an award: proposed by one, decided by another, each for itself. */
export const sanctionsPlan = z
  .array(
    z.strictObject({
      /** Whose application it is about, by name. */
      about: z.string(),
      /** The sanction that the programme declares. */
      code: z.string(),
      reason: z.string(),
      proposed: dayText,
      decided: dayText,
      /** By when money is to come back, and what came when; whole yuan. */
      due: dayText,
      received: z.strictObject({ on: dayText, amount: z.number().int().positive() }).optional(),
    }),
  )
  .default([])
