import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../kernel/contract.ts'
import { type Period, parsePeriod } from '../../kernel/period.ts'
import { stageCodes } from './domain/stage.ts'
import { scoreKinds } from './domain/standard.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })
const month = z
  .string()
  .transform((value, context): Period => {
    const period = parsePeriod(value)
    const isMonth = period.ok && period.value % 100 >= 1 && period.value % 100 <= 12
    if (!isMonth) context.addIssue({ code: 'custom', message: 'period-not-valid' })
    return isMonth ? period.value : (0 as Period)
  })
  .meta({ example: '2023-01' })

const grade = z.object({ code: z.string(), title: words }).nullable()
const roundLine = z.object({
  id: z.string(),
  title: z.string(),
  standard: z.string(),
  standardTitle: words,
  stage: z.enum(stageCodes),
  division: z.number().int(),
  place: z.string(),
  from: z.string(),
  to: z.string(),
  dueOn: z.string(),
  state: z.enum(['open', 'closed']),
})
const oneRound = z.object({ id: idSchema })
const oneStation = oneRound.extend({ station: idSchema })
const done = z.object({ id: z.string() })
const writeErrors = [
  'not-found',
  'id-already-used',
  'round-closed',
  'station-not-evaluated',
  'indicator-unknown',
] as const

/** Photos, PDF, Word and Excel files, told by their content. */
const paper = { maximumBytes: 20 * 1024 * 1024 }
const evidenceBody = {
  id: idSchema,
  station: idSchema,
  indicator: z.string().max(80),
  title: text(200),
  link: z
    .string()
    .trim()
    .max(500)
    .regex(/^(\/[a-z]|https?:\/\/)\S*$/, { error: 'link-not-valid' })
    .optional(),
}
const evidenceErrors = [...writeErrors, 'link-not-valid', 'evaluation-evidence-full'] as const

const scoreBody = z.strictObject({
  id: idSchema,
  station: idSchema,
  indicator: z.string().max(80),
  points: z.number().min(0).max(100).multipleOf(0.1),
  remark: text(500).optional(),
})

