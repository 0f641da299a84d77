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
import { basisCodes, contactPurposeCodes, resourceKindCodes, sourceKindCodes } from './domain/kinds.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const optional = (maximum: number) => text(maximum).nullable().default(null)
const whole = (maximum: number) => z.number().int().min(0).max(maximum)
const quantity = whole(10_000_000_000).min(1).meta({ description: 'Thousandths of the unit: 2.5 is 2500' })
const money = whole(1_000_000_000_000).meta({ description: 'Fen' })

const facts = {
  station: idSchema,
  linkedOn: daySchema,
  sourceKind: z.enum(sourceKindCodes),
  organisation: idSchema.nullable().default(null).meta({ description: 'From the register of organisations' }),
  sourceName: optional(80).meta({ description: 'The organisation’s own name when left out' }),
  creditCode: optional(40),
  contactName: optional(40),
  contactPhone: text(40)
    .nullable()
    .optional()
    .meta({ description: 'In a correction, left out, it stays as it is' }),
  kind: z.enum(resourceKindCodes),
  name: text(80),
  specification: optional(120),
  quantity: quantity
    .nullable()
    .default(null)
    .meta({ description: 'Thousandths; of money the amount says it' }),
  unit: optional(12),
  unitPrice: money.nullable().default(null),
  amount: money
    .nullable()
    .default(null)
    .meta({ description: 'Fen; computed from quantity and price when left out' }),
  basisNote: optional(200).meta({ description: 'What a stated value rests on' }),
  restriction: optional(300).meta({ description: 'Use, conditions' }),
  beneficiaries: whole(1_000_000).nullable().default(null),
  promisedOn: daySchema.nullable().default(null).meta({ description: 'To be handed out by; becomes a duty' }),
  voucher: optional(80),
  handler: optional(40),
  feedback: optional(1000),
  noticeOn: daySchema.nullable().default(null),
  notice: optional(300),
}

const line = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string().nullable(),
  division: divisionAnswer,
  linkedOn: z.string(),
  sourceKind: z.enum(sourceKindCodes),
  organisation: z.string().nullable(),
  sourceName: z.string(),
  kind: z.enum(resourceKindCodes),
  name: z.string(),
  specification: z.string().nullable(),
  quantity: z.number().int().nullable(),
  unit: z.string().nullable(),
  amount: z.number().int(),
  basis: z.enum(basisCodes),
  promisedOn: z.string().nullable(),
  delivered: z.number().int().meta({ description: 'Thousandths handed out so far' }),
  remaining: z.number().int().nullable(),
  overdue: z.boolean(),
  handler: z.string().nullable(),
  standing: z.boolean(),
})

const delivery = z.object({
  id: z.string(),
  deliveredOn: z.string(),
  quantity: z.number().int().nullable(),
  persons: z.array(z.object({ person: z.string(), name: z.string().nullable() })),
  others: z.number().int(),
  voucher: z.string().nullable(),
  handler: z.string().nullable(),
  note: z.string().nullable(),
  recordedName: z.string(),
  standing: z.boolean(),
  reason: z.string().nullable(),
})

const detail = line.extend({
  creditCode: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable().meta({ description: 'Masked' }),
  unitPrice: z.number().int().nullable(),
  basisNote: z.string().nullable(),
  restriction: z.string().nullable(),
  beneficiaries: z.number().int().nullable(),
  voucher: z.string().nullable(),
  feedback: z.string().nullable(),
  noticeOn: z.string().nullable(),
  notice: z.string().nullable(),
  recordedName: z.string(),
  recordedAt: z.string(),
  deliveries: z.array(delivery),
  chain: z.array(
    z.object({
      id: z.string(),
      linkedOn: z.string(),
      amount: z.number().int(),
      recordedName: z.string(),
      recordedAt: z.string(),
      standing: z.boolean(),
      reason: z.string().nullable(),
      byName: z.string().nullable(),
    }),
  ),
  abilities: z.object({ correct: z.boolean(), deliver: z.boolean(), unmask: z.boolean() }),
})

const yes = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

const filters = {
  search: z.string().max(60).optional().meta({ description: 'Part of names, pinyin or initials' }),
  station: idSchema.optional(),
  within: divisionSchema.optional(),
  kind: z.enum(resourceKindCodes).optional(),
  sourceKind: z.enum(sourceKindCodes).optional(),
  organisation: idSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  overdue: yes.meta({ description: 'Promised, the day has passed, and something remains' }),
  all: yes.meta({ description: 'Also records that were taken out' }),
}

/** The filters as a request gives them, read. */
export type ResourceFilters = z.output<z.ZodObject<typeof filters>>

