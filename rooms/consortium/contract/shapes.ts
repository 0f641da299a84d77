import { z } from 'zod'
import { idSchema } from '../../../kernel/contract.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const optionalText = (maximum: number) => text(maximum).nullable().default(null)

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Of the command; a resend with the same id is harmless. */
export const command = { id: idSchema.meta({ description: 'Of this command; a resend is harmless' }) }

export const version = z.number().int().min(1)

export const yes = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()
