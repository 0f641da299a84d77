import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  changed,
  closeReason,
  codeName,
  command,
  danger,
  gradeBand,
  letterState,
  letterText,
  letterWay,
  one,
  replyState,
  safeguarding,
  secret,
  text,
  version,
} from './schemas.ts'

const who = z.object({ by: z.string(), at: z.string() })

/** What a list tells: nothing of what the letter says. */
const letterLine = z.object({
  id: z.string(),
  number: z.string(),
  box: z.object({ id: z.string(), name: z.string() }),
  station: z.string(),
  division: z.number().int(),
  way: letterWay,
  receivedOn: z.string(),
  codeName: z.string(),
  gradeBand,
  state: letterState,
  urgent: z.boolean(),
  urgentUntil: z.string().nullable(),
  late: z.boolean().meta({ description: 'The answer is overdue' }),
  dueOn: z.string(),
  responsibleName: z.string(),
})

const flag = z.object({
  id: z.string(),
  kind: danger,
  source: z.enum(['machine', 'hand']),
  note: z.string().nullable(),
  raisedBy: z.string().nullable(),
  raisedAt: z.string(),
  asked: who.extend({ reason: z.string() }).nullable(),
  setAside: who.extend({ reason: z.string() }).nullable(),
  abilities: z.object({ ask: z.boolean(), setAside: z.boolean() }),
})

const reply = z.object({
  id: z.string(),
  state: replyState,
  text: z.string(),
  draftedBy: z.string(),
  readBy: z.string().nullable(),
  remark: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedOn: z.string().nullable(),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), read: z.boolean(), publish: z.boolean() }),
})

const act = z.object({
  id: z.string(),
  kind: safeguarding,
  reference: z.string(),
  note: z.string().nullable(),
  doneOn: z.string(),
  doneBy: z.string(),
  case: z
    .object({ id: z.string(), number: z.string() })
    .nullable()
    .meta({ description: 'The case, where the reader may see cases' }),
  signed: who.extend({ opinion: z.string().nullable() }).nullable(),
  abilities: z.object({ sign: z.boolean() }),
})

const letterDetail = letterLine.extend({
  thread: z.string(),
  text: z.string(),
  writer: z.string().nullable(),
  grade: z.number().int().nullable(),
  hasCode: z.boolean(),
  photos: z.array(z.string()),
  flags: z.array(flag),
  replies: z.array(reply),
  acts: z.array(act),
  others: z.array(
    z.object({ id: z.string(), number: z.string(), receivedOn: z.string(), state: letterState }),
  ),
  requests: z
    .array(z.object({ id: z.string(), number: z.string() }))
    .meta({ description: 'What it was taken in as, where the reader may see requests' }),
  pupil: z
    .object({ id: z.string(), number: z.string(), codeName: z.string(), person: z.string().nullable() })
    .nullable(),
  closing: who.extend({ on: z.string(), reason: closeReason, note: z.string().nullable() }).nullable(),
  withdrawn: z.boolean(),
  blocked: z
    .enum(['letter-not-answered', 'letter-needs-safeguarding', 'letter-needs-signature'])
    .nullable()
    .meta({ description: 'Why it cannot be closed as answered yet' }),
  version: z.number().int(),
  abilities: z.object({
    answer: z.boolean(),
    flag: z.boolean(),
    close: z.boolean(),
    withdraw: z.boolean(),
    counsel: z.boolean(),
  }),
})

const filters = {
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  box: idSchema.optional(),
  state: letterState.optional(),
  urgent: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  late: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  mine: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  search: z.string().trim().max(30).optional().meta({ description: 'Part of a number or code name' }),
}

export type LetterFilters = z.output<z.ZodObject<typeof filters>>

const write = { id: command, version }
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile', 'letter-withdrawn'] as const
const withReply = z.object({ id: idSchema, reply: idSchema })
const withFlag = z.object({ id: idSchema, flag: idSchema })

