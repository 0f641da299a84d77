import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { divisionLine, levelSchema, onQuery, placeAnswer, write } from './shapes.ts'

const ofDivision = z.object({ code: divisionSchema })
const name = z.string().trim().min(1).max(60)
const changed = z.object({ code: divisionAnswer })
const changeErrors = [
  'not-found',
  'not-permitted',
  'division-not-in-force',
  'validity-overlaps',
  'nothing-changes',
  'id-already-used',
] as const

export const divisionsContract = {
  findDivisions: route({
    method: 'GET',
    path: '/api/divisions',
    summary: {
      zh: '按名称、拼音、首字母或代码查找区划',
      en: 'Find divisions by name, pinyin, initials or code',
    },
    permission: 'signed-in',
    query: z.object({
      text: z.string().max(60),
      level: levelSchema.optional(),
      within: divisionSchema.optional(),
      ...onQuery,
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: z.object({ items: z.array(divisionLine) }),
  }),
  publicDivisions: route({
    method: 'GET',
    path: '/api/public/divisions',
    summary: {
      zh: '为没有账号的人查找区划：按名称、拼音、首字母或代码',
      en: 'Divisions for who has no account, by name, pinyin, initials or code',
    },
    permission: 'public',
    query: z.object({
      text: z.string().max(60).default(''),
      within: divisionSchema
        .optional()
        .meta({ description: 'Looked in first; without a text, it and what lies right below it' }),
      code: divisionSchema.optional().meta({ description: 'That one, by its code' }),
    }),
    answer: z.object({ items: z.array(placeAnswer) }),
    errors: ['too-many-requests'],
  }),
  division: route({
    method: 'GET',
    path: '/api/divisions/:code',
    summary: { zh: '一个区划及其沿革', en: 'One division with its history' },
    permission: 'signed-in',
    params: ofDivision,
    query: z.object(onQuery),
    answer: divisionLine.extend({
      ancestors: z.array(placeAnswer.omit({ path: true })).meta({ description: 'Highest first' }),
      periods: z
        .array(divisionLine.omit({ path: true }))
        .meta({ description: 'All that the code ever meant, oldest first' }),
    }),
    errors: ['not-found'],
  }),
  divisionChildren: route({
    method: 'GET',
    path: '/api/divisions/:code/children',
    summary: { zh: '下级区划', en: 'The divisions right below' },
    permission: 'signed-in',
    params: ofDivision,
    query: pageQuery.extend(onQuery),
    answer: pageOf(divisionLine),
    errors: ['not-found', 'cursor-not-valid'],
  }),
  divisionAffected: route({
    method: 'GET',
    path: '/api/divisions/:code/affected',
    summary: { zh: '变更会影响到多少站点', en: 'How many stations a change would touch' },
    permission: 'regions.write',
    params: ofDivision,
    answer: z.object({ stations: z.object({ open: z.number().int(), closed: z.number().int() }) }),
    errors: ['not-found'],
  }),
  addDivision: route({
    method: 'POST',
    path: '/api/divisions',
    summary: {
      zh: '登记本地（非官方）区划',
      en: 'Register a local division until the official code is loaded',
    },
    permission: 'regions.write',
    body: z.strictObject({
      ...write,
      parent: divisionSchema,
      code: divisionSchema.optional().meta({ description: 'Chosen by the server when left out' }),
      name,
      from: daySchema,
    }),
    status: 201,
    answer: changed,
    errors: [
      'not-found',
      'not-permitted',
      'division-not-in-force',
      'division-code-taken',
      'division-code-not-below-parent',
      'id-already-used',
    ],
  }),
  renameDivision: route({
    method: 'POST',
    path: '/api/divisions/:code/rename',
    summary: { zh: '区划更名（自某日起）', en: 'Rename a division from a day on' },
    permission: 'regions.write',
    params: ofDivision,
    body: z.strictObject({ ...write, name, from: daySchema }),
    answer: changed,
    errors: changeErrors,
  }),
  moveDivision: route({
    method: 'POST',
    path: '/api/divisions/:code/move',
    summary: { zh: '区划改属（自某日起）', en: 'Put a division under another parent from a day on' },
    permission: 'regions.write',
    params: ofDivision,
    body: z.strictObject({ ...write, parent: divisionSchema, from: daySchema }),
    answer: changed,
    errors: [...changeErrors, 'parent-not-above'],
  }),
  closeDivision: route({
    method: 'POST',
    path: '/api/divisions/:code/close',
    summary: { zh: '撤销区划', en: 'Close a division after its last day' },
    permission: 'regions.write',
    params: ofDivision,
    body: z.strictObject({ ...write, lastDay: daySchema, successor: divisionSchema.optional() }),
    answer: changed,
    errors: [...changeErrors, 'division-still-has-children', 'successor-not-in-force'],
  }),
}
