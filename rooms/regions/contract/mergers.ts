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
import { placeAnswer, write } from './shapes.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const moved = z.object({ kind: z.string(), title: words, count: z.number().int() })
const ofDivision = z.object({ code: divisionSchema })

const merger = z.object({
  id: z.string(),
  code: placeAnswer,
  into: placeAnswer,
  from: z.string(),
  by: z.string(),
  at: z.string().meta({ format: 'date-time' }),
  moved: z.array(moved).meta({ description: 'Records that were moved so far, by kind' }),
  undone: z.object({ by: z.string(), at: z.string().meta({ format: 'date-time' }) }).nullable(),
})

const checks = [
  'not-found',
  'not-permitted',
  'division-not-in-force',
  'successor-not-in-force',
  'merger-not-same-level',
  'merger-in-future',
  'division-still-has-children',
  'division-has-stations',
  'validity-overlaps',
] as const

export const mergersContract = {
  previewMerger: route({
    method: 'GET',
    path: '/api/divisions/:code/merger',
    summary: { zh: '撤并预览：会移动哪些记录', en: 'What a merger would move' },
    permission: 'regions.write',
    params: ofDivision,
    query: z.object({ into: divisionSchema, from: daySchema }),
    answer: z.object({
      moves: z
        .array(moved.extend({ count: z.number().int().nullable() }))
        .meta({ description: 'Null where the caller may not see records of that kind' }),
      stays: z.array(moved.extend({ count: z.number().int().nullable() })),
    }),
    errors: checks,
  }),
  mergeDivision: route({
    method: 'POST',
    path: '/api/divisions/:code/merger',
    summary: { zh: '把区划并入另一区划（自某日起）', en: 'Take a division into another from a day on' },
    permission: 'regions.write',
    params: ofDivision,
    body: z.strictObject({
      ...write,
      into: divisionSchema,
      from: daySchema.meta({ description: 'The first day under the other code' }),
    }),
    status: 201,
    answer: z.object({ id: z.string(), code: divisionAnswer, into: divisionAnswer }),
    errors: [...checks, 'id-already-used'],
  }),
  mergers: route({
    method: 'GET',
    path: '/api/division-mergers',
    summary: { zh: '撤并记录', en: 'Mergers of divisions, the latest first' },
    permission: 'regions.write',
    query: pageQuery,
    answer: pageOf(merger),
  }),
  undoMerger: route({
    method: 'POST',
    path: '/api/division-mergers/:merger/undo',
    summary: { zh: '撤销一次撤并', en: 'Undo a merger: what it moved goes back' },
    permission: 'regions.write',
    params: z.object({ merger: idSchema }),
    body: z.strictObject(write),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'not-permitted', 'merger-already-undone', 'merger-built-upon', 'id-already-used'],
  }),
}
