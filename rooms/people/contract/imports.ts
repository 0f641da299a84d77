import { z } from 'zod'
import { daySchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { ledgerFieldNames } from '../domain/ledger/fields.ts'

const importParams = z.object({ id: idSchema })
const words = z.object({ zh: z.string(), en: z.string() })
const megabytes = 1_048_576

/**
 * reading → ready → applying → applied → undoing → undone; `failed` says why in `failure`. A file whose titles are not
 * found waits in `mapping` until somebody says what the columns are.
 */
export const importStates = [
  'reading',
  'mapping',
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const

const countsAnswer = z.object({
  created: z.number().int().meta({ description: 'New persons' }),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int().meta({ description: 'Rows that wait until they are put right' }),
  warned: z.number().int().meta({ description: 'Rows that go in without something that could not be read' }),
})

const columnAnswer = z.object({
  column: z.number().int(),
  letter: z.string(),
  header: z.string(),
  field: z.enum(ledgerFieldNames).nullable(),
  flag: z.string().nullable().meta({ description: 'Category of a yes/no column' }),
  confidence: z.number(),
  samples: z.array(z.string()).meta({ description: 'What stands in the first rows; numbers masked' }),
})

const sheetAnswer = z.object({
  sheet: z.string(),
  hidden: z.boolean(),
  filledRows: z.number().int(),
  taken: z.boolean().meta({ description: 'False: this sheet is left out' }),
  headerFrom: z.number().int().nullable(),
  headerTo: z.number().int().nullable(),
  year: z.number().int().nullable(),
  categories: z.array(z.string()),
  columns: z.array(columnAnswer),
})

const summary = z.object({
  id: z.string(),
  fileName: z.string(),
  station: z.string(),
  stationName: z.string(),
  state: z.enum(importStates),
  failure: z.string().nullable(),
  asOf: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  counts: countsAnswer,
  progress: z.object({
    total: z.number().int().meta({ description: 'Filled rows of the sheets that are taken' }),
    read: z.number().int(),
    checked: z.number().int(),
    written: z.number().int(),
  }),
})

const problemAnswer = z.object({
  column: z.string().nullable().meta({ description: 'Letter' }),
  header: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['reject', 'warn']),
  message: z.string(),
  messages: words,
})

export const importsContract = {
  list: route({
    method: 'GET',
    path: '/api/people/imports',
    summary: { zh: '台账导入记录', en: 'Ledger imports' },
    permission: 'people.import',
    query: pageQuery,
    answer: pageOf(summary),
  }),
  template: route({
    method: 'GET',
    path: '/api/people/imports/template',
    summary: { zh: '下载台账模板', en: 'Download the ledger template' },
    permission: 'people.import',
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  upload: route({
    method: 'POST',
    path: '/api/people/imports',
    summary: { zh: '上传台账', en: 'Upload a ledger' },
    permission: 'people.import',
    upload: { maximumBytes: 100 * megabytes },
    body: z.object({
      id: idSchema,
      station: idSchema,
      asOf: daySchema
        .optional()
        .meta({ description: 'Since when categories hold whose beginning the ledger does not say' }),
    }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: ['station-not-found', 'file-missing', 'file-too-large', 'day-in-future'],
  }),
  status: route({
    method: 'GET',
    path: '/api/people/imports/:id',
    summary: { zh: '导入进度与预览', en: 'Progress and preview of an import' },
    permission: 'people.import',
    params: importParams,
    answer: summary.extend({
      version: z.number().int(),
      sheets: z.array(sheetAnswer),
      words: z.record(z.string(), z.string()).meta({ description: 'Local words for categories, by word' }),
      preview: z.array(
        z.object({
          sheet: z.string(),
          row: z.number().int(),
          name: z.string(),
          idNumber: z.string().nullable(),
          place: z.string(),
          categories: z.array(z.string()),
          outcome: z.enum(['created', 'updated', 'unchanged']),
        }),
      ),
      unknownWords: z.array(z.string()).meta({ description: 'Category words that nobody knows yet' }),
    }),
    errors: ['not-found'],
  }),
  remap: route({
    method: 'PUT',
    path: '/api/people/imports/:id/mapping',
    summary: { zh: '更正列对应关系', en: 'Correct what the columns are' },
    permission: 'people.import',
    params: importParams,
    body: z.strictObject({
      id: idSchema,
      sheets: z.array(
        z.strictObject({
          sheet: z.string(),
          taken: z.boolean(),
          headerFrom: z.number().int().min(1),
          headerTo: z.number().int().min(1),
          year: z.number().int().min(1900).max(2999).nullable(),
          categories: z.array(z.string()).max(20),
          columns: z.array(
            z.strictObject({
              column: z.number().int().min(0).max(500),
              field: z.enum(ledgerFieldNames).nullable(),
              flag: z.string().nullable(),
            }),
          ),
        }),
      ),
      words: z.record(z.string().max(60), z.string()).default({}),
    }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'import-not-open', 'mapping-without-name', 'category-unknown'],
  }),
  rows: route({
    method: 'GET',
    path: '/api/people/imports/:id/rows',
    summary: { zh: '有问题的行', en: 'Rows with problems' },
    permission: 'people.import',
    params: importParams,
    query: pageQuery.extend({
      severity: z.enum(['reject', 'warn']).default('reject'),
      code: z.string().max(60).optional(),
    }),
    answer: pageOf(
      z.object({
        line: z.number().int().meta({ description: 'Names the row in this import' }),
        sheet: z.string(),
        row: z.number().int(),
        state: z.enum(['waiting', 'corrected', 'applied', 'warned']),
        cells: z.array(
          z.object({ column: z.number().int(), letter: z.string(), header: z.string(), text: z.string() }),
        ),
        problems: z.array(problemAnswer),
      }),
    ),
    errors: ['not-found'],
  }),
  correctRow: route({
    method: 'PUT',
    path: '/api/people/imports/:id/rows/:line',
    summary: { zh: '就地更正一行', en: 'Put a row right' },
    permission: 'people.import',
    params: importParams.extend({ line: z.coerce.number().int().min(0) }),
    body: z.strictObject({
      id: idSchema,
      cells: z
        .array(z.strictObject({ column: z.number().int().min(0).max(500), text: z.string().max(2000) }))
        .min(1)
        .max(500),
    }),
    answer: z.object({ state: z.enum(['waiting', 'corrected']), problems: z.array(problemAnswer) }),
    errors: ['not-found', 'import-not-open'],
  }),
  errorFile: route({
    method: 'GET',
    path: '/api/people/imports/:id/error-file',
    summary: { zh: '下载问题行（含原因）', en: 'Download the bad rows with reasons' },
    permission: 'people.import',
    params: importParams,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found'],
  }),
  apply: route({
    method: 'POST',
    path: '/api/people/imports/:id/application',
    summary: { zh: '写入（好的行，以及已更正的行）', en: 'Take in the good rows, and those put right since' },
    permission: 'people.import',
    params: importParams,
    body: z.strictObject({ id: idSchema }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'import-not-open'],
  }),
  undo: route({
    method: 'POST',
    path: '/api/people/imports/:id/undo',
    summary: { zh: '撤销整个导入', en: 'Take the whole import back' },
    permission: 'people.import',
    params: importParams,
    body: z.strictObject({ id: idSchema }),
    status: 202,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'import-not-applied'],
  }),
  kept: route({
    method: 'GET',
    path: '/api/people/imports/:id/kept',
    summary: { zh: '撤销后保留的档案及原因', en: 'What an undo had to keep, and why' },
    permission: 'people.import',
    params: importParams,
    query: pageQuery,
    answer: pageOf(
      z.object({
        person: z.string(),
        name: z.string(),
        why: z.string(),
        what: z.string().nullable().meta({ description: 'The field or fact that was used since' }),
      }),
    ),
    errors: ['not-found'],
  }),
}
