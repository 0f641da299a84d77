import { z } from 'zod'
import { divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { caseFormCodes } from '../domain/forms.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const form = z.enum(caseFormCodes)
const ofCase = {
  permission: 'casework.read',
  params: z.object({ id: idSchema, form }),
  query: z.object({
    record: idSchema
      .optional()
      .meta({ description: 'One process record instead of all, for the form `process`' }),
  }),
  errors: ['not-found', 'not-permitted'],
} as const
const place = z.object({ division: divisionSchema })
const ofTemplate = z.object({ form })

/** The official forms of a case (5.3, 5.4) as files, and the Word templates that a bureau may change. */
export const caseFormContract = {
  docx: route({
    method: 'GET',
    path: '/api/cases/:id/forms/:form/docx',
    summary: { zh: '个案表格（docx，按本级模板）', en: 'A form of a case as docx, in the bureau’s template' },
    ...ofCase,
    answer: { file: wordType },
  }),
  pdf: route({
    method: 'GET',
    path: '/api/cases/:id/forms/:form/pdf',
    summary: { zh: '个案表格（PDF，按本级模板）', en: 'A form of a case as PDF, in the bureau’s template' },
    ...ofCase,
    answer: { file: 'application/pdf' },
  }),
  templates: route({
    method: 'GET',
    path: '/api/cases/form-templates',
    summary: { zh: '个案表格的 Word 模板及其占位符', en: 'Templates of the forms and what they may name' },
    permission: 'casework.read',
    query: place,
    answer: z.object({
      items: z.array(
        z.object({
          form,
          title: z.object({ zh: z.string(), en: z.string() }),
          fileName: z.string().nullable().meta({ description: 'null: the one that is shipped' }),
          by: z.string().nullable(),
          at: z.string().nullable(),
          placeholders: z.array(
            z.object({
              name: z.string(),
              zh: z.string(),
              en: z.string(),
              loop: z.string().nullable().meta({ description: 'The loop in which it stands' }),
            }),
          ),
          mayReplace: z.boolean(),
        }),
      ),
    }),
  }),
  template: route({
    method: 'GET',
    path: '/api/cases/form-templates/:form',
    summary: { zh: '下载在用的表格模板', en: 'The template of a form in force' },
    permission: 'casework.read',
    params: ofTemplate,
    query: place,
    answer: { file: wordType },
  }),
  replaceTemplate: route({
    method: 'POST',
    path: '/api/cases/form-templates/:form',
    summary: { zh: '换用本级表格模板', en: 'Put a template of your own into force' },
    permission: 'casework.templates',
    params: ofTemplate,
    upload: { maximumBytes: 10 * 1_048_576 },
    body: z.strictObject({ id: idSchema, division: divisionSchema }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'word-not-readable',
      'word-too-large',
      'word-template-broken',
      'word-placeholder-unknown',
    ],
  }),
}
