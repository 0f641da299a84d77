import { z } from 'zod'
import { divisionAnswer, idSchema } from '../../../kernel/contract.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const optionalText = (maximum: number) => text(maximum).nullable().default(null)

export const version = z.number().int().min(1)
export const ofOne = z.object({ id: idSchema })
export const changed = z.object({ id: z.string(), version: z.number().int() })

export const placeAnswer = z.object({ code: divisionAnswer, name: z.string(), path: z.string() })

export const yes = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

export const importAnswer = z.object({
  rows: z.number().int().meta({ description: 'Rows with anything in them' }),
  ready: z.number().int().meta({ description: 'Rows that are right; those registered where it was applied' }),
  applied: z.boolean(),
  problems: z
    .array(
      z.object({
        row: z.number().int().meta({ description: 'As the spreadsheet program numbers it' }),
        column: z.string().nullable(),
        value: z.string().nullable(),
        code: z.string(),
        message: z.object({ zh: z.string(), en: z.string() }),
      }),
    )
    .meta({ description: 'The first 500' }),
  wrongRows: z.number().int(),
})
