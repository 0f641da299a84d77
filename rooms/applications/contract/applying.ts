import { z } from 'zod'
import { divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  applicationLine,
  factAnswers,
  oneApplication,
  ownAnswer,
  personFields,
  plain,
  reasonText,
  truth,
  windowAnswer,
  words,
} from './shapes.ts'

const change = {
  id: idSchema.meta({ description: 'Of this command' }),
  version: z.number().int().min(1),
}
const changeErrors = ['not-found', 'changed-meanwhile', 'id-already-used'] as const

export const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('self') }),
  z.strictObject({
    kind: z.literal('member'),
    id: idSchema.meta({ description: 'Of the register of workers' }),
  }),
  z.strictObject({ kind: z.literal('student'), id: idSchema }),
  z.strictObject({ kind: z.literal('person') }).meta({ description: 'Somebody on paper; typed' }),
  z.strictObject({ kind: z.literal('organisation'), id: idSchema }),
  z.strictObject({ kind: z.literal('station'), id: idSchema }),
])
export type SubjectInput = z.output<typeof subject>

export const submissionErrors = [
  ...changeErrors,
  'application-not-open',
  'programme-unknown',
  'window-closed',
  'applied-already',
  'applicant-barred',
  'application-incomplete',
  'answer-missing',
  'evidence-missing',
  'value-missing',
  'not-eligible-yet',
  'report-not-owed',
  'report-step-out-of-order',
  'report-filed-already',
  'identity-number-length',
  'identity-number-old-form',
  'identity-number-characters',
  'identity-number-birth',
  'identity-number-future',
  'identity-number-check-digit',
] as const

