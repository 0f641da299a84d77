import { z } from 'zod'
import { type Period, parsePeriod } from '../../../kernel/period.ts'
import { type FigureNode, parseNode } from '../domain/node.ts'

export const words = z.object({ zh: z.string(), en: z.string() })

export const nodeSchema = z
  .string()
  .transform((text, context): FigureNode => {
    const node = parseNode(text)
    if (!node) context.addIssue({ code: 'custom', message: 'node-not-valid' })
    return node ?? { kind: 'division', division: 0 }
  })
  .meta({
    description: 'Division code (`0` is the nation), `station:<id>` or `zone:<id>`',
    example: '410621',
  })

export const periodSchema = z
  .string()
  .transform((text, context): Period => {
    const period = parsePeriod(text)
    if (!period.ok) context.addIssue({ code: 'custom', message: 'period-not-valid' })
    return period.ok ? period.value : (0 as Period)
  })
  .meta({ description: 'A year, month or quarter: `2023`, `2023-05`, `2023Q2`', example: '2023-05' })

export const measuresSchema = z
  .string()
  .transform((text) => text.split(',').filter((code) => code !== ''))
  .optional()
  .meta({ description: 'Codes of measures with commas between; all when left out' })

export const where = z.object({ node: nodeSchema, period: periodSchema })

export const nodeAnswer = z.object({
  node: z.string().meta({ description: 'As it is written in a request' }),
  kind: z.enum(['division', 'station', 'zone']),
  name: z.string(),
  path: z.string(),
})

/** How current an answer is: `settled` when everything written before the request is in it. */
export const settledAnswer = {
  settled: z.boolean(),
  asOf: z.string().nullable().meta({ format: 'date-time' }),
}

/** A figure as it is printed; null for a ratio that has nothing to divide by. */
export const printed = z.number().nullable()
