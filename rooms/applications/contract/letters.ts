import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import {
  command,
  idAnswer,
  moneyAnswer,
  ofOne,
  paper,
  paperFormat,
  programme,
  within,
  workbook,
} from './paying-shapes.ts'

const letter = z.object({
  id: z.string(),
  division: divisionAnswer,
  application: z.string(),
  programme: z.string(),
  number: z.string(),
  title: z.string(),
  name: z.string(),
  organisationName: z.string(),
  amount: moneyAnswer.nullable(),
  issuer: z.string(),
  givenOn: z.string(),
  withdrawnOn: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  noted: z.boolean().meta({ description: 'Whether it stands in the file of the worker too' }),
  recordedName: z.string(),
})

const filters = {
  programme: programme.optional(),
  within,
  search: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Part of the name, pinyin or initials, the number' }),
}

export const lettersContract = {
  awards: route({
    method: 'GET',
    path: '/api/applications/awards',
    summary: { zh: '授予名单，最近的在前', en: 'Awards, the latest first' },
    permission: 'applications.read',
    query: pageQuery.extend(filters),
    answer: pageOf(letter),
    errors: ['cursor-not-valid'],
  }),
  exportAwards: route({
    method: 'GET',
    path: '/api/applications/awards/export',
    summary: { zh: '导出授予名单（xlsx）', en: 'Export awards as xlsx' },
    permission: 'applications.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  award: route({
    method: 'GET',
    path: '/api/applications/awards/:id',
    summary: { zh: '一份授予通知书', en: 'One letter of award' },
    permission: 'applications.read',
    params: ofOne,
    answer: letter.extend({ award: z.string(), duties: z.array(z.string()) }),
    errors: ['not-found'],
  }),
  issueAward: route({
    method: 'POST',
    path: '/api/applications/:id/award',
    summary: { zh: '出具授予通知书', en: 'Issue the letter of award' },
    permission: 'applications.decide',
    params: ofOne,
    body: z.strictObject({ ...command, letter: idSchema, givenOn: daySchema }),
    answer: z.object({ id: z.string(), number: z.string() }),
    status: 201,
    errors: [
      'not-found',
      'application-not-awarded',
      'letter-issued-already',
      'day-in-the-future',
      'id-already-used',
    ],
  }),
  awardFile: route({
    method: 'GET',
    path: '/api/applications/awards/:id/file',
    summary: { zh: '授予通知书（Word 或 PDF）', en: 'The letter of award as Word or PDF' },
    permission: 'applications.read',
    params: ofOne,
    query: paperFormat,
    answer: { file: paper },
    errors: ['not-found'],
  }),
  ownAwardFile: route({
    method: 'GET',
    path: '/api/applications/mine/:id/award/file',
    summary: { zh: '自己的授予通知书', en: 'The letter of one’s own award' },
    permission: 'applications.apply',
    params: ofOne,
    query: paperFormat,
    answer: { file: paper },
    errors: ['not-found'],
  }),
  replacePaperTemplate: route({
    method: 'POST',
    path: '/api/applications/templates/:code',
    summary: { zh: '换用本地的通知书或决定书模板', en: 'Put a template of one’s own into force' },
    permission: 'applications.decide',
    params: z.object({ code: z.enum(['award-letter', 'sanction-order']) }),
    body: z.object({ id: idSchema, division: divisionSchema }),
    upload: { maximumBytes: 2_000_000 },
    answer: idAnswer,
    status: 201,
    errors: [
      'not-found',
      'file-missing',
      'file-too-large',
      'word-not-readable',
      'word-template-broken',
      'word-placeholder-unknown',
      'id-already-used',
    ],
  }),
}
