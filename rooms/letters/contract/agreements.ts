import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema, route } from '../../../kernel/contract.ts'
import { agreementStateTerms, outcomeTerms, parties, progressTerms } from '../domain/agreement.ts'
import { codesOf } from '../domain/letter-codes.ts'
import { changed, command, one, text, version } from './schemas.ts'

const role = z.enum(parties)
const outcome = z.enum(codesOf(outcomeTerms))
const progress = z.enum(codesOf(progressTerms))
const state = z.enum(codesOf(agreementStateTerms))

const party = z.strictObject({
  role,
  name: text(40),
  tasks: z.array(text(200)).min(1).max(10),
})

const shape = {
  goal: text(1000).meta({ description: 'What is to change' }),
  workerTasks: z.array(text(200)).max(10).default([]),
  parties: z.array(party).length(3),
  startsOn: daySchema,
  reviewOn: daySchema,
}

const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
const strokes = z
  .array(z.array(point).min(1).max(2000))
  .min(1)
  .max(200)
  .meta({ description: 'Lines of points, as shares of the width and height of the field' })

const detail = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.object({ room: z.enum(['letters', 'casework']), id: z.string() }),
  station: z.string(),
  division: divisionAnswer,
  state,
  goal: z.string(),
  workerTasks: z.array(z.string()),
  startsOn: z.string(),
  reviewOn: z.string(),
  agreedOn: z.string().nullable(),
  draftedByName: z.string(),
  parties: z.array(
    z.object({
      role,
      name: z.string(),
      tasks: z.array(z.string()),
      signed: z
        .object({
          at: z.string(),
          kind: z.enum(['drawn', 'typed']),
          typed: z.string().nullable(),
          strokes: strokes.nullable(),
          witness: z.string(),
        })
        .nullable(),
    }),
  ),
  reviews: z.array(
    z.object({
      id: z.string(),
      heldOn: z.string(),
      progress,
      text: z.string(),
      nextOn: z.string().nullable(),
      heldByName: z.string(),
    }),
  ),
  closing: z.object({ on: z.string(), outcome, note: z.string().nullable() }).nullable(),
  version: z.number().int(),
  abilities: z.object({ change: z.boolean(), sign: z.boolean(), review: z.boolean(), close: z.boolean() }),
})

const changeErrors = ['not-found', 'id-already-used', 'changed-meanwhile', 'agreement-closed'] as const

export const agreementsContract = {
  draftAgreement: route({
    method: 'POST',
    path: '/api/letters/agreements',
    summary: { zh: '起草三方协议', en: 'Draft an agreement of three parties' },
    permission: 'letters.answer',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Id of the agreement and of the command' }),
      pupil: idSchema,
      ...shape,
    }),
    answer: changed.extend({ number: z.string() }),
    status: 201,
    errors: ['not-found', 'id-already-used', 'agreement-parties', 'agreement-review-day'],
  }),
  changeAgreement: route({
    method: 'PUT',
    path: '/api/letters/agreements/:id',
    summary: { zh: '修改还没有人签署的协议', en: 'Change an agreement that nobody has signed' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, version, ...shape }),
    answer: changed,
    errors: [...changeErrors, 'agreement-signed', 'agreement-parties', 'agreement-review-day'],
  }),
  agreement: route({
    method: 'GET',
    path: '/api/letters/agreements/:id',
    summary: { zh: '查看三方协议（记入审计）', en: 'One agreement; audited' },
    permission: 'letters.read',
    params: one,
    answer: detail,
    errors: ['not-found'],
  }),
  signAgreement: route({
    method: 'POST',
    path: '/api/letters/agreements/:id/signatures',
    summary: { zh: '在屏幕上签署', en: 'Sign on the screen' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({
      id: command,
      version,
      role,
      strokes: strokes.optional(),
      typed: text(40).optional(),
    }),
    answer: changed,
    status: 201,
    errors: [...changeErrors, 'agreement-signed', 'signature-missing'],
  }),
  reviewAgreement: route({
    method: 'POST',
    path: '/api/letters/agreements/:id/reviews',
    summary: { zh: '回顾协议的执行', en: 'Review an agreement' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({
      id: command,
      version,
      heldOn: daySchema,
      progress,
      text: text(2000),
      nextOn: daySchema.optional(),
    }),
    answer: changed,
    status: 201,
    errors: [...changeErrors, 'agreement-not-in-force', 'letter-day-not-valid'],
  }),
  closeAgreement: route({
    method: 'POST',
    path: '/api/letters/agreements/:id/closing',
    summary: { zh: '结束协议', en: 'Close an agreement' },
    permission: 'letters.answer',
    params: one,
    body: z.strictObject({ id: command, version, closedOn: daySchema, outcome, note: text(2000).optional() }),
    answer: changed,
    errors: [...changeErrors, 'agreement-not-in-force', 'agreement-not-reviewed', 'letter-day-not-valid'],
  }),
  agreementWord: route({
    method: 'GET',
    path: '/api/letters/agreements/:id/docx',
    summary: { zh: '三方协议 docx（记入审计）', en: 'The agreement as docx; audited' },
    permission: 'letters.read',
    params: one,
    answer: { file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    errors: ['not-found'],
  }),
}

export type AgreementDetail = z.output<typeof detail>