export const applyingContract = {
  applyTo: route({
    method: 'GET',
    path: '/api/applications/programmes',
    summary: {
      zh: '我可以申请的政策，以及按现有记录的判断',
      en: 'What I may apply for, with the answer on what records know already',
    },
    permission: 'applications.apply',
    query: z.object({ division: divisionSchema.optional() }),
    answer: z.object({
      place: z.string().nullable(),
      items: z.array(
        z.object({
          code: z.string(),
          title: words,
          summary: words,
          kind: z.string(),
          for: z.enum(['person', 'organisation', 'work']),
          owner: words,
          window: windowAnswer,
          eligible: truth.nullable().meta({ description: 'null where nothing is on record about oneself' }),
          amountFen: z.number().int().nullable(),
          asks: z.number().int().nullable().meta({ description: 'How many questions are left' }),
          own: z.array(applicationLine).meta({ description: 'One’s own applications under it' }),
        }),
      ),
    }),
  }),
  employees: route({
    method: 'GET',
    path: '/api/applications/employees',
    summary: {
      zh: '本单位在册人员，供推荐时选择',
      en: 'Who works for one’s own body, to put somebody forward',
    },
    permission: 'applications.nominate',
    query: z.object({ search: z.string().max(60).optional() }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), post: z.string() })),
    }),
  }),
  start: route({
    method: 'POST',
    path: '/api/applications/drafts',
    summary: { zh: '开始一份申请（草稿）', en: 'Begin an application' },
    permission: 'applications.apply',
    body: z.strictObject({
      id: change.id,
      application: idSchema,
      programme: z.string().min(1).max(80),
      subject,
    }),
    status: 201,
    answer: ownAnswer,
    errors: ['id-already-used', 'programme-unknown', 'subject-not-fit', 'subject-not-found', 'window-closed'],
  }),
  mine: route({
    method: 'GET',
    path: '/api/applications/mine',
    summary: {
      zh: '我的申请（含本站、本单位）',
      en: 'My applications, and those of my station or body',
    },
    permission: 'applications.apply',
    query: pageQuery,
    answer: pageOf(applicationLine.extend({ draft: z.boolean() })),
    errors: ['cursor-not-valid'],
  }),
  own: route({
    method: 'GET',
    path: '/api/applications/mine/:id',
    summary: { zh: '我的一份申请', en: 'One of my applications' },
    permission: 'applications.apply',
    params: oneApplication,
    answer: ownAnswer,
    errors: ['not-found'],
  }),
  changeOwn: route({
    method: 'PUT',
    path: '/api/applications/mine/:id',
    summary: { zh: '填写申请人信息', en: 'Who applies: name, number, phone, where' },
    permission: 'applications.apply',
    params: oneApplication,
    body: z.strictObject({ ...change, ...personFields }),
    answer: ownAnswer,
    errors: [...changeErrors, 'application-not-open'],
  }),
  answerOwn: route({
    method: 'POST',
    path: '/api/applications/mine/:id/answers',
    summary: { zh: '回答问题；空值收回回答', en: 'Answer questions; null takes an answer back' },
    permission: 'applications.apply',
    params: oneApplication,
    body: z.strictObject({ ...change, facts: factAnswers }),
    answer: ownAnswer,
    errors: [...changeErrors, 'application-not-open', 'facts-not-valid', 'fact-not-valid', 'fact-not-yours'],
  }),
  proveOwn: route({
    method: 'POST',
    path: '/api/applications/mine/:id/evidence',
    summary: {
      zh: '上传证明材料（照片、PDF、Word、Excel）',
      en: 'Add evidence: a photo, PDF, Word or Excel file',
    },
    permission: 'applications.apply',
    params: oneApplication,
    upload: { maximumBytes: 10 * 1_048_576 },
    body: z.object({
      id: idSchema.meta({ description: 'Of the file and of this command' }),
      fact: plain(80).meta({ description: 'Which fact it proves, or the stage whose paper it is; other' }),
      title: plain(100),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [
      'not-found',
      'id-already-used',
      'application-not-open',
      'evidence-of-nothing',
      'evidence-too-much',
      'document-kind-not-taken',
      'document-damaged',
      'document-is-encrypted',
      'document-has-programs',
      'photo-damaged',
      'photo-kind-not-taken',
      'file-missing',
      'file-too-large',
    ],
  }),
  dropEvidence: route({
    method: 'POST',
    path: '/api/applications/mine/:id/evidence/:evidence/removal',
    summary: { zh: '撤下证明材料', en: 'Take evidence out again' },
    permission: 'applications.apply',
    params: oneApplication.extend({ evidence: idSchema }),
    body: z.strictObject({ id: change.id }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used', 'application-not-open'],
  }),
  ownEvidence: route({
    method: 'GET',
    path: '/api/applications/mine/:id/evidence/:evidence',
    summary: { zh: '下载自己上传的材料', en: 'A file of one’s own application' },
    permission: 'applications.apply',
    params: oneApplication.extend({ evidence: idSchema }),
    answer: { file: 'application/octet-stream' },
    errors: ['not-found'],
  }),
  submit: route({
    method: 'POST',
    path: '/api/applications/mine/:id/submission',
    summary: {
      zh: '提交申请，或补正后重新提交',
      en: 'Send the application, or send it again after completing it',
    },
    permission: 'applications.apply',
    params: oneApplication,
    body: z.strictObject({
      ...change,
      insist: z
        .boolean()
        .default(false)
        .meta({ description: 'Send it although the answer on what is known is no' }),
    }),
    answer: ownAnswer,
    errors: submissionErrors,
  }),
  carryOut: route({
    method: 'POST',
    path: '/api/applications/mine/:id/done',
    summary: {
      zh: '完成本环节（签订协议、提交报告）',
      en: 'Do what the stage asks of the applicant: agree, report',
    },
    permission: 'applications.apply',
    params: oneApplication,
    body: z.strictObject({ ...change, note: plain(500) }),
    answer: ownAnswer,
    errors: [...changeErrors, 'stage-not-possible'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/applications/mine/:id/withdrawal',
    summary: {
      zh: '撤回申请，须写明原因；草稿则删除',
      en: 'Withdraw with a reason, at any stage before money is paid; a draft is thrown away',
    },
    permission: 'applications.apply',
    params: oneApplication,
    body: z.strictObject({ ...change, reason: reasonText }),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'withdrawal-not-possible', 'withdrawal-after-payment'],
  }),
}
