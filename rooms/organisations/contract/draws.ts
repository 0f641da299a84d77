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
import { findingCodes, legalFormCodes } from '../domain/registry/codes.ts'
import { words } from './registry-shapes.ts'
import { ofOne, optionalText, text } from './shapes.ts'

const saved = z.object({ id: z.string() })

const draw = z.object({
  id: z.string(),
  title: z.string(),
  authority: divisionAnswer,
  authorityName: words,
  drawnFrom: z.enum(['all', 'spot-check', 'abnormal']),
  legalForm: z.enum(legalFormCodes).nullable(),
  wanted: z.number().int(),
  sharePercent: z.number().int().nullable().meta({ description: 'Where a share was ordered and no number' }),
  population: z.number().int(),
  proposedOn: z.string(),
  proposedName: z.string(),
  drawnOn: z.string().nullable(),
  drawnName: z.string().nullable(),
})

/** Spot checks: who is checked is drawn, by a second person, with a seed that anybody can draw with again. */
export const drawsContract = {
  draws: route({
    method: 'GET',
    path: '/api/registry-draws',
    summary: { zh: '抽查抽取', en: 'Draws for spot checks' },
    permission: 'organisations.registry',
    query: pageQuery,
    answer: pageOf(draw),
    errors: ['cursor-not-valid'],
  }),
  draw: route({
    method: 'GET',
    path: '/api/registry-draws/:id',
    summary: { zh: '一次抽取：名单、种子、检查结果', en: 'One draw: who, the seed, what was found' },
    permission: 'organisations.registry',
    params: ofOne,
    answer: draw.extend({
      seed: z.string().nullable(),
      repeats: z.boolean().nullable().meta({
        description: 'Drawn again now with the same seed, the same bodies come out; null: not drawn yet',
      }),
      drawn: z.array(
        z.object({
          organisation: z.string(),
          name: z.string(),
          rank: z.number().int(),
          checkedOn: z.string().nullable(),
          finding: z.enum(findingCodes).nullable(),
          note: z.string().nullable(),
        }),
      ),
      others: z.array(z.object({ organisation: z.string(), name: z.string() })),
      abilities: z.object({ draw: z.boolean(), check: z.boolean() }),
    }),
    errors: ['not-found'],
  }),
  drawSheet: route({
    method: 'GET',
    path: '/api/registry-draws/:id/export',
    summary: { zh: '导出抽查名单和结果（xlsx）', en: 'Export who was drawn and what was found, as xlsx' },
    permission: 'organisations.registry',
    params: ofOne,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found'],
  }),
  proposeDraw: route({
    method: 'POST',
    path: '/api/registry-draws',
    summary: { zh: '拟定抽取范围和数量', en: 'Fix from whom and how many are drawn' },
    permission: 'organisations.registry',
    body: z.strictObject({
      id: idSchema,
      title: text(80),
      authority: divisionSchema,
      drawnFrom: z.enum(['all', 'spot-check', 'abnormal']),
      legalForm: z.enum(legalFormCodes).nullable().default(null),
      wanted: z.number().int().min(1).max(10_000).nullable().default(null),
      sharePercent: z.number().int().min(1).max(100).nullable().default(null).meta({
        description: 'Instead of a number: so many per cent of the range, rounded up to whole bodies',
      }),
    }),
    status: 201,
    answer: z.object({ id: z.string(), wanted: z.number().int(), population: z.number().int() }),
    errors: [
      'not-found',
      'id-already-used',
      'draw-fewer-than-wanted',
      'draw-number-or-share',
      'registry-authority-outside-scope',
    ],
  }),
  drawNow: route({
    method: 'POST',
    path: '/api/registry-draws/:id/drawing',
    summary: { zh: '由第二人抽取', en: 'A second person draws' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({ id: idSchema }),
    status: 201,
    answer: saved,
    errors: ['not-found', 'id-already-used', 'draw-done', 'draw-by-second-person'],
  }),
  recordFinding: route({
    method: 'POST',
    path: '/api/registry-draws/:id/findings',
    summary: { zh: '登记检查结果', en: 'Record what a check found' },
    permission: 'organisations.registry',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      organisation: idSchema,
      checkedOn: daySchema,
      finding: z.enum(findingCodes),
      note: optionalText(500),
    }),
    status: 201,
    answer: saved,
    errors: ['not-found', 'id-already-used', 'day-in-the-future', 'closed-before-opened'],
  }),
}
