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
import { lineCodes, needItemCodes, needKindCodes, urgencyCodes } from '../domain/needs.ts'
import { needStateCodes, tierCodes } from '../domain/pipeline.ts'
import { needAnswer } from './needs.ts'
import { command, optionalText, text, version, xlsx } from './shapes.ts'

const ofScreening = z.object({ screening: idSchema })

const needInput = z.strictObject({
  need: idSchema.meta({ description: 'Of the new need' }),
  item: z.enum(needItemCodes).meta({ description: 'What is needed; tells the kind of need' }),
  urgency: z.enum(urgencyCodes).default('ordinary'),
  note: optionalText(500).meta({ description: 'L3' }),
})

const filters = {
  within: divisionSchema.optional(),
  station: idSchema.optional(),
  kind: z.enum(needKindCodes).optional(),
  state: z
    .enum([...needStateCodes, 'standing'])
    .default('standing')
    .meta({
      description: 'standing: all but the closed ones',
    }),
  tier: z.enum(tierCodes).optional(),
  urgency: z.enum(urgencyCodes).optional(),
  from: daySchema.optional().meta({ description: 'Found from this day on' }),
  to: daySchema.optional(),
}
export type NeedFilters = z.output<z.ZodObject<typeof filters>>

const share = z.number().int().nullable().meta({ description: 'Thousandths; null where nothing is needed' })

