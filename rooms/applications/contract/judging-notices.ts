import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import {
  type affiliationAnswer,
  change,
  changeErrors,
  noticeColumn,
  noticeEntry,
  noticeHead,
  plain,
  words,
  writeErrors,
} from './judging-shapes.ts'

const ofNotice = z.object({ notice: idSchema })

const objection = z.object({
  id: z.string(),
  position: z.number().int().nullable(),
  about: z
    .string()
    .nullable()
    .meta({ description: 'The application as the body knows it; null: the whole notice' }),
  application: z.string().nullable(),
  named: z.boolean(),
  text: z.string(),
  filedOn: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed']),
  decidedOn: z.string().nullable(),
  decidedName: z.string().nullable(),
  reason: z.string().nullable(),
  toStage: words.nullable(),
  version: z.number().int(),
})

export const noticesContract = {
  noticesOfBody: route({
    method: 'GET',
    path: '/api/applications/notices',
    summary: { zh: '本机关的公示', en: 'Public notices of the reader’s bodies' },
    permission: 'applications.read',
    answer: z.object({
      items: z.array(noticeHead.extend({ openObjections: z.number().int() })),
      waiting: z.array(
        z.object({
          programme: z.string(),
          programmeTitle: words,
          round: z.string().nullable(),
          roundTitle: z.string().nullable(),
          count: z.number().int(),
        }),
      ),
    }),
  }),
  noticeDraft: route({
    method: 'GET',
    path: '/api/applications/notice-draft',
    summary: {
      zh: '待公示名单：公示后所见即此',
      en: 'Who waits to be published, exactly as it would be shown',
    },
    permission: 'applications.notice',
    query: z.object({
      programme: z.string().min(1).max(80),
      round: idSchema.optional(),
      from: daySchema.optional().meta({ description: 'The first day of the notice; today unless told' }),
    }),
    answer: z.object({
      programme: z.string(),
      programmeTitle: words,
      round: z.string().nullable(),
      roundTitle: z.string().nullable(),
      title: z.string().meta({ description: 'A title to begin with' }),
      bodyName: z.string().meta({ description: 'Who answers for the programme' }),
      columns: z.array(noticeColumn),
      workdays: z.number().int(),
      fromOn: z.string(),
      lastOn: z.string(),
      provisional: z.boolean(),
      entries: z.array(noticeEntry.extend({ application: z.string(), label: z.string() })),
    }),
    errors: ['programme-unknown', 'programme-without-notice'],
  }),
  publishNotice: route({
    method: 'POST',
    path: '/api/applications/notices',
    summary: { zh: '发布公示', en: 'Publish a notice' },
    permission: 'applications.notice',
    body: z.strictObject({
      id: idSchema,
      notice: idSchema,
      programme: z.string().min(1).max(80),
      round: idSchema.nullable().default(null),
      title: plain(160),
      bodyName: plain(120),
      contact: plain(200).nullable().default(null),
      fromOn: daySchema,
      applications: z
        .array(idSchema)
        .min(1)
        .max(1000)
        .meta({ description: 'In the order in which they are printed' }),
    }),
    answer: z.object({ id: z.string(), lastOn: z.string() }),
    status: 201,
    errors: [
      ...writeErrors,
      'programme-unknown',
      'programme-without-notice',
      'notice-in-the-past',
      'not-up-for-notice',
      'calendar-unknown',
    ],
  }),
  noticeOfBody: route({
    method: 'GET',
    path: '/api/applications/notices/:notice',
    summary: { zh: '公示、异议和进展', en: 'A notice with its objections' },
    permission: 'applications.read',
    params: ofNotice,
    answer: z.object({
      head: noticeHead,
      contact: z.string().nullable(),
      columns: z.array(noticeColumn),
      entries: z.array(
        noticeEntry.extend({
          application: z.string(),
          removedOn: z.string().nullable(),
          held: z.string().nullable(),
        }),
      ),
      objections: z.array(objection),
      takesObjections: z.boolean(),
      ways: z
        .array(z.object({ stage: z.string(), title: words }))
        .meta({ description: 'Where an upheld objection may lead' }),
      round: z.string().nullable().meta({ description: 'Whose order its entries came of' }),
      version: z.number().int(),
      downOn: z.string().nullable(),
      abilities: z.object({
        settle: z.boolean(),
        takeDown: z.boolean(),
        object: z.boolean(),
        decide: z.boolean(),
      }),
    }),
    errors: ['not-found'],
  }),
  settleNotice: route({
    method: 'POST',
    path: '/api/applications/notices/:notice/settling',
    summary: { zh: '公示期满，进入下一环节', en: 'The days are over: entries that nobody holds go on' },
    permission: 'applications.notice',
    params: ofNotice,
    body: z.strictObject(change),
    answer: z.object({ id: z.string(), moved: z.number().int() }),
    errors: [...changeErrors, 'notice-still-running', 'objection-undecided', 'notice-settled'],
  }),
  takeNoticeDown: route({
    method: 'POST',
    path: '/api/applications/notices/:notice/taking-down',
    summary: { zh: '撤下已结束的公示', en: 'Show an ended notice no longer' },
    permission: 'applications.notice',
    params: ofNotice,
    body: z.strictObject(change),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'notice-still-running'],
  }),
  takeObjection: route({
    method: 'POST',
    path: '/api/applications/notices/:notice/objections',
    summary: { zh: '登记来信来电提出的异议', en: 'Take down an objection that came by letter or telephone' },
    permission: 'applications.notice',
    params: ofNotice,
    body: z.strictObject({
      id: idSchema,
      objection: idSchema,
      position: z.number().int().positive().nullable().default(null),
      name: plain(60).nullable().default(null),
      phone: plain(30).nullable().default(null),
      text: plain(3000),
    }),
    answer: z.object({ id: z.string(), code: z.string() }),
    status: 201,
    errors: [...writeErrors, 'notice-takes-no-objections', 'entry-unknown'],
  }),
  objector: route({
    method: 'GET',
    path: '/api/applications/objections/:objection/objector',
    summary: { zh: '查看实名异议人（留痕）', en: 'Who objected under a name; the look is kept' },
    permission: 'applications.decide',
    params: z.object({ objection: idSchema }),
    answer: z.object({ name: z.string(), phone: z.string().nullable() }),
    errors: ['not-found'],
  }),
  decideObjection: route({
    method: 'POST',
    path: '/api/applications/objections/:objection/decision',
    summary: {
      zh: '处理异议：成立的退回或不予入选，不成立的继续',
      en: 'Decide on an objection, with the reason',
    },
    permission: 'applications.decide',
    params: z.object({ objection: idSchema }),
    body: z.strictObject({
      ...change,
      outcome: z.enum(['upheld', 'dismissed']),
      reason: plain(1000).meta({ description: 'Told to who objected' }),
      to: z
        .string()
        .max(80)
        .nullable()
        .default(null)
        .meta({ description: 'A stage of refusal or return; needed when upheld' }),
    }),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'objection-decided', 'objection-leads-nowhere'],
  }),
}

