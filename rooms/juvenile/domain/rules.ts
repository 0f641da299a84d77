import { z } from 'zod'
import { bodyTerms, codesOf } from './codes.ts'

export const handedFields = [
  'name',
  'age',
  'school',
  'className',
  'guardianName',
  'guardianPhone',
  'address',
  'fileNumber',
] as const
export type HandedField = (typeof handedFields)[number]

const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })
const years = z.int().min(0).max(30)

/** `data/juvenile/rules.yaml`. */
export const juvenileRulesSchema = z.strictObject({
  ages: z.strictObject({
    minor_below: years,
    liable_from: years,
    liable_for_eight_from: years,
    liable_with_approval_from: years,
  }),
  clocks: z.strictObject({
    investigation_workdays: z.int().positive(),
    evaluation_workdays: z.int().positive(),
    opening_hours: z.int().positive(),
    opening_hours_at_most: z.int().positive(),
  }),
  bases: z
    .array(z.strictObject({ code, zh: z.string(), en: z.string(), province: z.int().optional() }))
    .min(1),
  tasks: z
    .array(
      z.strictObject({
        code,
        body: z.enum(codesOf(bodyTerms)),
        zh: z.string(),
        en: z.string(),
        fields: z.array(z.enum(handedFields)).min(1),
        basis: z.string().min(1),
      }),
    )
    .min(1),
  telling_words: z.array(z.string().min(1)).min(1),
})

export type JuvenileRules = z.infer<typeof juvenileRulesSchema>
export type TaskKind = JuvenileRules['tasks'][number]
