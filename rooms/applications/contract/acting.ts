import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { inboxFilters } from './inbox.ts'
import {
  applicationLine,
  consequenceAnswer,
  decisionKept,
  decisionShape,
  definition,
  eventAnswer,
  evidenceAnswer,
  factAnswer,
  factAnswers,
  oneApplication,
  personAnswer,
  plain,
  reasonText,
  stageAnswer,
  truth,
} from './shapes.ts'

const change = {
  id: idSchema.meta({ description: 'Of this command' }),
  version: z.number().int().min(1),
}
const stageErrors = [
  'not-found',
  'not-permitted',
  'changed-meanwhile',
  'id-already-used',
  'stage-not-possible',
  'stage-not-yours',
  'stage-of-another-part',
  'own-application',
  'another-person-decides',
  'day-outside-stage',
  'report-step-out-of-order',
  'report-filed-already',
  'report-not-owed',
] as const
const decisionErrors = [
  'facts-missing',
  'not-eligible',
  'decision-stands',
  'decision-not-found',
  'value-missing',
] as const
const correction = {
  corrects: idSchema.optional().meta({ description: 'The latest decision, where this one differs from it' }),
  reason: plain(500).optional().meta({ description: 'Why it is put right' }),
}
const moved = z.object({ line: applicationLine, version: z.number().int() })

/** An application as the body that works on it sees it. */
export const fullAnswer = z.object({
  line: applicationLine,
  person: personAnswer,
  account: z
    .string()
    .nullable()
    .meta({ description: 'Under what name it was sent; null on the public page' }),
  definition,
  decision: decisionShape.meta({ description: 'What the engine says today' }),
  facts: z.array(factAnswer),
  evidence: z.array(evidenceAnswer),
  decisions: z.array(decisionKept),
  consequences: z.array(consequenceAnswer),
  history: z.array(eventAnswer),
  next: z
    .array(stageAnswer.extend({ way: z.enum(['on', 'back', 'refuse']) }))
    .meta({ description: 'Where it may go from here' }),
  answerable: z
    .array(z.string())
    .meta({ description: 'Facts and open questions that the body may establish as it stands' }),
  abilities: z.object({
    answer: z.boolean(),
    forward: z.boolean(),
    return: z.boolean(),
    refuse: z.boolean(),
    note: z.boolean(),
    correct: z.boolean().meta({ description: 'May put a decision right' }),
    contact: z.boolean(),
    consequences: z.boolean(),
  }),
  version: z.number().int(),
})

export const actingContract = {
  application: route({
    method: 'GET',
    path: '/api/applications/:id',
    summary: { zh: '一份申请的全部情况', en: 'An application in full' },
    permission: 'applications.read',
    params: oneApplication,
    answer: fullAnswer,
    errors: ['not-found'],
  }),
  evidence: route({
    method: 'GET',
    path: '/api/applications/:id/evidence/:evidence',
    summary: { zh: '下载证明材料', en: 'A file of an application' },
    permission: 'applications.read',
    params: oneApplication.extend({ evidence: idSchema }),
    answer: { file: 'application/octet-stream' },
    errors: ['not-found'],
  }),
  contact: route({
    method: 'POST',
    path: '/api/applications/:id/contact',
    summary: {
      zh: '查看完整证件号和电话（记入审计）',
      en: 'The identity number and phone in full; audited with its purpose',
    },
    permission: 'applications.check',
    params: oneApplication,
    body: z.strictObject({ purpose: plain(200) }),
    answer: z.object({ idNumber: z.string().nullable(), phone: z.string().nullable() }),
    errors: ['not-found'],
  }),
  answerForBody: route({
    method: 'POST',
    path: '/api/applications/:id/answers',
    summary: {
      zh: '由受理单位认定事实、确定待定事项',
      en: 'What the body establishes: facts, and open questions of the text for this case',
    },
    permission: 'applications.check',
    params: oneApplication,
    body: z.strictObject({ ...change, facts: factAnswers, reason: reasonText }),
    answer: moved,
    errors: [
      'not-found',
      'changed-meanwhile',
      'id-already-used',
      'facts-not-valid',
      'fact-not-valid',
      'application-ended',
    ],
  }),
  forward: route({
    method: 'POST',
    path: '/api/applications/:id/forwarding',
    summary: {
      zh: '本环节通过，转入下一环节（审查、审定时作出并保存决定）',
      en: 'Let it go on; a check or a decision keeps what the engine decided',
    },
    permission: 'applications.read',
    params: oneApplication,
    body: z.strictObject({
      ...change,
      to: z.string().max(80).optional().meta({ description: 'Where several may follow' }),
      on: daySchema.optional().meta({ description: 'The day on which it was done; today when left out' }),
      note: reasonText.optional(),
      ...correction,
    }),
    answer: moved,
    errors: [...stageErrors, ...decisionErrors],
  }),
  returnBack: route({
    method: 'POST',
    path: '/api/applications/:id/return',
    summary: { zh: '退回补正，写明缺什么', en: 'Return it for completion, saying what is missing' },
    permission: 'applications.read',
    params: oneApplication,
    body: z.strictObject({ ...change, missing: plain(1000), on: daySchema.optional() }),
    answer: moved,
    errors: stageErrors,
  }),
  refuse: route({
    method: 'POST',
    path: '/api/applications/:id/refusal',
    summary: { zh: '不予通过，说明理由', en: 'Refuse it, with the reason' },
    permission: 'applications.read',
    params: oneApplication,
    body: z.strictObject({ ...change, words: reasonText, ...correction }),
    answer: moved,
    errors: [...stageErrors, 'decision-stands', 'decision-not-found', 'value-missing'],
  }),
  decideAgain: route({
    method: 'POST',
    path: '/api/applications/:id/decisions',
    summary: {
      zh: '更正已作的决定，说明理由',
      en: 'Put right a decision that was made, with the reason; for the day it is about',
    },
    permission: 'applications.decide',
    params: oneApplication,
    body: z.strictObject({
      ...change,
      on: daySchema.optional(),
      corrects: idSchema,
      reason: plain(500),
    }),
    answer: z.object({ decision: decisionKept, version: z.number().int() }),
    errors: [
      'not-found',
      'changed-meanwhile',
      'id-already-used',
      'decision-stands',
      'decision-not-found',
      'value-missing',
      'own-application',
    ],
  }),
  recompute: route({
    method: 'GET',
    path: '/api/applications/:id/recomputation',
    summary: {
      zh: '用当时的事实和政策重新计算每次决定，并比较',
      en: 'Computes every decision again from what was kept, and compares',
    },
    permission: 'applications.read',
    params: oneApplication,
    answer: z.object({
      items: z.array(
        z.object({
          decision: z.string(),
          on: z.string(),
          hash: z.string(),
          release: z.string(),
          same: z.boolean(),
          eligible: truth,
          amountFen: z.number().int().nullable(),
          again: z.object({ eligible: truth, amountFen: z.number().int().nullable() }),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  note: route({
    method: 'POST',
    path: '/api/applications/:id/notes',
    summary: { zh: '记录办理情况', en: 'Note how the work on it goes' },
    permission: 'applications.check',
    params: oneApplication,
    body: z.strictObject({ id: change.id, words: plain(1000) }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used'],
  }),
  exportApplications: route({
    method: 'GET',
    path: '/api/applications/export',
    summary: { zh: '导出申请清单（xlsx）', en: 'The list as an xlsx file' },
    permission: 'applications.read',
    query: z.object(inboxFilters),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
}
