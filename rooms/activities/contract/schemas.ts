import { z } from 'zod'
import { timePattern } from '../domain/visit-minutes.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const note = text(4000).optional()

export const clockTime = z
  .string()
  .regex(timePattern, { error: 'time-not-valid' })
  .meta({ examples: ['09:30'] })

export const sex = z
  .union([z.literal(1), z.literal(2)])
  .meta({ description: '1 male, 2 female (GB/T 2261.1)' })

export const category = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, { error: 'value-not-valid' })

/** Money in whole fen. */
export const fen = z.number().int().min(1).max(100_000_000_000)

export const phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?[\d０-９\s-]{5,30}$/, { error: 'phone-not-valid' })

export const yes = z.enum(['true', 'false']).transform((value) => value === 'true')
