import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { closeReasonTerms, codesOf } from '../domain/files/file-codes.ts'
import { about, fileDetail, fileLine, flag, one, text, trigger } from './file-shapes.ts'

const waiting = z.enum(['overdue', 'station-head', 'centre', 'signature', 'review', 'provisional'])

const filters = {
  about: about.optional(),
  grade: z.string().max(20).optional(),
  station: idSchema.optional(),
  division: divisionSchema.optional(),
  person: idSchema.optional(),
  mine: flag.optional().meta({ description: 'Only those that the caller works on' }),
  waiting: waiting.optional(),
  state: z.enum(['open', 'closed']).default('open'),
  search: text(60).optional().meta({ description: 'Name, pinyin or initials' }),
}

export type FileFilters = z.output<z.ZodObject<typeof filters>>

const seen = {
  id: idSchema.meta({ description: 'Id of this command' }),
  version: z.number().int().min(1),
}
const changed = z.object({ id: z.string(), version: z.number().int() })
const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile', 'risk-file-closed'] as const
const command = <const Path extends `/api/${string}`, Body extends z.ZodType>(
  path: Path,
  summary: { zh: string; en: string },
  permission: 'assessment.record' | 'assessment.sign',
  body: Body,
  errors: readonly string[],
) =>
  ({
    method: 'POST',
    path,
    summary,
    permission,
    params: one,
    body,
    answer: changed,
    errors: [...changeErrors, ...errors],
  }) as const

export const riskFilesContract = {
  list: route({
    method: 'GET',
    path: '/api/risk-files',
    summary: { zh: '风险档案，先到期的在前', en: 'Risk files, what is due first comes first' },
    permission: 'assessment.read',
    query: pageQuery.extend(filters),
    answer: pageOf(fileLine),
  }),
  open: route({
    method: 'POST',
    path: '/api/risk-files',
    summary: { zh: '凭紧急情形直接建档', en: 'Open a file by a trigger alone' },
    permission: 'assessment.record',
    body: z.strictObject({
      id: idSchema,
      person: idSchema,
      instrument: z.string().max(60),
      trigger: z.strictObject({ id: idSchema, ...trigger }),
    }),
    answer: changed,
    status: 201,
    errors: ['not-found', 'id-already-used', 'instrument-not-in-force', 'risk-file-open'],
  }),
  one: route({
    method: 'GET',
    path: '/api/risk-files/:id',
    summary: { zh: '查看一份风险档案', en: 'One risk file' },
    permission: 'assessment.read',
    params: one,
    answer: fileDetail,
    errors: ['not-found'],
  }),
  raiseTrigger: route(
    command(
      '/api/risk-files/:id/triggers',
      { zh: '登记紧急情形，立即升级', en: 'Raise a trigger; the grade rises at once' },
      'assessment.record',
      z.strictObject({ ...seen, trigger: idSchema, ...trigger }),
      ['trigger-already-open'],
    ),
  ),
  resolveTrigger: route({
    ...command(
      '/api/risk-files/:id/triggers/:trigger/resolution',
      { zh: '填写紧急情形的解除依据', en: 'Say with evidence that a trigger is over' },
      'assessment.record',
      z.strictObject({ ...seen, evidence: text(1000) }),
      ['trigger-already-resolved'],
    ),
    params: one.extend({ trigger: idSchema }),
  }),
  signTrigger: route({
    ...command(
      '/api/risk-files/:id/triggers/:trigger/signature',
      { zh: '督导签署紧急情形解除', en: 'Sign that a trigger is over' },
      'assessment.sign',
      z.strictObject(seen),
      ['trigger-already-resolved', 'trigger-without-evidence', 'signed-by-oneself'],
    ),
    params: one.extend({ trigger: idSchema }),
  }),
  raise: route(
    command(
      '/api/risk-files/:id/raise',
      { zh: '上调等级，立即生效', en: 'Raise the grade; it holds at once' },
      'assessment.record',
      z.strictObject({ ...seen, grade: z.string().max(20), reason: text(500) }),
      ['grade-not-higher', 'grade-unknown'],
    ),
  ),
  lower: route(
    command(
      '/api/risk-files/:id/lowering',
      { zh: '提请下调一级，待督导签署', en: 'Propose one grade lower; it waits for a signature' },
      'assessment.record',
      z.strictObject({ ...seen, reason: text(500) }),
      ['already-proposed', 'grade-never-falls', 'trigger-not-resolved', 'lower-assessments-missing'],
    ),
  ),
  decide: route({
    ...command(
      '/api/risk-files/:id/levels/:level/signature',
      { zh: '督导签署或不同意下调', en: 'Sign or decline a proposed grade' },
      'assessment.sign',
      z.strictObject({ ...seen, agree: z.boolean(), note: text(500).optional() }),
      ['level-already-decided', 'signed-by-oneself', 'trigger-not-resolved', 'lower-assessments-missing'],
    ),
    params: one.extend({ level: idSchema }),
  }),
  note: route(
    command(
      '/api/risk-files/:id/notes',
      { zh: '记录计划、会商或督导审阅', en: 'Write down a plan, a conference or a review' },
      'assessment.record',
      z.strictObject({ ...seen, kind: z.string().max(40), note: text(4000), writtenOn: daySchema }),
      ['note-kind-unknown', 'signed-by-oneself'],
    ),
  ),
  takeOver: route(
    command(
      '/api/risk-files/:id/worker',
      { zh: '接手这份档案', en: 'Take the file over' },
      'assessment.record',
      z.strictObject(seen),
      ['already-the-worker'],
    ),
  ),
  close: route(
    command(
      '/api/risk-files/:id/closing',
      { zh: '结束风险档案', en: 'Close a risk file' },
      'assessment.sign',
      z.strictObject({ ...seen, reason: z.enum(codesOf(closeReasonTerms)), note: text(500).optional() }),
      [
        'trigger-not-resolved',
        'person-still-in-category',
        'grade-not-lowest',
        'still-a-minor',
        'signed-by-oneself',
      ],
    ),
  ),
}