export const lettersContract = {
  list: route({
    method: 'GET',
    path: '/api/letters',
    summary: { zh: '来信登记，紧急的在前', en: 'Letters, urgent ones first' },
    permission: 'letters.read',
    query: pageQuery.extend(filters),
    answer: pageOf(letterLine),
  }),
  uploadPhoto: route({
    method: 'POST',
    path: '/api/letters/photos',
    summary: { zh: '上传纸质来信的照片', en: 'Upload a photo of a paper letter' },
    permission: 'letters.answer',
    body: z.strictObject({ id: idSchema, box: idSchema }),
    upload: { maximumBytes: 10 * 1024 * 1024 },
    answer: z.object({ id: z.string(), mediaType: z.string(), bytes: z.number().int() }),
    status: 201,
    errors: ['not-found', 'file-missing', 'file-too-large', 'photo-kind-not-taken', 'photo-damaged'],
  }),
  register: route({
    method: 'POST',
    path: '/api/letters',
    summary: { zh: '登记纸质来信', en: 'Register a paper letter' },
    permission: 'letters.answer',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the letter and of the command' }),
      box: idSchema,
      thread: idSchema.meta({
        description: 'A new id, or that of an earlier conversation of the same writer',
      }),
      receivedOn: daySchema,
      codeName: codeName.optional().meta({ description: 'Left out: 未署名' }),
      grade: z.number().int().min(1).max(12).optional(),
      writer: text(40).optional().meta({ description: 'The real name, where the letter has one; sealed' }),
      text: letterText.optional(),
      photos: z.array(idSchema).max(9).default([]),
      secret: secret
        .optional()
        .meta({ description: 'Given where the writer shall read the answer with a code' }),
    }),
    answer: changed.extend({
      number: z.string(),
      dangers: z.array(danger),
      code: z.string().nullable(),
      dueOn: z.string(),
    }),
    status: 201,
    errors: ['not-found', 'id-already-used', 'mailbox-closed', 'letter-empty', 'files-not-found'],
  }),
  one: route({
    method: 'GET',
    path: '/api/letters/:id',
    summary: { zh: '阅读一封来信（记入审计）', en: 'Read one letter; written to the audit trail' },
    permission: 'letters.read',
    params: one,
    answer: letterDetail,
    errors: ['not-found'],
  }),
  photo: route({
    method: 'GET',
    path: '/api/letters/:id/photos/:file',
    summary: { zh: '查看来信照片（记入审计）', en: 'Look at a photo of a letter; audited' },
    permission: 'letters.read',
    params: z.object({ id: idSchema, file: idSchema }),
    answer: { file: 'image/jpeg' },
    errors: ['not-found'],
  }),
  newCode: route({
    method: 'POST',
    path: '/api/letters/:id/code',
    summary: { zh: '给来信人一组新的读信码，旧码作废', en: 'Give the writer a new code; the old one ends' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, secret }),
    answer: z.object({ id: z.string(), code: z.string() }),
    errors: ['not-found', 'id-already-used', 'letter-withdrawn'],
  }),
  flag: route({
    method: 'POST',
    path: '/api/letters/:id/flags',
    summary: { zh: '人工标记危险信号', en: 'Flag a sign of danger by hand' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, kind: danger, note: text(500).optional() }),
    answer: changed,
    status: 201,
    errors: ['not-found', 'id-already-used', 'letter-withdrawn', 'letter-flag-there'],
  }),
  askSetAside: route({
    method: 'POST',
    path: '/api/letters/:id/flags/:flag/asking',
    summary: { zh: '申请排除误报', en: 'Ask that a false alarm be set aside' },
    permission: 'letters.answer',
    params: withFlag,
    body: z.strictObject({ id: command, reason: text(500) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'letter-flag-set-aside'],
  }),
  setAside: route({
    method: 'POST',
    path: '/api/letters/:id/flags/:flag/setting-aside',
    summary: { zh: '第二人确认排除误报', en: 'Set a false alarm aside, as the second person' },
    permission: 'letters.read',
    params: withFlag,
    body: z.strictObject({ id: command, reason: text(500) }),
    answer: changed,
    errors: [
      'not-found',
      'not-permitted',
      'id-already-used',
      'letter-flag-set-aside',
      'letter-flag-not-asked',
      'letter-second-person',
    ],
  }),
  draft: route({
    method: 'POST',
    path: '/api/letters/:id/replies',
    summary: { zh: '起草回信，可直接发出', en: 'Draft a reply, and publish it at once where wanted' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({
      ...write,
      reply: idSchema,
      text: letterText,
      publish: z.boolean().default(false),
      publishedOn: daySchema.optional().meta({ description: 'Today when left out' }),
      close: z.boolean().default(false),
    }),
    answer: changed,
    status: 201,
    errors: [
      ...changeErrors,
      'letter-closed',
      'letter-reply-day',
      'letter-needs-safeguarding',
      'letter-needs-signature',
      'letter-reply-waiting',
    ],
  }),
  changeReply: route({
    method: 'PUT',
    path: '/api/letters/:id/replies/:reply',
    summary: { zh: '修改回信草稿', en: 'Change a draft' },
    permission: 'letters.answer',
    params: withReply,
    body: z.strictObject({ ...write, text: letterText }),
    answer: changed,
    errors: [...changeErrors, 'letter-reply-published'],
  }),
  askReading: route({
    method: 'POST',
    path: '/api/letters/:id/replies/:reply/reading-request',
    summary: { zh: '请人复看回信', en: 'Ask for a second reader' },
    permission: 'letters.answer',
    params: withReply,
    body: z.strictObject(write),
    answer: changed,
    errors: [...changeErrors, 'letter-reply-published'],
  }),
  readReply: route({
    method: 'POST',
    path: '/api/letters/:id/replies/:reply/reading',
    summary: { zh: '复看回信', en: 'Read a reply as the second reader' },
    permission: 'letters.read',
    params: withReply,
    body: z.strictObject({ ...write, agrees: z.boolean(), remark: text(1000).optional() }),
    answer: changed,
    errors: [...changeErrors, 'letter-second-person', 'letter-reply-not-asked'],
  }),
  publish: route({
    method: 'POST',
    path: '/api/letters/:id/replies/:reply/publication',
    summary: { zh: '发出回信', en: 'Publish a reply' },
    permission: 'letters.answer',
    params: withReply,
    body: z.strictObject({ ...write, publishedOn: daySchema.optional(), close: z.boolean().default(false) }),
    answer: changed,
    errors: [
      ...changeErrors,
      'letter-reply-published',
      'letter-reply-waiting',
      'letter-reply-day',
      'letter-needs-safeguarding',
      'letter-needs-signature',
    ],
  }),
  safeguard: route({
    method: 'POST',
    path: '/api/letters/:id/safeguarding',
    summary: { zh: '登记安全处置', en: 'Record what was done for the safety of the writer' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({
      id: command,
      kind: safeguarding,
      reference: text(120).optional().meta({
        description:
          'Number of the request, of a case that the caller may see, or of the report; or the body it went to. A request without one is filed by this command.',
      }),
      doneOn: daySchema,
      note: text(2000).optional(),
    }),
    answer: changed,
    status: 201,
    errors: [
      'not-found',
      'not-permitted',
      'id-already-used',
      'letter-withdrawn',
      'letter-day-not-valid',
      'letter-case-unknown',
      'request-place-too-wide',
      'request-place-outside',
      'station-not-found',
    ],
  }),
  sign: route({
    method: 'POST',
    path: '/api/letters/:id/safeguarding/:act/signature',
    summary: { zh: '督导签署安全处置', en: 'Sign an act of safeguarding as supervisor' },
    permission: 'casework.sign',
    params: z.object({ id: idSchema, act: idSchema }),
    body: z.strictObject({ id: command, opinion: text(1000).optional() }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'letter-second-person', 'letter-act-signed'],
  }),
  close: route({
    method: 'POST',
    path: '/api/letters/:id/closing',
    summary: { zh: '办结来信', en: 'Close a letter' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ ...write, reason: closeReason, note: text(1000).optional() }),
    answer: changed,
    errors: [
      ...changeErrors,
      'letter-closed',
      'letter-not-answered',
      'letter-needs-safeguarding',
      'letter-needs-signature',
    ],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/letters/:id/withdrawal',
    summary: { zh: '撤销误登的纸质来信', en: 'Withdraw a paper letter registered by mistake' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, reason: text(200) }),
    answer: changed,
    errors: ['not-found', 'id-already-used', 'letter-withdrawn', 'letter-not-withdrawable'],
  }),
}
