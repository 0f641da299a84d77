import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { type Period, parsePeriod } from '../../../kernel/period.ts'
import { wordType } from './files.ts'
import { monthSchema, nodeAnswer, nodeSchema, words } from './shapes.ts'

const periodSchema = z
  .string()
  .transform((text, context): Period => {
    const period = parsePeriod(text)
    if (!period.ok) context.addIssue({ code: 'custom', message: 'period-not-valid' })
    return period.ok ? period.value : (0 as Period)
  })
  .meta({
    description: 'A year or month; for a cumulative paragraph the month up to whose end it counts',
    example: '2023',
  })

const one = z.object({ code: z.string().max(80) })
const asked = z.object({
  node: nodeSchema,
  period: periodSchema,
  from: monthSchema
    .optional()
    .meta({ description: 'Start of a cumulative paragraph; the stored one when left out' }),
  style: z.enum(['exact', 'rounded']).default('exact'),
})
const errors = [
  'not-found',
  'node-not-valid',
  'period-not-valid',
  'month-not-valid',
  'paragraph-unknown',
  'start-missing',
  'start-after-end',
] as const

export const proseRoutes = {
  paragraphs: route({
    method: 'GET',
    path: '/api/reports/paragraphs',
    summary: { zh: '可生成的文字段落', en: 'Paragraphs that can be made' },
    permission: 'reports.read',
    answer: z.object({
      items: z.array(
        z.object({ code: z.string(), title: words, period: z.enum(['month', 'year', 'cumulative']) }),
      ),
    }),
  }),
  paragraph: route({
    method: 'GET',
    path: '/api/reports/paragraphs/:code',
    summary: { zh: '生成一段文字，每个数字可追溯', en: 'A paragraph, each figure with where it was counted' },
    permission: 'reports.read',
    params: one,
    query: asked,
    answer: z.object({
      code: z.string(),
      node: nodeAnswer,
      period: z.string(),
      from: z.string().nullable(),
      asOf: z.string(),
      settled: z.boolean(),
      text: z.string(),
      pieces: z.array(
        z.object({
          text: z.string(),
          figure: z
            .object({
              measure: z.string(),
              title: words,
              part: z.object({ by: z.string(), value: z.string() }).nullable(),
              exact: z.number(),
            })
            .nullable(),
        }),
      ),
      notes: z.array(words),
      missing: z
        .array(z.string())
        .meta({ description: 'Measures that it names and that are not counted here' }),
    }),
    errors,
  }),
  paragraphWord: route({
    method: 'GET',
    path: '/api/reports/paragraphs/:code/docx',
    summary: { zh: '导出文字段落（docx）', en: 'A paragraph as docx, with its figures and notes' },
    permission: 'reports.read',
    params: one,
    query: asked,
    answer: { file: wordType },
    errors,
  }),
  storeStart: route({
    method: 'PUT',
    path: '/api/reports/paragraphs/:code/start',
    summary: { zh: '记下累计数的起始月份', en: 'Keep the month a cumulative figure starts from' },
    permission: 'reports.prepare',
    params: one,
    body: z.strictObject({ id: idSchema, node: nodeSchema, from: monthSchema }),
    answer: z.object({ from: z.string() }),
    errors: ['not-found', 'id-already-used', 'node-not-valid', 'month-not-valid', 'paragraph-unknown'],
  }),
}
