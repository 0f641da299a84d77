import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { assessmentReasonTerms, codesOf } from '../domain/files/file-codes.ts'
import { assessmentDetail, assessmentFacts, assessmentLine, one, text } from './file-shapes.ts'

const recordErrors = [
  'not-found',
  'id-already-used',
  'instrument-not-in-force',
  'second-rating-without-file',
  'second-rating-without-sample',
  'second-rater-is-the-first',
] as const

export const assessmentsContract = {
  record: route({
    method: 'POST',
    path: '/api/assessments',
    summary: { zh: '评估一名服务对象', en: 'Assess a person' },
    permission: 'assessment.record',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the assessment and of the command' }),
      person: idSchema,
      instrument: z.string().max(60),
      reason: z.enum(codesOf(assessmentReasonTerms)).default('regular'),
      ...assessmentFacts,
    }),
    answer: z.object({
      id: z.string(),
      file: z.string().nullable().meta({ description: 'null for an instrument that keeps no files' }),
      grade: z.string(),
      provisional: z.boolean(),
    }),
    status: 201,
    errors: recordErrors,
  }),
  list: route({
    method: 'GET',
    path: '/api/assessments',
    summary: { zh: '一名服务对象的评估记录', en: 'The assessments of a person' },
    permission: 'assessment.read',
    query: z.object({ person: idSchema }),
    answer: z.object({ items: z.array(assessmentLine) }),
    errors: ['not-found'],
  }),
  one: route({
    method: 'GET',
    path: '/api/assessments/:id',
    summary: { zh: '查看一次评估', en: 'One assessment' },
    permission: 'assessment.read',
    params: one,
    answer: assessmentDetail,
    errors: ['not-found'],
  }),
  correct: route({
    method: 'POST',
    path: '/api/assessments/:id/correction',
    summary: { zh: '更正一次评估', en: 'Correct an assessment' },
    permission: 'assessment.record',
    params: one,
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of this command' }),
      reason: text(200),
      replacement: z.strictObject({
        id: idSchema.meta({ description: 'Id of the assessment that takes its place' }),
        ...assessmentFacts,
      }),
    }),
    answer: z.object({
      id: z.string(),
      file: z.string().nullable(),
      grade: z.string(),
      provisional: z.boolean(),
    }),
    errors: [...recordErrors, 'assessment-already-corrected', 'assessment-correction-not-permitted'],
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/assessments/:id/withdrawal',
    summary: { zh: '撤销一次评估', en: 'Withdraw an assessment' },
    permission: 'assessment.record',
    params: one,
    body: z.strictObject({ id: idSchema, reason: text(200) }),
    answer: z.object({ id: z.string() }),
    errors: [
      'not-found',
      'id-already-used',
      'assessment-already-corrected',
      'assessment-correction-not-permitted',
    ],
  }),
}