const ofOne = z.object({ id: idSchema })
const reason = text(200)
const linkErrors = [
  'not-found',
  'id-already-used',
  'money-without-amount',
  'quantity-without-unit',
  'value-without-basis',
  'link-in-the-future',
  'promised-before-link',
  'source-not-found',
  'source-without-name',
  'unified-credit-code-length',
  'unified-credit-code-characters',
  'unified-credit-code-organisation-check',
  'unified-credit-code-check',
] as const
const idAnswer = z.object({ id: z.string() })
const recorded = z.object({ id: z.string(), amount: z.number().int(), duty: z.string().nullable() })

export const resourcesContract = {
  resources: route({
    method: 'GET',
    path: '/api/resources',
    summary: { zh: '资源链接登记表，从最近的开始', en: 'Linked resources, the latest first' },
    permission: 'resources.read',
    query: pageQuery.extend(filters),
    answer: pageOf(line),
    errors: ['cursor-not-valid'],
  }),
  resourceTotals: route({
    method: 'GET',
    path: '/api/resources/totals',
    summary: { zh: '所查资源的合计', en: 'Sums of the resources that are asked for' },
    permission: 'resources.read',
    query: z.object(filters),
    answer: z.object({
      links: z.number().int().meta({ description: '宗' }),
      money: z.number().int().meta({ description: 'Fen' }),
      goods: z.number().int().meta({ description: 'Fen: what all but money is valued at' }),
      amount: z.number().int().meta({ description: 'Fen: money and goods' }),
    }),
  }),
  exportResources: route({
    method: 'GET',
    path: '/api/resources/export',
    summary: { zh: '导出资源链接登记表（xlsx）', en: 'Export linked resources as xlsx' },
    permission: 'resources.read',
    query: z.object(filters),
    answer: { file: workbook },
  }),
  resource: route({
    method: 'GET',
    path: '/api/resources/:id',
    summary: { zh: '查看一宗资源', en: 'One linked resource; also found by the id of a handing out' },
    permission: 'resources.read',
    params: ofOne,
    answer: detail,
    errors: ['not-found'],
  }),
  linkResource: route({
    method: 'POST',
    path: '/api/resources',
    summary: { zh: '登记资源链接', en: 'Record a linked resource' },
    permission: 'resources.record',
    body: z.strictObject({ id: idSchema, resource: idSchema, ...facts }),
    answer: recorded,
    status: 201,
    errors: linkErrors,
  }),
  correctResource: route({
    method: 'POST',
    path: '/api/resources/:id/correction',
    summary: {
      zh: '更正资源链接：冲销原记录并以新记录代替',
      en: 'Correct a record: reverse it and put another in its place',
    },
    permission: 'resources.record',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      reason,
      replacement: z.strictObject({ resource: idSchema, ...facts }),
    }),
    answer: recorded,
    status: 201,
    errors: [...linkErrors, 'resource-already-corrected', 'quantity-below-delivered'],
  }),
  withdrawResource: route({
    method: 'POST',
    path: '/api/resources/:id/withdrawal',
    summary: { zh: '撤销资源链接', en: 'Withdraw a record: reverse it and put nothing in its place' },
    permission: 'resources.record',
    params: ofOne,
    body: z.strictObject({ id: idSchema, reason }),
    answer: idAnswer,
    errors: ['not-found', 'resource-already-corrected', 'resource-has-deliveries', 'id-already-used'],
  }),
  unmaskResource: route({
    method: 'POST',
    path: '/api/resources/:id/contact',
    summary: { zh: '查看资源方联系电话，留有审计记录', en: 'The giver’s phone in full; it is audited' },
    permission: 'resources.read',
    params: ofOne,
    body: z.strictObject({ purpose: z.enum(contactPurposeCodes) }),
    answer: z.object({ phone: z.string().nullable() }),
    errors: ['not-found', 'not-permitted'],
  }),
  deliver: route({
    method: 'POST',
    path: '/api/resources/:id/deliveries',
    summary: { zh: '登记一次发放', en: 'Record a handing out' },
    permission: 'resources.record',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      delivery: idSchema,
      deliveredOn: daySchema,
      quantity: quantity.nullable().default(null),
      persons: z.array(idSchema).max(500).default([]).meta({ description: 'Who is on the register' }),
      others: whole(1_000_000).default(0).meta({ description: 'How many others received' }),
      voucher: optional(80),
      handler: optional(40),
      note: optional(500),
    }),
    answer: z.object({ id: z.string(), remaining: z.number().int().nullable() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'resource-already-corrected',
      'link-in-the-future',
      'delivery-before-link',
      'delivery-without-quantity',
      'delivery-to-nobody',
      'more-than-remains',
      'receiver-not-found',
      'receiver-named-twice',
    ],
  }),
  withdrawDelivery: route({
    method: 'POST',
    path: '/api/resource-deliveries/:id/withdrawal',
    summary: { zh: '撤销一次发放', en: 'Withdraw a handing out' },
    permission: 'resources.record',
    params: ofOne,
    body: z.strictObject({ id: idSchema, reason }),
    answer: idAnswer,
    errors: ['not-found', 'delivery-already-withdrawn', 'id-already-used'],
  }),
}
