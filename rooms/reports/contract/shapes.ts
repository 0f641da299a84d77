import { z } from 'zod'
import { idSchema } from '../../../kernel/contract.ts'
import { type Period, parsePeriod } from '../../../kernel/period.ts'
import { type FigureNode, parseNode } from '../../indicators/index.ts'
import { reportStates } from '../domain/way.ts'

export const words = z.object({ zh: z.string(), en: z.string() })

export const monthSchema = z
  .string()
  .transform((text, context): Period => {
    const period = parsePeriod(text)
    const isMonth = period.ok && period.value % 100 >= 1 && period.value % 100 <= 12
    if (!isMonth) context.addIssue({ code: 'custom', message: 'month-not-valid' })
    return isMonth ? period.value : (0 as Period)
  })
  .meta({ description: 'A month: `2023-05`', example: '2023-05' })

/** A station or a division; managing zones report to nobody. */
export const nodeSchema = z
  .string()
  .transform((text, context): Exclude<FigureNode, { kind: 'zone' }> => {
    const node = parseNode(text)
    if (node && node.kind !== 'zone') return node
    context.addIssue({ code: 'custom', message: 'node-not-valid' })
    return { kind: 'division', division: 0 }
  })
  .meta({ description: 'Division code, or `station:<id>`', example: '410621' })

/** Free text: trimmed, without the NUL that PostgreSQL does not keep. */
export const text = (maximum: number, minimum = 1) =>
  z
    .string()
    .trim()
    .min(minimum)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

/** What a writer says of words that are somebody's name elsewhere. */
export const notNames = z
  .array(text(20))
  .max(50)
  .optional()
  .meta({ description: 'Words that are names on the register and name nobody here' })

export const nodeAnswer = z.object({ node: z.string(), name: z.string(), path: z.string() })

export const cell = z.object({
  code: z.string(),
  section: z.string(),
  title: words,
  unit: words,
  measure: z.string(),
  part: z.object({ by: z.string(), value: z.string() }).nullable(),
  stock: z.boolean(),
  addsUp: z.boolean(),
  counted: z.number(),
  last: z.number().meta({ description: 'Last month' }),
})

export const content = z.object({
  format: z.literal(1),
  definition: z.string(),
  title: words,
  node: nodeAnswer,
  month: z.string(),
  lastMonth: z.string(),
  asOf: z.string().meta({ format: 'date-time' }),
  sections: z
    .array(z.object({ code: z.string(), title: words, notes: z.array(words).readonly() }))
    .readonly(),
  cells: z.array(cell).readonly(),
  adjustments: z
    .array(
      z.object({
        id: z.string(),
        cell: z.string(),
        difference: z.number(),
        on: z.string(),
        reason: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    )
    .readonly(),
  texts: z.record(z.string(), z.string()),
  late: z
    .array(
      z.object({
        month: z.string(),
        cell: z.string(),
        title: words,
        unit: words,
        reported: z.number(),
        now: z.number(),
        added: z.number().nullable(),
        removed: z.number().nullable(),
      }),
    )
    .readonly(),
  changes: z.array(z.object({ cell: z.string(), before: z.number(), now: z.number() })).readonly(),
})

export const state = z.enum(reportStates)

/** `id` names the command; `version` is the one that the sender saw. */
export const change = { id: idSchema, version: z.number().int().min(1) }

export const oneReport = z.object({ id: idSchema })
