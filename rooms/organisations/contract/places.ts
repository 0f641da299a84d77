import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { placeKindCodes } from '../domain/kinds.ts'
import { changed, ofOne, optionalText, placeAnswer, text, version, yes } from './shapes.ts'

const facts = {
  kind: z.enum(placeKindCodes),
  name: text(80),
  division: divisionSchema,
  station: idSchema.nullable().default(null),
  organisation: idSchema.nullable().default(null).meta({ description: 'Who runs it' }),
  address: optionalText(120),
  youthWorkers: z
    .number()
    .int()
    .min(0)
    .max(9999)
    .nullable()
    .default(null)
    .meta({ description: 'Social workers for adolescents on the spot; null is not known (S12.3)' }),
  openedOn: daySchema,
  closedOn: daySchema.nullable().default(null).meta({ description: 'The first day on which it is no more' }),
}

const line = z.object({
  id: z.string(),
  kind: z.enum(placeKindCodes),
  name: z.string(),
  place: placeAnswer,
  station: z.string().nullable(),
  stationName: z.string().nullable(),
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
  address: z.string().nullable(),
  youthWorkers: z.number().int().nullable(),
  gap: z.boolean().meta({ description: 'A youth home without a social worker (S12.A1)' }),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean() }),
})

const filters = {
  search: z.string().max(60).optional(),
  kind: z.enum(placeKindCodes).optional(),
  within: divisionSchema.optional(),
  gap: yes.meta({ description: 'Only youth homes without a social worker' }),
  state: z.enum(['open', 'closed', 'all']).default('open'),
}

/** The filters as a request gives them, read. */
export type PlaceFilters = z.output<z.ZodObject<typeof filters>>

const problems = ['day-in-the-future', 'closed-before-opened', 'organisation-not-found'] as const

export const placesContract = {
  places: route({
    method: 'GET',
    path: '/api/service-places',
    summary: {
      zh: '孵化基地、志愿服务站点、青年之家',
      en: 'Incubation bases, volunteer sites and youth homes',
    },
    permission: 'organisations.read',
    query: pageQuery.extend(filters),
    answer: pageOf(line),
    errors: ['cursor-not-valid'],
  }),
  exportPlaces: route({
    method: 'GET',
    path: '/api/service-places/export',
    summary: { zh: '导出场所名册（xlsx）', en: 'Export places as xlsx' },
    permission: 'organisations.read',
    query: z.object(filters),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  place: route({
    method: 'GET',
    path: '/api/service-places/:id',
    summary: { zh: '查看一个场所', en: 'One place' },
    permission: 'organisations.read',
    params: ofOne,
    answer: line,
    errors: ['not-found'],
  }),
  openPlace: route({
    method: 'POST',
    path: '/api/service-places',
    summary: { zh: '登记场所', en: 'Register a place' },
    permission: 'organisations.write',
    body: z.strictObject({ id: idSchema, place: idSchema, ...facts }),
    answer: changed,
    status: 201,
    errors: [...problems, 'not-found', 'id-already-used'],
  }),
  changePlace: route({
    method: 'PUT',
    path: '/api/service-places/:id',
    summary: { zh: '修改场所', en: 'Change a place' },
    permission: 'organisations.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, version, ...facts }),
    answer: changed,
    errors: [...problems, 'not-found', 'changed-meanwhile', 'organisation-other-province', 'id-already-used'],
  }),
}
