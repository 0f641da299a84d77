import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema } from '../../../kernel/contract.ts'
import { divisionLevels } from '../domain/division.ts'
import { haveCodes } from '../domain/five-haves.ts'
import { urbanRuralCodes } from '../domain/urban-rural.ts'

/** Every write carries the id of the command; a resend with the same id is harmless. */
export const write = {
  id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }),
}

export const onQuery = {
  on: daySchema.optional().meta({ description: 'The day asked about; today when left out' }),
}

export const levelSchema = z.enum(divisionLevels)

export const placeAnswer = z.object({
  code: divisionAnswer,
  name: z.string(),
  path: z.string().meta({ description: '河南省 鹤壁市 浚县 小河镇' }),
})

export const divisionLine = placeAnswer.extend({
  level: levelSchema,
  parent: divisionAnswer.nullable(),
  urbanRural: z.literal(urbanRuralCodes).nullable().meta({ description: 'Null: not known' }),
  official: z.boolean().meta({ description: 'False: a local code until the official one is loaded' }),
  from: z.string().nullable().meta({ description: 'Null: since before the records' }),
  to: z.string().nullable(),
  successor: divisionAnswer.nullable(),
})

export const fiveHavesAnswer = z.object({
  held: z.number().int(),
  of: z.literal(5),
  has: z.array(z.enum(haveCodes)),
  missing: z.array(z.enum(haveCodes)),
})

export const wordsAnswer = z.object({ zh: z.string(), en: z.string() })