export const evaluationContract = {
  standards: route({
    method: 'GET',
    path: '/api/evaluations/standards',
    summary: { zh: '评估标准', en: 'Standards of evaluation' },
    permission: 'evaluation.read',
    answer: z.object({ items: z.array(z.object({ code: z.string(), title: words })) }),
  }),
  rounds: route({
    method: 'GET',
    path: '/api/evaluations',
    summary: { zh: '评估轮次', en: 'Rounds of evaluation' },
    permission: 'evaluation.read',
    answer: z.object({ items: z.array(roundLine), mayOpen: z.boolean() }),
  }),
  open: route({
    method: 'POST',
    path: '/api/evaluations',
    summary: { zh: '开始一轮评估', en: 'Open a round' },
    permission: 'evaluation.write',
    body: z.strictObject({
      id: idSchema,
      round: idSchema,
      standard: z.string().max(80),
      within: divisionSchema,
      title: text(100),
      stage: z.enum(stageCodes).default('after').meta({ description: 'Before, during or after the work' }),
      from: month,
      to: month,
      dueOn: daySchema,
    }),
    answer: done,
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'standard-unknown',
      'round-months-not-valid',
      'period-not-valid',
    ],
  }),
  round: route({
    method: 'GET',
    path: '/api/evaluations/:id',
    summary: { zh: '一轮评估的得分、等级和名次', en: 'Points, grades and places of a round' },
    permission: 'evaluation.read',
    params: oneRound,
    answer: roundLine.extend({
      version: z.number().int(),
      mayWrite: z.boolean(),
      blocks: z.array(z.object({ code: z.string(), title: words, points: z.number() })),
      rows: z.array(
        z.object({
          station: z.string(),
          name: z.string(),
          blocks: z.array(z.number().nullable()),
          total: z.number().nullable(),
          grade,
          place: z.number().int().nullable(),
          tied: z.boolean(),
          missing: z.number().int().meta({ description: 'Indicators without points yet' }),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  station: route({
    method: 'GET',
    path: '/api/evaluations/:id/stations/:station',
    summary: { zh: '一个站点的评估', en: 'The evaluation of a station' },
    permission: 'evaluation.read',
    params: oneStation,
    answer: z.object({
      round: roundLine,
      station: z.string(),
      name: z.string(),
      total: z.number().nullable(),
      grade,
      abilities: z.object({
        scoreSelf: z.boolean(),
        giveEvidence: z.boolean(),
        score: z.boolean(),
        improve: z.boolean(),
      }),
      indicators: z.array(
        z.object({
          code: z.string(),
          block: z.string(),
          blockTitle: words,
          title: words,
          most: z.number(),
          points: z.number().nullable(),
          measure: z.string().nullable(),
          value: z.number().nullable(),
          scores: z.array(
            z.object({
              kind: z.enum(scoreKinds),
              points: z.number(),
              remark: z.string().nullable(),
              by: z.string(),
              at: z.string(),
            }),
          ),
          evidence: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              link: z.string().nullable(),
              document: z.object({ mediaType: z.string(), bytes: z.number().int() }).nullable().meta({
                description: 'The document that was handed in, to be fetched by the id of the evidence',
              }),
              by: z.string(),
              at: z.string(),
              withdrawn: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable().meta({
                description: 'What was taken back stays in the history, and counts for nothing',
              }),
            }),
          ),
        }),
      ),
    }),
    errors: ['not-found', 'station-not-evaluated'],
  }),
  scoreSelf: route({
    method: 'POST',
    path: '/api/evaluations/:id/self-scores',
    summary: { zh: '站点自评', en: "A station's own points" },
    permission: 'reports.prepare',
    params: oneRound,
    body: scoreBody,
    answer: done,
    status: 201,
    errors: [...writeErrors, 'indicator-automatic', 'points-too-many', 'self-by-evaluator'],
  }),
  score: route({
    method: 'POST',
    path: '/api/evaluations/:id/scores',
    summary: { zh: '第三方或购买方评分', en: 'Points of the third party or the purchaser' },
    permission: 'evaluation.write',
    params: oneRound,
    body: scoreBody.extend({ kind: z.enum(['third-party', 'purchaser']) }),
    answer: done,
    status: 201,
    errors: [...writeErrors, 'indicator-automatic', 'points-too-many'],
  }),
  evidence: route({
    method: 'POST',
    path: '/api/evaluations/:id/evidence',
    summary: { zh: '提交佐证', en: 'Give evidence' },
    permission: 'reports.prepare',
    params: oneRound,
    body: z.strictObject(evidenceBody),
    answer: done,
    status: 201,
    errors: evidenceErrors,
  }),
  handIn: route({
    method: 'POST',
    path: '/api/evaluations/:id/evidence/documents',
    summary: {
      zh: '提交佐证文件（照片、PDF、Word、Excel）',
      en: 'Hand in a document as evidence: photo, PDF, Word or Excel',
    },
    permission: 'reports.prepare',
    params: oneRound,
    upload: paper,
    body: z.strictObject(evidenceBody),
    answer: done,
    status: 201,
    errors: [
      ...evidenceErrors,
      'file-missing',
      'file-too-large',
      'photo-damaged',
      'document-kind-not-taken',
      'document-damaged',
      'document-is-encrypted',
      'document-has-programs',
    ],
  }),
  withdrawEvidence: route({
    method: 'POST',
    path: '/api/evaluations/:id/evidence/:evidence/withdrawal',
    summary: { zh: '撤回一份佐证', en: 'Withdraw a piece of evidence' },
    permission: 'reports.prepare',
    params: oneRound.extend({ evidence: idSchema }),
    body: z.strictObject({ id: idSchema, station: idSchema, reason: text(500) }),
    answer: done,
    errors: ['not-found', 'id-already-used', 'round-closed', 'station-not-evaluated', 'evidence-withdrawn'],
  }),
  document: route({
    method: 'GET',
    path: '/api/evaluations/:id/stations/:station/evidence/:evidence',
    summary: { zh: '打开佐证文件', en: 'Open a document that was handed in as evidence' },
    permission: 'evaluation.read',
    params: oneStation.extend({ evidence: idSchema }),
    answer: { file: '*/*' },
    errors: ['not-found'],
  }),
  improve: route({
    method: 'POST',
    path: '/api/evaluations/:id/improvements',
    summary: { zh: '下达整改待办', en: 'Give a station a duty to improve' },
    permission: 'evaluation.write',
    params: oneRound,
    body: z.strictObject({ id: idSchema, station: idSchema, title: text(180), dueOn: daySchema }),
    answer: done,
    status: 201,
    errors: ['not-found', 'id-already-used', 'station-not-evaluated', 'nobody-to-improve'],
  }),
  close: route({
    method: 'POST',
    path: '/api/evaluations/:id/closing',
    summary: { zh: '结束评估，固定结果', en: 'Close the round and keep its results' },
    permission: 'evaluation.write',
    params: oneRound,
    body: z.strictObject({ id: idSchema, version: z.number().int().min(1), confirmed: z.literal(true) }),
    answer: done,
    errors: ['not-found', 'id-already-used', 'round-closed', 'changed-meanwhile'],
  }),
  xlsx: route({
    method: 'GET',
    path: '/api/evaluations/:id/xlsx',
    summary: { zh: '导出评估结果（xlsx）', en: 'The results as xlsx' },
    permission: 'evaluation.read',
    params: oneRound,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found'],
  }),
  docx: route({
    method: 'GET',
    path: '/api/evaluations/:id/stations/:station/docx',
    summary: { zh: '导出站点评估表（docx）', en: 'The evaluation of a station as docx' },
    permission: 'evaluation.read',
    params: oneStation,
    answer: { file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    errors: ['not-found', 'station-not-evaluated'],
  }),
}
