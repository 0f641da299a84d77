import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { clockKinds } from '../domain/case-clocks.ts'
import { codesOf } from '../domain/case-codes.ts'
import { phases, recordKinds, requirements } from '../domain/phases.ts'
import { urgencyTerms } from '../domain/record-codes.ts'
import { recordSchema, text } from './records.ts'
import { shownTransfer } from './transfers.ts'

const one = z.object({ id: idSchema })
const phase = z.enum(phases)
const change = { id: idSchema.meta({ description: 'Id of this command' }), version: z.number().int().min(1) }
const stood = z.object({
  id: z.string(),
  phase,
  version: z.number().int(),
  missing: z
    .array(z.enum(requirements))
    .meta({ description: 'What is missing before the phase may be left' }),
})
const phaseErrors = [
  'not-found',
  'id-already-used',
  'changed-meanwhile',
  'case-withdrawn',
  'case-already-closed',
  'case-not-in-phases',
  'case-phase-incomplete',
  'case-phase-not-next',
] as const

const shownRecord = z.object({
  id: z.string(),
  kind: z.enum(recordKinds),
  nth: z.number().int(),
  phase,
  round: z.number().int(),
  heldOn: z.string(),
  minutes: z.number().int().nullable(),
  recordedOn: z.string(),
  recordedAt: z.string(),
  byName: z.string(),
  late: z.boolean().meta({ description: 'Written down later than the clock of records allows' }),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  signature: z.enum(['not-needed', 'awaited', 'agreed', 'returned']),
  signedByName: z.string().nullable(),
  signedAt: z.string().nullable(),
  opinion: z.string().nullable(),
  body: recordSchema
    .nullable()
    .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
  abilities: z.object({ sign: z.boolean(), correct: z.boolean() }),
})