export const screeningsContract = {
  needs: route({
    method: 'GET',
    path: '/api/screening-needs',
    summary: {
      zh: '需求清单：只列需要服务或发展的对象',
      en: 'The list of needs: only of those who need a service or development',
    },
    permission: 'consortium.read',
    query: pageQuery.extend(filters),
    answer: pageOf(needAnswer),
    errors: ['cursor-not-valid'],
  }),
  exportNeeds: route({
    method: 'GET',
    path: '/api/screening-needs/export',
    summary: { zh: '导出需求清单（xlsx）', en: 'Export the list of needs as xlsx' },
    permission: 'consortium.read',
    query: z.object(filters),
    answer: { file: xlsx },
  }),
  summary: route({
    method: 'GET',
    path: '/api/screening-needs/summary',
    summary: { zh: '需求合计与匹配率', en: 'Needs by kind, unmet ones, match rate' },
    permission: 'consortium.read',
    query: z.object({
      within: divisionSchema.optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
    }),
    answer: z.object({
      clients: z.object({
        waiting: z.number().int(),
        listed: z.number().int(),
        relief: z.number().int(),
        none: z.number().int(),
      }),
      needs: z.object({
        all: z.number().int(),
        unmet: z.number().int(),
        matched: z.number().int().meta({ description: 'Something was found, whatever came of it' }),
        delivered: z.number().int(),
        matchRate: share,
      }),
      kinds: z.array(
        z.object({
          kind: z.enum(needKindCodes),
          all: z.number().int(),
          unmet: z.number().int(),
          matched: z.number().int(),
          matchRate: share,
        }),
      ),
      tiers: z.array(z.object({ tier: z.enum(tierCodes), standing: z.number().int() })),
    }),
  }),
  screenings: route({
    method: 'GET',
    path: '/api/screenings',
    summary: { zh: '筛查对象：待筛查、需求清单、转救助线', en: 'People to be screened, and where they went' },
    permission: 'consortium.read',
    query: pageQuery.extend({
      within: divisionSchema.optional(),
      station: idSchema.optional(),
      state: z.enum(['waiting', 'screened']).default('waiting'),
      line: z.enum(lineCodes).optional(),
    }),
    answer: pageOf(
      z.object({
        id: z.string(),
        person: z.string(),
        personName: z.string().nullable(),
        station: z.string(),
        stationName: z.string().nullable(),
        division: divisionAnswer,
        place: z.string(),
        state: z.enum(['waiting', 'screened', 'withdrawn']),
        line: z.enum(lineCodes).nullable(),
        listedOn: z.string(),
        screenedOn: z.string().nullable(),
        needs: z.number().int(),
      }),
    ),
    errors: ['cursor-not-valid'],
  }),
  makeList: route({
    method: 'POST',
    path: '/api/screening-lists',
    summary: {
      zh: '按区划和对象类别建立筛查名单',
      en: 'Put everybody of a place and categories on the list to be screened',
    },
    permission: 'consortium.write',
    body: z.strictObject({
      ...command,
      division: divisionSchema,
      categories: z
        .array(text(6))
        .max(12)
        .default([])
        .meta({ description: 'None: everybody on the register' }),
      import: idSchema.optional().meta({ description: 'Only those whom this import of a ledger named' }),
    }),
    status: 201,
    answer: z.object({
      added: z.number().int(),
      already: z.number().int().meta({ description: 'Waiting before' }),
    }),
    errors: ['not-permitted', 'list-too-large', 'id-already-used'],
  }),
  screen: route({
    method: 'POST',
    path: '/api/screenings',
    summary: { zh: '登记一次需求筛查', en: 'Record what one person needs' },
    permission: 'consortium.write',
    body: z.strictObject({
      ...command,
      screening: idSchema.meta({ description: 'Of the new screening; one that waits keeps its own' }),
      person: idSchema,
      screenedOn: daySchema,
      needs: z.array(needInput).max(20).default([]).meta({ description: 'None: nothing is needed' }),
    }),
    status: 201,
    answer: z.object({ id: z.string(), line: z.enum(lineCodes) }),
    errors: ['not-found', 'day-in-the-future', 'need-named-twice', 'need-under-way', 'id-already-used'],
  }),
  withdrawScreening: route({
    method: 'POST',
    path: '/api/screenings/:screening/withdrawal',
    summary: { zh: '撤销登记有误的筛查', en: 'Withdraw a screening that was recorded in error' },
    permission: 'consortium.write',
    params: ofScreening,
    body: z.strictObject({ ...command, reason: text(200) }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'screening-withdrawn', 'screening-under-way', 'id-already-used'],
  }),
  client: route({
    method: 'GET',
    path: '/api/screenings/clients/:person',
    summary: {
      zh: '一名对象的需求、经过和两方记录',
      en: 'One client: needs, what was done, and the notes of the side one belongs to',
    },
    permission: 'consortium.read',
    params: z.object({ person: idSchema }),
    answer: z.object({
      person: z.string(),
      personName: z.string().nullable(),
      station: z.string(),
      stationName: z.string().nullable(),
      division: divisionAnswer,
      place: z.string(),
      screenings: z.array(
        z.object({
          id: z.string(),
          state: z.enum(['waiting', 'screened', 'withdrawn']),
          line: z.enum(lineCodes).nullable(),
          listedOn: z.string(),
          screenedOn: z.string().nullable(),
          screenedBy: z.string().nullable(),
          withdrawnReason: z.string().nullable(),
          version,
        }),
      ),
      needs: z.array(needAnswer),
      notes: z.array(
        z.object({
          id: z.string(),
          side: z.enum(['consortium', 'station']),
          text: z.string(),
          writtenBy: z.string(),
          writtenAt: z.string(),
        }),
      ),
      abilities: z.object({
        write: z.boolean(),
        noteForConsortium: z.boolean(),
        noteForStation: z.boolean(),
        readsStationNotes: z.boolean(),
      }),
    }),
    errors: ['not-found'],
  }),
  addNote: route({
    method: 'POST',
    path: '/api/screenings/clients/:person/notes',
    summary: { zh: '写助联体或社工站一方的记录', en: 'Write a note of one’s own side' },
    permission: 'consortium.read',
    params: z.object({ person: idSchema }),
    body: z.strictObject({
      ...command,
      note: idSchema,
      side: z.enum(['consortium', 'station']),
      text: text(2000),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'not-permitted', 'id-already-used'],
  }),
}
