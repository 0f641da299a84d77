import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { submissionErrors } from './applying.ts'
import { factAnswers, ownAnswer, personFields, plain, reasonText } from './shapes.ts'

const code = z.string().trim().min(1).max(60).meta({ description: 'The resume code' })
const change = {
  id: idSchema.meta({ description: 'Of this command' }),
  version: z.number().int().min(1),
  code,
}
const changeErrors = [
  'not-found',
  'resume-code-unknown',
  'changed-meanwhile',
  'id-already-used',
  'too-many-requests',
] as const

/** Applying without an account: by a code that is told once. The code goes in the body, never in an address. */
export const publicApplicationsContract = {
  publicStart: route({
    method: 'POST',
    path: '/api/public/applications',
    summary: {
      zh: '开始申请（无需账号），得到查询码',
      en: 'Begin an application without an account; the answer is the code to come back with',
    },
    permission: 'public',
    quiet: true,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Of this command; a resend gets the same code' }),
      programme: z.string().min(1).max(80),
      consent: z.literal(true).meta({ description: 'The words of consent were read (个人信息保护法)' }),
      website: z
        .string()
        .max(200)
        .optional()
        .meta({ description: 'Stays empty: a field that people do not see and programs fill in' }),
    }),
    status: 201,
    answer: z.object({ code: z.string() }),
    errors: ['programme-unknown', 'subject-not-fit', 'window-closed', 'id-already-used', 'too-many-requests'],
  }),
  publicState: route({
    method: 'POST',
    path: '/api/public/applications/state',
    summary: { zh: '凭查询码查看和续填申请', en: 'One’s application, by its code' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ code }),
    answer: ownAnswer,
    errors: ['not-found', 'resume-code-unknown', 'too-many-requests'],
  }),
  publicPerson: route({
    method: 'POST',
    path: '/api/public/applications/person',
    summary: { zh: '凭查询码填写申请人信息', en: 'Who applies, by the code' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ ...change, ...personFields }),
    answer: ownAnswer,
    errors: [...changeErrors, 'application-not-open'],
  }),
  publicAnswers: route({
    method: 'POST',
    path: '/api/public/applications/answers',
    summary: { zh: '凭查询码回答问题', en: 'Answer questions, by the code' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ ...change, facts: factAnswers }),
    answer: ownAnswer,
    errors: [...changeErrors, 'application-not-open', 'facts-not-valid', 'fact-not-yours'],
  }),
  publicEvidence: route({
    method: 'POST',
    path: '/api/public/applications/evidence',
    summary: { zh: '凭查询码上传证明材料', en: 'Add evidence, by the code' },
    permission: 'public',
    quiet: true,
    upload: { maximumBytes: 10 * 1_048_576 },
    body: z.object({ id: idSchema, code, fact: plain(80), title: plain(100) }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: [
      'not-found',
      'resume-code-unknown',
      'id-already-used',
      'too-many-requests',
      'application-not-open',
      'evidence-of-nothing',
      'evidence-too-much',
      'document-kind-not-taken',
      'document-damaged',
      'document-is-encrypted',
      'document-has-programs',
      'photo-damaged',
      'file-missing',
      'file-too-large',
    ],
  }),
  publicDropEvidence: route({
    method: 'POST',
    path: '/api/public/applications/evidence/removal',
    summary: { zh: '凭查询码撤下证明材料', en: 'Take evidence out again, by the code' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ id: idSchema, code, evidence: idSchema }),
    answer: z.object({ id: z.string() }),
    errors: [
      'not-found',
      'resume-code-unknown',
      'id-already-used',
      'too-many-requests',
      'application-not-open',
    ],
  }),
  publicSubmit: route({
    method: 'POST',
    path: '/api/public/applications/submission',
    summary: { zh: '凭查询码提交申请或补正', en: 'Send it, or send it again, by the code' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ ...change, insist: z.boolean().default(false) }),
    answer: ownAnswer,
    errors: [...submissionErrors, 'resume-code-unknown', 'too-many-requests'],
  }),
  publicDone: route({
    method: 'POST',
    path: '/api/public/applications/done',
    summary: {
      zh: '凭查询码办理本人环节：签协议、交报告',
      en: 'Do what a stage asks of the applicant, by the code: an agreement, a report',
    },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ ...change, note: reasonText }),
    answer: ownAnswer,
    errors: [...changeErrors, 'stage-not-possible', 'too-many-requests'],
  }),
  publicWithdraw: route({
    method: 'POST',
    path: '/api/public/applications/withdrawal',
    summary: { zh: '凭查询码撤回申请；草稿则删除', en: 'Withdraw it, by the code; a draft is thrown away' },
    permission: 'public',
    quiet: true,
    body: z.strictObject({ ...change, reason: reasonText }),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'withdrawal-not-possible', 'withdrawal-after-payment'],
  }),
}