const file = z.object({
  id: z.string(),
  version: z.number().int(),
  phase: phase.nullable().meta({ description: 'null: only registered, without phases' }),
  phaseSince: z.string().nullable(),
  early: z.boolean(),
  round: z.number().int(),
  urgency: z.enum(codesOf(urgencyTerms)),
  contacts: z.number().int(),
  path: z.array(phase).meta({ description: 'The phases that this kind of case goes through' }),
  missing: z.array(z.enum(requirements)),
  next: phase.nullable(),
  clocks: z.array(
    z.object({
      kind: z.enum(clockKinds),
      nth: z.number().int(),
      dueOn: z.string(),
      dueAt: z.string().nullable(),
      overdue: z.boolean(),
    }),
  ),
  steps: z.array(
    z.object({
      phase,
      round: z.number().int(),
      early: z.boolean(),
      enteredOn: z.string(),
      byName: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  records: z.array(shownRecord),
  transfers: z.array(shownTransfer),
  notes: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'How many confidential notes the reader may open; null when none may be opened' }),
  request: z.string().nullable(),
  abilities: z.object({
    begin: z.boolean(),
    record: z.boolean(),
    sign: z.boolean(),
    enter: z.boolean(),
    transfer: z.boolean(),
    note: z.boolean(),
  }),
})

const worker = z.object({
  worker: z.string(),
  workerName: z.string(),
  station: z.string(),
  open: z.number().int(),
  overdue: z.number().int(),
  crisis: z.number().int(),
  unsigned: z.number().int(),
})

/** The file of a case that is run in phases. */
export const caseFileContract = {
  file: route({
    method: 'GET',
    path: '/api/cases/:id/file',
    summary: {
      zh: '个案档案：阶段、缺项、时限、各项记录',
      en: 'A case’s file: phase, what is missing, clocks, records',
    },
    permission: 'casework.read',
    params: one,
    answer: file,
    errors: ['not-found'],
  }),
  begin: route({
    method: 'POST',
    path: '/api/cases/:id/phases',
    summary: { zh: '登记式个案转为按阶段办理', en: 'Run a registered case in phases from now on' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, urgency: z.enum(codesOf(urgencyTerms)).default('ordinary') }),
    answer: stood,
    errors: [
      'not-found',
      'id-already-used',
      'changed-meanwhile',
      'case-withdrawn',
      'case-already-closed',
      'case-in-phases',
    ],
  }),
  fileRecord: route({
    method: 'POST',
    path: '/api/cases/:id/records',
    summary: { zh: '填写一项个案记录', en: 'File a record of a case' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the record and of the command' }),
      record: recordSchema,
      corrects: idSchema.optional().meta({ description: 'The record that this one replaces' }),
    }),
    answer: stood,
    status: 201,
    errors: [
      ...phaseErrors,
      'case-record-other-phase',
      'case-record-none',
      'case-contacts-too-many',
      'case-party-unknown',
      'case-goal-unknown',
      'case-follow-up-unknown',
      'case-follow-up-done',
      'case-not-closed',
      'case-reason-not-early',
    ],
  }),
  sign: route({
    method: 'POST',
    path: '/api/cases/:id/records/:record/signature',
    summary: { zh: '督导签署意见或退回', en: 'A supervisor signs a record or returns it' },
    permission: 'casework.sign',
    params: z.object({ id: idSchema, record: idSchema }),
    body: z.strictObject({ id: idSchema, agreed: z.boolean(), opinion: text(1000).optional() }),
    answer: stood,
    errors: [...phaseErrors, 'case-signature-none', 'case-signature-own', 'case-opinion-missing'],
  }),
  enter: route({
    method: 'POST',
    path: '/api/cases/:id/phase',
    summary: {
      zh: '进入下一阶段、返回预估或提前结案',
      en: 'Go on to a phase, back to assessment, or end early',
    },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({
      ...change,
      to: phase,
      on: daySchema.optional().meta({ description: 'Today when left out' }),
      early: z.boolean().default(false),
      reason: text(500).optional().meta({ description: 'Asked for when going back or ending early' }),
    }),
    answer: stood,
    errors: [...phaseErrors, 'case-reason-missing'],
  }),
  results: route({
    method: 'GET',
    path: '/api/cases/:id/assessments',
    summary: {
      zh: '服务对象的评估结果（工具、日期、得分），可写入预估表',
      en: 'What assessments of the client found, to be named in the assessment of the case; no grades',
    },
    permission: 'casework.read',
    params: one,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          instrument: z.object({ zh: z.string(), en: z.string() }),
          assessedOn: z.string(),
          score: z.string(),
          provisional: z.boolean(),
        }),
      ),
    }),
    errors: ['not-found', 'not-permitted'],
  }),
  notes: route({
    method: 'GET',
    path: '/api/cases/:id/notes',
    summary: {
      zh: '保密笔记：只有作者和督导可看',
      en: 'Confidential notes: for their author and the supervisor',
    },
    permission: 'casework.read',
    params: one,
    answer: z.object({
      items: z.array(
        z.object({ id: z.string(), authorName: z.string(), writtenAt: z.string(), text: z.string() }),
      ),
    }),
    errors: ['not-found'],
  }),
  writeNote: route({
    method: 'POST',
    path: '/api/cases/:id/notes',
    summary: { zh: '写保密笔记', en: 'Write a confidential note' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ id: idSchema, text: text(4000) }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: ['not-found', 'id-already-used', 'case-withdrawn'],
  }),
  draft: route({
    method: 'GET',
    path: '/api/cases/:id/drafts/:kind',
    summary: { zh: '取回自己没写完的记录', en: 'One’s own half-written record' },
    permission: 'casework.record',
    params: z.object({ id: idSchema, kind: z.enum(recordKinds) }),
    answer: z.object({ values: z.string().nullable(), savedAt: z.string().nullable() }),
    errors: ['not-found'],
  }),
  keepDraft: route({
    method: 'PUT',
    path: '/api/cases/:id/drafts/:kind',
    summary: { zh: '暂存没写完的记录', en: 'Keep a half-written record' },
    permission: 'casework.record',
    params: z.object({ id: idSchema, kind: z.enum(recordKinds) }),
    body: z.strictObject({
      id: idSchema,
      values: z
        .string()
        .max(60_000)
        .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
        .nullable()
        .meta({ description: 'As the form has them; null forgets the draft' }),
      seen: z.string().nullable().optional().meta({
        description:
          'When the draft was kept that this one goes on from, null where there was none; refused where another page kept one since. Left out, it replaces whatever there is',
      }),
    }),
    answer: z.object({ savedAt: z.string().nullable() }),
    errors: ['not-found', 'id-already-used', 'case-draft-elsewhere'],
  }),
  caseload: route({
    method: 'GET',
    path: '/api/cases/caseload',
    summary: { zh: '每名社工的在办个案', en: 'How many open cases each worker has' },
    permission: 'casework.read',
    query: z.object({ station: idSchema.optional(), division: divisionSchema.optional() }),
    answer: z.object({
      items: z.array(worker),
      limited: z.boolean().meta({ description: 'true when there are more workers than are listed' }),
    }),
  }),
}
