import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { nodeSchema, oneReport } from './shapes.ts'

const number = z.object({ number: z.coerce.number().int().min(0).optional() })
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const errors = ['not-found', 'version-unknown'] as const

export const fileRoutes = {
  xlsx: route({
    method: 'GET',
    path: '/api/reports/:id/xlsx',
    summary: { zh: '导出报表（xlsx）', en: 'A report as xlsx' },
    permission: 'reports.read',
    params: oneReport,
    query: number,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors,
  }),
  docx: route({
    method: 'GET',
    path: '/api/reports/:id/docx',
    summary: { zh: '导出报表（docx，按本级模板）', en: "A report as docx, in the bureau's template" },
    permission: 'reports.read',
    params: oneReport,
    query: number,
    answer: { file: wordType },
    errors,
  }),
  pdf: route({
    method: 'GET',
    path: '/api/reports/:id/pdf',
    summary: { zh: '导出报表（PDF）', en: 'A report as PDF' },
    permission: 'reports.read',
    params: oneReport,
    query: number,
    answer: { file: 'application/pdf' },
    errors,
  }),
  template: route({
    method: 'GET',
    path: '/api/reports/templates/:definition',
    summary: { zh: '在用的 Word 模板', en: 'The Word template in force' },
    permission: 'reports.read',
    params: z.object({ definition: z.string().max(80) }),
    query: z.object({ node: nodeSchema }),
    answer: { file: wordType },
    errors: ['report-not-known', 'node-not-valid'],
  }),
  templates: route({
    method: 'GET',
    path: '/api/reports/templates',
    summary: { zh: 'Word 模板及其占位符', en: 'Word templates and what they may name' },
    permission: 'reports.read',
    query: z.object({ node: nodeSchema }),
    answer: z.object({
      items: z.array(
        z.object({
          definition: z.string(),
          title: z.object({ zh: z.string(), en: z.string() }),
          fileName: z.string().nullable().meta({ description: 'null: the one that is shipped' }),
          by: z.string().nullable(),
          at: z.string().nullable(),
          placeholders: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string() })),
          mayReplace: z.boolean(),
        }),
      ),
    }),
    errors: ['node-not-valid'],
  }),
  replaceTemplate: route({
    method: 'POST',
    path: '/api/reports/templates/:definition',
    summary: { zh: '换用本级 Word 模板', en: 'Put a Word template of your own into force' },
    permission: 'reports.approve',
    params: z.object({ definition: z.string().max(80) }),
    upload: { maximumBytes: 10 * 1_048_576 },
    body: z.object({ id: idSchema, node: nodeSchema }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'report-not-known',
      'node-not-valid',
      'word-not-readable',
      'word-too-large',
      'word-template-broken',
      'word-placeholder-unknown',
    ],
  }),
}
