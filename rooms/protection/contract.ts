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
import { reportLevels } from './domain/report-clock.ts'
import {
  bodyTerms,
  codesOf,
  entryTerms,
  measureTerms,
  methodTerms,
  purposeTerms,
  situationTerms,
  sourceTerms,
  stateTerms,
} from './domain/report-codes.ts'

const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

const situation = z.enum(codesOf(situationTerms))
const body = z.enum(codesOf(bodyTerms))
const method = z.enum(codesOf(methodTerms))
const measure = z.enum(codesOf(measureTerms))
const source = z.enum(codesOf(sourceTerms))
const state = z.enum(codesOf(stateTerms))
const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'A point in time with its offset, such as 2023-12-29T10:00:00+08:00' })

const sending = z.strictObject({
  reportedAt: instant.optional().meta({ description: 'Now when left out' }),
  bodies: z
    .array(body)
    .min(1)
    .max(7)
    .refine((all) => new Set(all).size === all.length),
  method,
  receiptNumber: text(60).optional(),
  contact: text(100).optional().meta({ description: 'Who took the report there' }),
})

const line = z.object({
  id: z.string(),
  number: z.string(),
  person: z.string().nullable(),
  personName: z.string().nullable().meta({ description: 'null without a file, or when not yours to see' }),
  division: divisionAnswer,
  station: z.string().nullable(),
  situations: z.array(situation),
  danger: z.boolean().nullable().meta({ description: 'null when nobody said whether it is' }),
  source,
  noticedAt: z.string(),
  sentAt: z.string().nullable(),
  bodies: z.array(body),
  state,
  minutes: z.number().int().meta({ description: 'From notice to the first report, or to now' }),
  running: z.boolean(),
  late: z.boolean(),
  level: z.enum(reportLevels).meta({ description: 'Who must look because it is not sent' }),
})

const entry = z.object({
  id: z.string(),
  kind: z.enum(codesOf(entryTerms)),
  at: z.string(),
  bodies: z.array(body),
  method: method.nullable(),
  measures: z.array(measure),
  text: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  contact: z.string().nullable(),
  hasFile: z.boolean(),
  recordedAt: z
    .string()
    .meta({ description: 'When it was written down, which may be later than it happened' }),
  signedByName: z.string().nullable(),
  signs: z.string().nullable(),
})

const detail = line.extend({
  child: z.string().nullable().meta({ description: 'Who the child is, where there is no file' }),
  content: z.string(),
  sourceId: z.string().nullable(),
  entries: z.array(entry),
  abilities: z.object({
    send: z.boolean(),
    add: z.boolean(),
    findNoNeed: z.boolean(),
    signNoNeed: z.string().nullable().meta({ description: 'The finding that one may sign as the second' }),
    seeReporter: z.boolean(),
  }),
})

const filters = {
  state: state.optional(),
  late: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  division: divisionSchema.optional(),
  station: idSchema.optional(),
  person: idSchema.optional(),
  number: z.string().trim().max(30).optional().meta({ description: 'Part of a number' }),
  from: daySchema.optional().meta({ description: 'Noticed on or after' }),
  to: daySchema.optional(),
}

export type ReportFilters = z.output<z.ZodObject<typeof filters>>

const one = z.object({ id: idSchema })
const answer = z.object({ id: z.string(), number: z.string() })
const added = z.object({ id: z.string(), report: z.string() })
const timeErrors = ['report-in-the-future', 'report-before-notice'] as const

