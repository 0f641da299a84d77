import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../kernel/contract.ts'
import { lineStates } from './domain/fulfilment.ts'
import { serviceFieldCodes } from './domain/service-field.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const states = ['draft', 'in-force', 'closed'] as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const command = {
  id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }),
}
const ofList = z.object({ list: idSchema })
const text = (maximum: number) => z.string().trim().min(1).max(maximum)
const maybe = (maximum: number) => z.string().trim().max(maximum).nullable().default(null)

const line = z.strictObject({
  field: z.enum(serviceFieldCodes).meta({ description: 'One of the six fields (S8.5)' }),
  title: text(80),
  measure: z
    .string()
    .min(1)
    .max(80)
    .meta({ description: 'Code of a measure that adds up or counts distinct things' }),
  splitBy: maybe(40),
  splitValue: maybe(80),
  agreed: z.number().positive().max(1e9).meta({ description: 'In the unit of the measure' }),
  standard: maybe(200),
  evidence: maybe(200),
})

const shape = {
  station: idSchema,
  title: text(80),
  operator: text(80),
  operatorOrganisation: idSchema.nullable().default(null),
  from: daySchema.meta({ description: 'The first of a month' }),
  to: daySchema.meta({ description: 'The last of a month' }),
  lines: z.array(line).min(1).max(60),
}
const shapeErrors = [
  'list-station-unknown',
  'list-whole-months',
  'list-ends-before-it-begins',
  'list-too-long',
  'line-measure-unknown',
  'line-measure-is-stock',
  'line-split-unknown',
  'line-split-value-unknown',
  'line-needs-both-splits',
] as const

const written = z.object({ id: idSchema, version: z.number().int(), state: z.enum(states) })

const head = z.object({
  id: idSchema,
  title: z.string(),
  station: z.object({ id: idSchema, name: z.string() }),
  division: divisionAnswer,
  path: z.string(),
  operator: z.string(),
  operatorOrganisation: idSchema.nullable(),
  from: z.string(),
  to: z.string(),
  state: z.enum(states),
  version: z.number().int(),
  lines: z.number().int(),
  mayChange: z.boolean(),
})

const fulfilment = {
  delivered: z.number(),
  share: z.number().meta({ description: 'In percent of what was agreed' }),
  pace: z.number().meta({ description: 'What an even pace had brought by the day' }),
  state: z.enum(lineStates),
}

export const projectsContract = {
  serviceLists: route({
    method: 'GET',
    path: '/api/service-lists',
    summary: { zh: '服务清单', en: 'Service lists of stations' },
    permission: 'figures.read',
    query: pageQuery.extend({
      within: divisionSchema.optional(),
      station: idSchema.optional(),
      state: z.enum(states).optional(),
      search: z.string().max(60).optional().meta({ description: 'Part of title or operator' }),
    }),
    answer: pageOf(head),
    errors: ['cursor-not-valid'],
  }),
  serviceList: route({
    method: 'GET',
    path: '/api/service-lists/:list',
    summary: { zh: '一份服务清单的完成情况', en: 'A service list: delivered and agreed, by line and field' },
    permission: 'figures.read',
    params: ofList,
    query: z.object({
      on: daySchema
        .optional()
        .meta({ description: 'A day of a past month is read as its last: figures stand by month' }),
    }),
    answer: head.extend({
      on: z.string(),
      settled: z.boolean(),
      items: z.array(
        z.object({
          number: z.number().int(),
          field: z.enum(serviceFieldCodes),
          title: z.string(),
          measure: z.string(),
          measureTitle: words,
          unit: words,
          splitBy: z.string().nullable(),
          splitValue: z.string().nullable(),
          splitTitle: words.nullable().meta({ description: 'The value in words' }),
          agreed: z.number(),
          standard: z.string().nullable(),
          evidence: z.string().nullable(),
          ...fulfilment,
          /** By month, each a step from its records. */
          months: z.array(z.object({ period: z.string(), value: z.number() })),
        }),
      ),
      fields: z.array(
        z.object({
          field: z.enum(serviceFieldCodes),
          lines: z.number().int(),
          delivered: z.number().int(),
          share: z.number(),
          amounts: z.array(z.object({ unit: words, agreed: z.number(), delivered: z.number() })),
        }),
      ),
      closedReason: z.string().nullable(),
      versions: z.array(
        z.object({
          version: z.number().int(),
          reason: z.string().nullable(),
          setBy: z.string(),
          setAt: z.string(),
          lines: z.array(z.object({ title: z.string(), agreed: z.number() })),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  exportServiceList: route({
    method: 'GET',
    path: '/api/service-lists/:list/export',
    summary: { zh: '导出服务清单（xlsx）', en: 'Export a service list (xlsx)' },
    permission: 'figures.read',
    params: ofList,
    query: z.object({ on: daySchema.optional() }),
    answer: { file: xlsx },
    errors: ['not-found'],
  }),
  draftServiceList: route({
    method: 'POST',
    path: '/api/service-lists',
    summary: { zh: '起草服务清单', en: 'Draft a service list' },
    permission: 'targets.write',
    body: z.strictObject({ ...command, list: idSchema, ...shape }),
    status: 201,
    answer: written,
    errors: [...shapeErrors, 'id-already-used'],
  }),
  changeServiceList: route({
    method: 'PUT',
    path: '/api/service-lists/:list',
    summary: { zh: '修改服务清单（生效后须写明原因）', en: 'Change a service list; in force with a reason' },
    permission: 'targets.write',
    params: ofList,
    body: z.strictObject({ ...command, version: z.number().int().min(1), reason: maybe(200), ...shape }),
    answer: written,
    errors: [
      ...shapeErrors,
      'not-found',
      'changed-meanwhile',
      'list-closed',
      'list-reason-missing',
      'list-station-fixed',
    ],
  }),
  beginServiceList: route({
    method: 'POST',
    path: '/api/service-lists/:list/begin',
    summary: { zh: '服务清单生效', en: 'Bring a service list into force' },
    permission: 'targets.write',
    params: ofList,
    body: z.strictObject({ ...command, version: z.number().int().min(1) }),
    answer: written,
    errors: ['not-found', 'changed-meanwhile', 'list-not-draft'],
  }),
  closeServiceList: route({
    method: 'POST',
    path: '/api/service-lists/:list/close',
    summary: { zh: '结束服务清单', en: 'Close a service list' },
    permission: 'targets.write',
    params: ofList,
    body: z.strictObject({ ...command, version: z.number().int().min(1), reason: text(200) }),
    answer: written,
    errors: ['not-found', 'changed-meanwhile', 'list-not-in-force'],
  }),
}
