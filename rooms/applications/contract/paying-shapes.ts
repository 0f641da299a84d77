import { z } from 'zod'
import { divisionAnswer, divisionSchema, idSchema } from '../../../kernel/contract.ts'
import { itemKindCodes, itemStateCodes } from '../domain/paying/kinds.ts'

export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
export const optional = (maximum: number) => text(maximum).nullable().default(null)

export const command = {
  id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }),
}
export const ofOne = z.object({ id: idSchema })
export const idAnswer = z.object({ id: z.string() })
export const reason = text(500)
export const words = z.object({ zh: z.string(), en: z.string() })
export const moneyAnswer = z.number().int().meta({ description: 'Fen' })
export const within = divisionSchema.optional()
export const programme = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'value-not-valid' })
  .max(80)
  .meta({ description: 'Code of a programme' })
export const month = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { error: 'period-not-valid' })
  .meta({ description: 'A month, like 2023-05' })
export const paperFormat = z.object({
  as: z.enum(['docx', 'pdf']).default('pdf'),
  language: z.enum(['zh', 'en']).default('zh'),
})
export const paper = 'application/octet-stream'

/** One payment of an application. */
export const paymentItem = z.object({
  id: z.string(),
  division: divisionAnswer,
  application: z.string(),
  programme: z.string(),
  programmeTitle: words,
  name: z.string(),
  kind: z.enum(itemKindCodes),
  period: z.string().meta({ description: 'once, award, the code of an instalment, or a period of the roll' }),
  part: z.number().int(),
  amount: moneyAnswer,
  payment: z.string().nullable().meta({ description: 'Id of the payment in the funds room' }),
  roll: z.string().nullable(),
  state: z.enum(itemStateCodes),
  failure: z.string().nullable().meta({ description: 'What the bank said last' }),
  paidOn: z.string().nullable(),
  onDay: z.string(),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'As a person typed it, or in Chinese beside the English' }),
  reasonEn: z.string().nullable().meta({ description: 'Null where a person typed the reason' }),
  holding: z.array(words).meta({ description: 'Rules that hold it, in words' }),
  recordedName: z.string(),
})

export const openBudget = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number().int(),
  programme: z.string().nullable(),
  planned: moneyAnswer,
  left: moneyAnswer,
})