export const protectionContract = {
  start: route({
    method: 'POST',
    path: '/api/protection-reports',
    summary: {
      zh: '发起强制报告；已打过电话的可同时登记送出情况',
      en: 'Start a mandatory report, and say at once where it was reported',
    },
    permission: 'protection.report',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the report and of the command' }),
      person: idSchema.optional().meta({ description: 'The child’s file, where there is one' }),
      child: text(200).optional().meta({ description: 'Otherwise: who it is' }),
      division: divisionSchema
        .optional()
        .meta({ description: 'Where; of the child’s file when left out, else of one’s own scope' }),
      situations: z.array(situation).min(1).max(9),
      danger: z.boolean().optional().meta({ description: 'Whether the child is in danger at this moment' }),
      noticedAt: instant.optional().meta({ description: 'Now when left out' }),
      content: text(4000),
      source: z
        .strictObject({ kind: z.enum(['visit', 'request', 'letter', 'assessment']), id: idSchema })
        .optional(),
      sent: sending.optional(),
    }),
    answer,
    status: 201,
    errors: ['not-found', 'id-already-used', 'report-names-nobody', 'report-place-missing', ...timeErrors],
  }),
  send: route({
    method: 'POST',
    path: '/api/protection-reports/:id/sending',
    summary: { zh: '登记向有关单位送出报告', en: 'Record that it was reported to a body' },
    permission: 'protection.report',
    params: one,
    body: z.strictObject({ id: idSchema, ...sending.shape }),
    answer: added,
    status: 201,
    errors: ['not-found', 'id-already-used', ...timeErrors],
  }),
  add: route({
    method: 'POST',
    path: '/api/protection-reports/:id/additions',
    summary: {
      zh: '登记回执、保护措施、接收单位处理情况或补充更正',
      en: 'Add a receipt, a measure of protection, what the receiver did, or a correction',
    },
    permission: 'protection.report',
    params: one,
    body: z
      .strictObject({
        id: idSchema,
        kind: z.enum(['receipt', 'measure', 'follow-up', 'correction']),
        at: instant.optional(),
        text: text(4000).optional(),
        receiptNumber: text(60).optional(),
        measures: z.array(measure).max(9).optional(),
      })
      .refine((it) => it.kind !== 'measure' || (it.measures?.length ?? 0) > 0, {
        path: ['measures'],
        error: 'value-missing',
      })
      .refine((it) => it.kind !== 'receipt' || it.receiptNumber !== undefined || it.text !== undefined, {
        path: ['receiptNumber'],
        error: 'value-missing',
      })
      .refine((it) => ['measure', 'receipt'].includes(it.kind) || it.text !== undefined, {
        path: ['text'],
        error: 'value-missing',
      }),
    answer: added,
    status: 201,
    errors: ['not-found', 'id-already-used', 'report-in-the-future'],
  }),
  addReceiptPicture: route({
    method: 'POST',
    path: '/api/protection-reports/:id/receipts',
    summary: { zh: '上传回执照片', en: 'Keep a picture of a receipt' },
    permission: 'protection.report',
    params: one,
    upload: { maximumBytes: 10 * 1_048_576 },
    body: z.strictObject({ id: idSchema }),
    answer: added,
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'file-missing',
      'file-too-large',
      'photo-kind-not-taken',
      'photo-damaged',
    ],
  }),
  receiptPicture: route({
    method: 'GET',
    path: '/api/protection-reports/:id/receipts/:entry',
    summary: { zh: '查看回执照片', en: 'The picture of a receipt' },
    permission: 'protection.read',
    params: z.object({ id: idSchema, entry: idSchema }),
    answer: { file: 'image/*' },
    errors: ['not-found'],
  }),
  findNoNeed: route({
    method: 'POST',
    path: '/api/protection-reports/:id/no-need',
    summary: {
      zh: '认定为录入错误、无须报告（发起人本人签字，须写明理由）',
      en: 'Find with a reason that it was an error of entry, as who made it and the first to sign',
    },
    permission: 'protection.report',
    params: one,
    body: z.strictObject({ id: idSchema, reason: text(1000) }),
    answer: added,
    status: 201,
    errors: ['not-found', 'id-already-used', 'report-already-sent', 'report-made-by-another'],
  }),
  signNoNeed: route({
    method: 'POST',
    path: '/api/protection-reports/:id/no-need-signature',
    summary: { zh: '第二人签字确认为录入错误', en: 'Sign as the second that it was an error of entry' },
    permission: 'protection.report',
    params: one,
    body: z.strictObject({ id: idSchema, reason: text(1000) }),
    answer: added,
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'report-already-sent',
      'report-signature-of-the-same',
      'report-nothing-to-sign',
    ],
  }),
  list: route({
    method: 'GET',
    path: '/api/protection-reports',
    summary: {
      zh: '强制报告列表，未送出的在前，再从最近发现的开始',
      en: 'Mandatory reports: those not sent first, then the latest noticed',
    },
    permission: 'protection.read',
    query: pageQuery.extend(filters),
    answer: pageOf(line),
  }),
  waiting: route({
    method: 'GET',
    path: '/api/protection-reports/waiting',
    summary: {
      zh: '本人发起和按时限升级到本级的未送出报告',
      en: 'Reports that wait to be sent: one’s own, and those that have come to one’s level',
    },
    permission: 'protection.report',
    answer: z.object({
      own: z.number().int(),
      escalated: z.number().int(),
      oldestMinutes: z.number().int().nullable(),
    }),
  }),
  mine: route({
    method: 'GET',
    path: '/api/protection-reports/mine',
    summary: { zh: '本人发起的强制报告', en: 'The mandatory reports that one made' },
    permission: 'signed-in',
    query: pageQuery,
    answer: pageOf(line),
  }),
  ownOne: route({
    method: 'GET',
    path: '/api/protection-reports/mine/:id',
    summary: { zh: '查看本人发起的一份报告', en: 'One report that one made' },
    permission: 'signed-in',
    params: one,
    answer: detail,
    errors: ['not-found'],
  }),
  one: route({
    method: 'GET',
    path: '/api/protection-reports/:id',
    summary: { zh: '查看一份强制报告', en: 'One mandatory report; reading it is audited' },
    permission: 'protection.read',
    params: one,
    answer: detail,
    errors: ['not-found'],
  }),
  reporter: route({
    method: 'POST',
    path: '/api/protection-reports/:id/reporter',
    summary: {
      zh: '查看报告人姓名（仅县级管理人，须说明用途）',
      en: 'The name of whoever reported, for the county’s keeper with a purpose',
    },
    permission: 'protection.read',
    params: one,
    body: z.strictObject({ purpose: z.enum(codesOf(purposeTerms)), note: text(200) }),
    answer: z.object({ reporter: z.string().nullable() }),
    errors: ['not-found'],
  }),
  paper: route({
    method: 'GET',
    path: '/api/protection-reports/:id/paper',
    summary: { zh: '强制报告表（docx 或 pdf）', en: 'The report form as docx or pdf' },
    permission: 'protection.read',
    params: one,
    query: z.object({ as: z.enum(['docx', 'pdf']).default('pdf') }),
    answer: { file: 'application/octet-stream' },
    errors: ['not-found'],
  }),
}
