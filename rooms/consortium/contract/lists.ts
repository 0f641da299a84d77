import { z } from 'zod'
import { divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { command, text, xlsx } from './shapes.ts'

const importAnswer = z.object({
  rows: z.number().int().meta({ description: 'Rows with anything in them' }),
  ready: z.number().int().meta({ description: 'Rows that are right; those taken in where it was applied' }),
  applied: z.boolean(),
  already: z.number().int().meta({ description: 'Of the right ones, waiting before' }),
  problems: z
    .array(
      z.object({
        row: z.number().int().meta({ description: 'As the spreadsheet program numbers it' }),
        column: z.string().nullable(),
        value: z.string().nullable(),
        code: z.string(),
        message: z.object({ zh: z.string(), en: z.string() }),
      }),
    )
    .meta({ description: 'The first 500' }),
  wrongRows: z.number().int(),
})

/** Lists of people to be screened: made of a file, looked through, taken back. */
export const listsContract = {
  lists: route({
    method: 'GET',
    path: '/api/screening-lists',
    summary: { zh: '筛查名单，最近的在前', en: 'The lists that were made, the latest first' },
    permission: 'consortium.read',
    query: pageQuery,
    answer: pageOf(
      z.object({
        id: z.string(),
        origin: z.enum(['place', 'file']),
        fileName: z.string().nullable(),
        division: divisionAnswer,
        place: z.string(),
        added: z.number().int(),
        waiting: z.number().int().meta({ description: 'Of them, not screened yet' }),
        madeBy: z.string(),
        madeAt: z.string(),
        undone: z.object({ by: z.string(), at: z.string() }).nullable(),
        abilities: z.object({ undo: z.boolean() }),
      }),
    ),
    errors: ['cursor-not-valid'],
  }),
  listTemplate: route({
    method: 'GET',
    path: '/api/screening-lists/template',
    summary: { zh: '筛查名单模板（xlsx）', en: 'The list to fill in, as xlsx' },
    permission: 'consortium.write',
    answer: { file: xlsx },
  }),
  importList: route({
    method: 'POST',
    path: '/api/screening-lists/import',
    summary: {
      zh: '导入筛查名单：先预检，再列入无误的行；写了需求的行同时登记筛查',
      en: 'Import a list: look at it first, then take in the rows that are right; rows with needs are screened with it',
    },
    permission: 'consortium.write',
    upload: { maximumBytes: 20 * 1024 * 1024 },
    body: z.strictObject({ id: idSchema, apply: z.enum(['true', 'false']).default('false') }),
    answer: importAnswer,
    errors: [
      'list-titles-not-found',
      'list-too-long',
      'list-too-large',
      'file-missing',
      'file-too-large',
      'not-permitted',
      'id-already-used',
    ],
  }),
  undoList: route({
    method: 'POST',
    path: '/api/screening-lists/:list/undo',
    summary: {
      zh: '撤销一份名单：仍待筛查的和随名单登记的退出，已另行筛查的保留',
      en: 'Take a list back: who still waits and what the file itself named goes, who was screened since stays',
    },
    permission: 'consortium.write',
    params: z.object({ list: idSchema }),
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ withdrawn: z.number().int(), kept: z.number().int() }),
    errors: ['not-found', 'list-undone', 'id-already-used'],
  }),
}
