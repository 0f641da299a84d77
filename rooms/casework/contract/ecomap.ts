import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { directions, strengths, systems } from '../domain/ecomap.ts'
import { text } from './records.ts'

const one = z.object({ id: idSchema })
const id = idSchema.meta({ description: 'Of this command' })

const fields = {
  system: z.enum(systems),
  name: text(60),
  about: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: 'Key of a system known from records that the tie is with' }),
  strength: z.enum(strengths).default('ordinary'),
  stress: z.boolean().default(false),
  direction: z.enum(directions).default('none'),
  fromOn: daySchema.nullable().default(null),
  toOn: daySchema.nullable().default(null),
  note: text(500).nullable().default(null),
}

const tie = z.object({
  id: z.string(),
  system: z.enum(systems),
  name: z.string(),
  about: z.string().nullable(),
  strength: z.enum(strengths),
  stress: z.boolean(),
  direction: z.enum(directions),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  note: z.string().nullable(),
  byName: z.string(),
  recordedOn: z.string(),
  state: z.enum(['holds', 'replaced', 'removed']),
  removedReason: z.string().nullable(),
})

const words = z.object({ zh: z.string(), en: z.string() })

const known = z.object({
  key: z.string(),
  system: z.enum(systems),
  name: z.string(),
  from: words.meta({ description: 'Which records tell of it' }),
})

const errors = [
  'not-found',
  'id-already-used',
  'case-withdrawn',
  'case-already-closed',
  'case-in-the-future',
  'case-tie-days-reversed',
] as const

/** The ecomap of a case: what records tell of the systems around the client, and what the worker has seen of them. */
export const ecomapContract = {
  ecomap: route({
    method: 'GET',
    path: '/api/cases/:id/ecomap',
    summary: { zh: '社会生态图的数据', en: 'The systems around the client of a case' },
    permission: 'casework.read',
    params: one,
    answer: z.object({
      id: z.string(),
      client: z.string().nullable(),
      known: z.array(known),
      ties: z.array(tie),
      abilities: z.object({ change: z.boolean() }),
    }),
    errors: ['not-found', 'not-permitted'],
  }),
  picture: route({
    method: 'GET',
    path: '/api/cases/:id/ecomap/picture',
    summary: { zh: '社会生态图（SVG）', en: 'The ecomap as an SVG picture' },
    permission: 'casework.read',
    params: one,
    answer: { file: 'image/svg+xml' },
    errors: ['not-found', 'not-permitted'],
  }),
  addTie: route({
    method: 'POST',
    path: '/api/cases/:id/ties',
    summary: { zh: '登记服务对象与一个系统的联系', en: 'Record a tie of the client with a system' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ id, tie: idSchema, ...fields }),
    status: 201,
    answer: z.object({ tie: z.string() }),
    errors,
  }),
  correctTie: route({
    method: 'POST',
    path: '/api/cases/:id/ties/:tie/correction',
    summary: { zh: '更正一条联系（原记录保留）', en: 'Correct a tie: another record takes its place' },
    permission: 'casework.record',
    params: one.extend({ tie: idSchema }),
    body: z.strictObject({ id, replacement: idSchema, ...fields }),
    answer: z.object({ tie: z.string() }),
    errors: [...errors, 'case-tie-not-current'],
  }),
  removeTie: route({
    method: 'POST',
    path: '/api/cases/:id/ties/:tie/withdrawal',
    summary: { zh: '撤销误登的联系', en: 'Take out a tie recorded by mistake' },
    permission: 'casework.record',
    params: one.extend({ tie: idSchema }),
    body: z.strictObject({ id, reason: text(200) }),
    answer: z.object({ id: z.string() }),
    errors: [...errors, 'case-tie-not-current'],
  }),
}
