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
import { haveCodes } from '../domain/five-haves.ts'
import { fiveHavesAnswer, levelSchema, onQuery, placeAnswer, wordsAnswer, write } from './shapes.ts'

const ofStation = z.object({ station: idSchema })
const version = z.number().int().min(1)
const changed = z.object({ id: z.string(), version: z.number().int() })
const text = (maximum: number) => z.string().trim().min(1).max(maximum)

const shape = {
  name: text(60),
  kind: text(40),
  functions: z.array(text(40)).max(10).default([]),
  programmeLabel: text(40).nullable().default(null).meta({ description: '双百, 三社联动, 综合 (S18)' }),
  parent: idSchema.nullable().default(null),
  division: divisionSchema,
  managingZone: idSchema.nullable().default(null),
  operator: text(80).nullable().default(null).meta({ description: 'The agency that runs it' }),
  address: text(120).nullable().default(null),
  phone: text(40).nullable().default(null).meta({ description: 'The public number of the station' }),
  openedOn: daySchema,
}
const shapeErrors = [
  'not-permitted',
  'division-not-in-force',
  'station-kind-not-known',
  'station-kind-not-at-level',
  'station-function-not-known',
  'station-parent-not-known',
  'zone-not-known',
  'id-already-used',
] as const

const stationLine = z.object({
  id: z.string(),
  code: z.string().meta({ description: '410621-105-01' }),
  name: z.string(),
  kind: z.string(),
  functions: z.array(z.string()),
  programmeLabel: z.string().nullable(),
  division: placeAnswer,
  operator: z.string().nullable(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  version: z.number().int(),
})

const filterShape = {
  search: z.string().max(60).optional().meta({ description: 'Part of name, pinyin, initials or code' }),
  within: divisionSchema.optional(),
  kind: text(40).optional(),
  function: text(40).optional(),
  zone: idSchema.optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  ...onQuery,
}

const stationReference = z.object({ id: z.string(), code: z.string(), name: z.string() })

export const stationsContract = {
  stationKinds: route({
    method: 'GET',
    path: '/api/station-kinds',
    summary: { zh: '站点类型和职能', en: 'Kinds and functions of stations' },
    permission: 'signed-in',
    answer: z.object({
      kinds: z.array(
        z.object({
          code: z.string(),
          title: wordsAnswer,
          standsAt: z.array(levelSchema),
          coversTown: z.boolean(),
        }),
      ),
      functions: z.array(z.object({ code: z.string(), title: wordsAnswer })),
      rooms: z.array(z.object({ code: z.string(), title: wordsAnswer })),
    }),
  }),
  stations: route({
    method: 'GET',
    path: '/api/stations',
    summary: { zh: '站点列表与搜索', en: 'List and search stations' },
    permission: 'signed-in',
    query: pageQuery.extend(filterShape),
    answer: pageOf(stationLine),
    errors: ['cursor-not-valid'],
  }),
  stationCounts: route({
    method: 'GET',
    path: '/api/station-counts',
    summary: { zh: '各类站点数量', en: 'Stations by kind' },
    permission: 'signed-in',
    query: z.object(filterShape),
    answer: z.object({
      on: z.string(),
      total: z.number().int(),
      byKind: z.array(z.object({ kind: z.string(), stations: z.number().int() })),
    }),
  }),
  stationCoverage: route({
    method: 'GET',
    path: '/api/station-coverage',
    summary: { zh: '镇街覆盖情况', en: 'Towns with and without a station' },
    permission: 'signed-in',
    query: z.object({ within: divisionSchema, ...onQuery }),
    answer: z.object({
      within: placeAnswer,
      on: z.string(),
      source: z.string().meta({ description: 'The list that the towns are from (X21)' }),
      towns: z.number().int(),
      covered: z.number().int(),
      withStation: z.array(
        z.object({
          code: divisionAnswer,
          name: z.string(),
          stations: z.array(stationReference.omit({ code: true })),
        }),
      ),
      without: z.array(z.object({ code: divisionAnswer, name: z.string() })),
    }),
    errors: ['not-found'],
  }),
  station: route({
    method: 'GET',
    path: '/api/stations/:station',
    summary: { zh: '站点详情', en: 'One station' },
    permission: 'signed-in',
    params: ofStation,
    query: z.object(onQuery),
    answer: stationLine.extend({
      parent: stationReference.nullable().meta({ description: 'Null as well when it is not yours to see' }),
      managingZone: z.object({ id: z.string(), name: z.string() }).nullable(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
      substanceDeclaredOn: z.string().nullable(),
      worksInSubstance: z.boolean().meta({ description: '实体化运行, on the day asked about' }),
      fiveHaves: fiveHavesAnswer,
      evidence: z.array(
        z.object({
          id: z.string(),
          have: z.enum(haveCodes),
          description: z.string(),
          file: z.string().nullable(),
          heldOn: z.string(),
          withdrawnOn: z.string().nullable(),
        }),
      ),
      mayChange: z.boolean().meta({ description: 'Whether the asker may change it' }),
    }),
    errors: ['not-found'],
  }),
  openStation: route({
    method: 'POST',
    path: '/api/stations',
    summary: { zh: '设立站点', en: 'Open a station' },
    permission: 'regions.write',
    body: z.strictObject({
      ...write,
      station: idSchema.meta({ description: 'Of the new station' }),
      ...shape,
    }),
    status: 201,
    answer: changed.extend({ code: z.string() }),
    errors: shapeErrors,
  }),
  changeStation: route({
    method: 'PATCH',
    path: '/api/stations/:station',
    summary: { zh: '修改站点', en: 'Change a station' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({ ...write, version, ...shape }),
    answer: changed,
    errors: [
      'not-found',
      'changed-meanwhile',
      ...shapeErrors,
      'station-parent-below',
      'station-other-province',
      'station-closed-before-opened',
    ],
  }),
  closeStation: route({
    method: 'POST',
    path: '/api/stations/:station/close',
    summary: { zh: '关闭站点', en: 'Close a station after its last day' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({ ...write, version, lastDay: daySchema }),
    answer: changed,
    errors: [
      'not-found',
      'changed-meanwhile',
      'station-closed',
      'station-closed-before-opened',
      'id-already-used',
    ],
  }),
  reopenStation: route({
    method: 'POST',
    path: '/api/stations/:station/reopen',
    summary: { zh: '撤销关闭', en: 'Take back the closing of a station' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({ ...write, version }),
    answer: changed,
    errors: ['not-found', 'changed-meanwhile', 'station-not-closed', 'id-already-used'],
  }),
  recordEvidence: route({
    method: 'POST',
    path: '/api/stations/:station/evidence',
    summary: { zh: '登记“五有”依据', en: 'Record evidence of one of the five haves' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({
      ...write,
      evidence: idSchema.meta({ description: 'Of the new piece of evidence' }),
      have: z.enum(haveCodes),
      description: text(300),
      file: idSchema.nullable().default(null),
      heldOn: daySchema,
    }),
    status: 201,
    answer: z.object({ id: z.string(), fiveHaves: fiveHavesAnswer }),
    errors: ['not-found', 'id-already-used'],
  }),
  withdrawEvidence: route({
    method: 'POST',
    path: '/api/stations/:station/evidence/:evidence/withdraw',
    summary: { zh: '撤回“五有”依据', en: 'Withdraw evidence of one of the five haves' },
    permission: 'regions.write',
    params: ofStation.extend({ evidence: idSchema }),
    body: z.strictObject({ ...write, withdrawnOn: daySchema }),
    answer: z.object({ id: z.string(), fiveHaves: fiveHavesAnswer }),
    errors: ['not-found', 'evidence-withdrawn', 'evidence-withdrawn-before-held', 'id-already-used'],
  }),
  declareSubstance: route({
    method: 'POST',
    path: '/api/stations/:station/substance',
    summary: { zh: '标为实体化运行', en: 'Mark a station as working in substance (S6.10)' },
    permission: 'regions.write',
    params: ofStation,
    body: z.strictObject({ ...write, version, on: daySchema }),
    answer: changed,
    errors: ['not-found', 'changed-meanwhile', 'evidence-missing', 'id-already-used'],
  }),
}
