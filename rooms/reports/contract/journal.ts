import { z } from 'zod'
import { divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { wordType } from './files.ts'
import { monthSchema, nodeAnswer, notNames, text, words } from './shapes.ts'

const asked = z.object({ within: divisionSchema, month: monthSchema })
const errors = ['not-found', 'month-not-valid'] as const

const figure = z.object({ measure: z.string(), title: words, unit: words, value: z.number() })

const issue = z.object({
  id: z.string().nullable(),
  version: z.number().int(),
  final: z.object({ at: z.string(), by: z.string(), sha256: z.string() }).nullable(),
  mayWrite: z.boolean(),
  title: z.string(),
  month: z.string(),
  node: nodeAnswer,
  texts: z.record(z.string(), z.string()).meta({ description: 'foreword, closing, and one by station id' }),
  figures: z.array(figure).readonly(),
  stations: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        figures: z.array(figure).readonly(),
        entries: z
          .array(
            z.object({
              id: z.string(),
              kind: z.string(),
              kindTitle: words,
              title: z.string(),
              day: z.string(),
              summary: z.string().nullable(),
              attendances: z.number().nullable(),
              page: z.string().nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  withheld: z
    .number()
    .int()
    .meta({ description: 'Entries left out because their words name what is never published' }),
})

export const journalRoutes = {
  journal: route({
    method: 'GET',
    path: '/api/reports/journal',
    summary: {
      zh: '一期月刊，由当月记录汇编',
      en: 'An issue of the journal, compiled from the records of its month',
    },
    permission: 'reports.read',
    query: asked,
    answer: issue,
    errors,
  }),
  writeJournal: route({
    method: 'PUT',
    path: '/api/reports/journal',
    summary: { zh: '编辑月刊文字', en: 'Write the editorial texts of an issue' },
    permission: 'reports.approve',
    body: z.strictObject({
      id: idSchema,
      issue: idSchema,
      within: divisionSchema,
      month: monthSchema,
      version: z.number().int().min(0).meta({ description: '0 while nothing was written yet' }),
      texts: z.record(z.string().max(60), text(6000, 0)),
      notNames,
    }),
    answer: z.object({ id: z.string(), version: z.number().int() }),
    errors: [
      ...errors,
      'id-already-used',
      'changed-meanwhile',
      'issue-published',
      'text-names-someone',
      'text-names-person',
    ],
  }),
  finishJournal: route({
    method: 'POST',
    path: '/api/reports/journal/final',
    summary: { zh: '定稿', en: 'Make an issue final' },
    permission: 'reports.approve',
    body: z.strictObject({ id: idSchema, within: divisionSchema, month: monthSchema }),
    answer: z.object({ sha256: z.string() }),
    status: 201,
    errors: [...errors, 'id-already-used', 'issue-published', 'text-names-someone', 'text-names-person'],
  }),
  journalWord: route({
    method: 'GET',
    path: '/api/reports/journal/docx',
    summary: { zh: '导出月刊（docx）', en: 'An issue as docx' },
    permission: 'reports.read',
    query: asked,
    answer: { file: wordType },
    errors,
  }),
}

export type Issue = z.output<typeof issue>
