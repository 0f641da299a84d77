import { z } from 'zod'

/** A text in both languages. */
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof words>

export const whole = z.number().int().min(0)

/** An interval of calendar days. */
export const days = z.strictObject({ days: whole })

/** A clock in hours, calendar days (0: the same day) or working days. */
export const clockSchema = z.union([
  z.strictObject({ hours: whole }),
  z.strictObject({ days: whole }),
  z.strictObject({ workdays: whole }),
])
export type Clock = z.infer<typeof clockSchema>