const website = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'Stays empty: a field that people do not see and programs fill in' })

const ofFile = z.object({ notice: idSchema })

/** Without an account; nothing but what the programme's notice shows. */
export const publicNoticesContract = {
  publicNotices: route({
    method: 'GET',
    path: '/api/public/notices',
    summary: { zh: '公示（公开）', en: 'Public notices' },
    permission: 'public',
    query: z.object({
      at: z
        .string()
        .regex(/^\d{2,12}$/, { error: 'division-code-not-valid' })
        .optional(),
      q: z.string().trim().max(60).optional().meta({ description: 'Part of a title, a programme or a body' }),
      state: z.enum(['running', 'over', 'all']).default('all'),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: z.object({ items: z.array(noticeHead), next: z.string().nullable() }),
    errors: ['too-many-requests', 'cursor-not-valid'],
  }),
  publicNotice: route({
    method: 'GET',
    path: '/api/public/notices/:notice',
    summary: { zh: '一份公示（公开）', en: 'One public notice' },
    permission: 'public',
    params: ofNotice,
    answer: z.object({
      head: noticeHead,
      law: z.string(),
      contact: z.string().nullable(),
      columns: z.array(noticeColumn),
      entries: z.array(noticeEntry),
      removed: z.number().int().meta({ description: 'Entries taken out after objections' }),
      takesObjections: z.boolean(),
    }),
    errors: ['not-found', 'too-many-requests'],
  }),
  objectToNotice: route({
    method: 'POST',
    path: '/api/public/notices/:notice/objections',
    summary: {
      zh: '提出异议（实名或匿名，无需账号）',
      en: 'Object to a notice, named or not, without an account',
    },
    permission: 'public',
    params: ofNotice,
    body: z.strictObject({
      id: idSchema,
      position: z.number().int().positive().nullable().default(null),
      name: plain(60).nullable().default(null),
      phone: plain(30).nullable().default(null),
      text: plain(3000),
      website,
    }),
    answer: z.object({ code: z.string().meta({ description: 'To follow it; told once' }) }),
    status: 201,
    errors: ['notice-takes-no-objections', 'too-many-requests'],
  }),
  followObjection: route({
    method: 'POST',
    path: '/api/public/objections',
    summary: { zh: '凭查询码查看异议处理结果', en: 'What became of an objection, by its code' },
    permission: 'public',
    body: z.strictObject({ code: z.string().max(60) }),
    answer: z.object({
      title: z.string(),
      filedOn: z.string(),
      state: z.enum(['open', 'upheld', 'dismissed']),
      reason: z.string().nullable(),
      decidedOn: z.string().nullable(),
    }),
    errors: ['resume-code-unknown', 'too-many-requests'],
    quiet: true,
  }),
  noticeWord: route({
    method: 'GET',
    path: '/api/public/notices/:notice/docx',
    summary: { zh: '公示名单（Word）', en: 'The notice as a Word file' },
    permission: 'public',
    params: ofFile,
    answer: { file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    errors: ['not-found', 'too-many-requests'],
  }),
  noticePdf: route({
    method: 'GET',
    path: '/api/public/notices/:notice/pdf',
    summary: { zh: '公示名单（PDF）', en: 'The notice as a PDF' },
    permission: 'public',
    params: ofFile,
    answer: { file: 'application/pdf' },
    errors: ['not-found', 'too-many-requests'],
  }),
  noticeSheet: route({
    method: 'GET',
    path: '/api/public/notices/:notice/xlsx',
    summary: { zh: '公示名单（Excel）', en: 'The notice as a spreadsheet' },
    permission: 'public',
    params: ofFile,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found', 'too-many-requests'],
  }),
}

export type NoticeAffiliation = z.infer<typeof affiliationAnswer>
