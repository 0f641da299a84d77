import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import {
  affiliation,
  affiliationAnswer,
  change,
  changeErrors,
  instant,
  ofRound,
  plain,
  roundLine,
  words,
  writeErrors,
} from './judging-shapes.ts'

const answer = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(80)).max(50),
  z.null(),
])

const nominee = z.strictObject({
  application: idSchema,
  name: plain(60).meta({ description: 'Of the person, the body or the station' }),
  idNumber: plain(30)
    .nullable()
    .default(null)
    .meta({ description: 'Identity number or credit code; sealed' }),
  phone: plain(30).nullable().default(null),
  affiliations: z.array(affiliation).max(9).default([]),
  workTitle: plain(120).nullable().default(null),
  township: divisionSchema.nullable().default(null),
  facts: z.record(z.string().max(80), answer).default({}),
})

const quotaLine = z.object({
  option: z.string(),
  title: z.string(),
  places: z.number().int().nullable(),
  nominated: z.number().int(),
})

const batchLine = z.object({
  id: z.string(),
  fileName: z.string().nullable(),
  rows: z.number().int(),
  putName: z.string(),
  putAt: instant,
  undoneName: z.string().nullable(),
  undoneAt: instant.nullable(),
  mayUndo: z.boolean(),
})

export const roundsContract = {
  rounds: route({
    method: 'GET',
    path: '/api/applications/rounds',
    summary: {
      zh: '申报轮次，及各环节件数',
      en: 'Rounds of programmes, with the applications at each stage',
    },
    permission: 'applications.read',
    query: z.object({
      programme: z.string().max(80).optional(),
      state: z.enum(['open', 'closed', 'all']).default('all'),
    }),
    answer: z.object({ items: z.array(roundLine) }),
  }),
  openRound: route({
    method: 'POST',
    path: '/api/applications/rounds',
    summary: { zh: '开始一轮申报', en: 'Open a round of a programme' },
    permission: 'applications.check',
    body: z.strictObject({
      id: idSchema,
      round: idSchema,
      programme: z.string().min(1).max(80),
      division: divisionSchema
        .optional()
        .meta({ description: 'Of the body; that of the programme when left out' }),
      title: plain(120),
      closesOn: daySchema.nullable().default(null),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      'id-already-used',
      'programme-unknown',
      'round-too-early',
      'round-not-now',
      'round-open-already',
      'not-found',
    ],
  }),
  round: route({
    method: 'GET',
    path: '/api/applications/rounds/:round',
    summary: { zh: '一轮申报', en: 'One round' },
    permission: 'applications.read',
    params: ofRound,
    answer: z.object({
      line: roundLine,
      judged: z.object({
        review: z.string().nullable().meta({ description: 'The stage of the review' }),
        ranking: z.string().nullable(),
        notice: z.string().nullable(),
      }),
      reviewersEach: z.number().int().nullable(),
      pointsTo: z.number().nullable(),
      places: z.number().int().nullable(),
      batches: z.array(batchLine),
      abilities: z.object({
        close: z.boolean(),
        nominate: z.boolean(),
        assign: z.boolean(),
        rank: z.boolean(),
        decide: z.boolean(),
        notice: z.boolean(),
      }),
    }),
    errors: ['not-found'],
  }),
  closeRound: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/closing',
    summary: { zh: '结束申报', en: 'Close a round to further applications' },
    permission: 'applications.check',
    params: ofRound,
    body: z.strictObject(change),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'round-closed'],
  }),
  roundsToNominate: route({
    method: 'GET',
    path: '/api/applications/nomination-rounds',
    summary: { zh: '可推荐的轮次', en: 'Open rounds into which the reader may put somebody forward' },
    permission: 'applications.nominate',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          programme: z.string(),
          programmeTitle: words,
          title: z.string(),
          place: z.string(),
          closesOn: z.string().nullable(),
          mine: z.number().int().meta({ description: 'Put forward by the reader' }),
        }),
      ),
    }),
  }),
  nomination: route({
    method: 'GET',
    path: '/api/applications/rounds/:round/nomination',
    summary: {
      zh: '推荐表要填的内容、名额与本人已推荐批次',
      en: 'What a nomination asks, the places, and own batches',
    },
    permission: 'applications.nominate',
    params: ofRound,
    answer: z.object({
      round: z.object({
        id: z.string(),
        title: z.string(),
        programme: z.string(),
        programmeTitle: words,
        for: z.enum(['person', 'organisation', 'work']),
        place: z.string(),
        closesOn: z.string().nullable(),
        open: z.boolean(),
      }),
      columns: z.array(
        z.object({
          key: z.string(),
          title: words,
          required: z.boolean(),
          kind: z.enum(['text', 'number', 'day', 'choice', 'choices', 'place']),
          unit: words.nullable(),
          options: z.array(z.object({ value: z.string(), title: words })),
          hint: words.nullable(),
        }),
      ),
      quota: z.array(quotaLine),
      ranked: z
        .boolean()
        .meta({ description: 'Whether the places are filled by ranking; more may be put forward then' }),
      batches: z.array(batchLine),
    }),
    errors: ['not-found'],
  }),
  nominate: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/nominations',
    summary: { zh: '推荐（可一次多名）', en: 'Put forward several at once' },
    permission: 'applications.nominate',
    params: ofRound,
    body: z.strictObject({
      id: idSchema,
      batch: idSchema,
      nominees: z.array(nominee).min(1).max(200),
    }),
    answer: z.object({ batch: z.string(), nominated: z.number().int() }),
    status: 201,
    errors: [
      ...writeErrors,
      'round-closed',
      'nomination-not-valid',
      'fact-not-valid',
      'nominee-stands-already',
      'body-named-twice',
      'township-outside-round',
      'nomination-over-quota',
      'identity-number-not-valid',
      'credit-code-not-valid',
    ],
  }),
  nominationTemplate: route({
    method: 'GET',
    path: '/api/applications/rounds/:round/nominations/template',
    summary: { zh: '推荐名单模板', en: 'The spreadsheet to fill in' },
    permission: 'applications.nominate',
    params: ofRound,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found'],
  }),
  importNominations: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/nominations/import',
    summary: {
      zh: '从表格导入推荐名单：先预检，再登记',
      en: 'Read nominations from a spreadsheet: a look first, then written',
    },
    permission: 'applications.nominate',
    params: ofRound,
    body: z.strictObject({ id: idSchema, batch: idSchema, apply: z.enum(['true', 'false']) }),
    upload: { maximumBytes: 10_000_000 },
    answer: z.object({
      batch: z.string().nullable(),
      rows: z.number().int(),
      ready: z.number().int(),
      wrongRows: z.number().int(),
      applied: z.boolean(),
      problems: z.array(
        z.object({
          row: z.number().int(),
          column: z.string().nullable(),
          value: z.string().nullable(),
          code: z.string(),
          message: words,
        }),
      ),
      preview: z
        .array(
          z.object({ row: z.number().int(), name: z.string(), affiliations: z.array(affiliationAnswer) }),
        )
        .meta({ description: 'The rows that are right, as they will stand' }),
    }),
    errors: [...writeErrors, 'round-closed', 'list-titles-not-found', 'list-too-long'],
  }),
  undoBatch: route({
    method: 'POST',
    path: '/api/applications/batches/:batch/undoing',
    summary: { zh: '撤销一批推荐', en: 'Take a batch of nominations back, while nobody has acted on it' },
    permission: 'applications.nominate',
    params: z.object({ batch: idSchema }),
    body: z.strictObject({ id: idSchema }),
    answer: z.object({ batch: z.string(), taken: z.number().int() }),
    errors: [...writeErrors, 'batch-undone', 'batch-acted-on'],
  }),
}
