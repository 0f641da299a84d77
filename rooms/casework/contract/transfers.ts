import { z } from 'zod'
import { divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { taskGiving } from '../../intake/contract.ts'
import { handOverFieldCodes } from '../../intake/index.ts'
import { caseKindTerms, caseProblemTerms, codesOf } from '../domain/case-codes.ts'
import { urgencyTerms } from '../domain/record-codes.ts'
import { text } from './records.ts'

const one = z.object({ id: idSchema })
const words = z.object({ zh: z.string(), en: z.string() })
const change = { id: idSchema.meta({ description: 'Id of this command' }), version: z.number().int().min(1) }

export const shownTransfer = z.object({
  id: z.string(),
  case: z.string(),
  number: z.string(),
  kind: z.enum(codesOf(caseKindTerms)),
  problem: z.enum(codesOf(caseProblemTerms)),
  urgency: z.enum(codesOf(urgencyTerms)),
  fromStation: z.string(),
  fromDivision: divisionAnswer,
  toStation: z.string(),
  fromStationName: z.string().nullable(),
  toStationName: z.string().nullable(),
  toDivision: divisionAnswer,
  state: z.enum(['asked', 'accepted', 'returned', 'withdrawn']),
  askedOn: z.string(),
  askedByName: z.string(),
  dueOn: z.string().meta({ description: 'By when the receiving station accepts or returns it' }),
  dueAt: z.string().nullable().meta({ description: 'The instant, for an urgent case or a crisis' }),
  late: z.boolean().meta({ description: 'Still waits, and its clock has run out' }),
  clientName: z.string().nullable(),
  reason: z.string().nullable(),
  settledOn: z.string().nullable(),
  settledByName: z.string().nullable(),
  answer: z.string().nullable(),
  abilities: z.object({ accept: z.boolean(), withdraw: z.boolean() }),
})

/** What the colleague has to know, which data go along, and on which ground (2.8). */
const handOver = taskGiving.handOver.omit({ purpose: true }).extend({
  summary: text(1000).meta({ description: 'What was done and how things stand' }),
  next: text(1000).meta({ description: 'What is to be done next, and by when' }),
  risks: text(500).nullable().default(null),
  papers: text(500).nullable().default(null).meta({ description: 'What is handed over on paper' }),
})

const handedOver = z.object({
  summary: z.string(),
  next: z.string(),
  risks: z.string().nullable(),
  papers: z.string().nullable(),
  fields: z.array(z.object({ field: z.enum(handOverFieldCodes), value: z.string() })),
  legalBasis: z.object({ code: z.string(), title: words, law: z.string(), article: z.string() }),
  basisNote: z.string().nullable(),
})

/** A case on its way from one station to another: asked, and accepted or returned there. */
export const caseTransferContract = {
  stations: route({
    method: 'GET',
    path: '/api/cases/:id/stations',
    summary: { zh: '可以接手个案的站点（同省）', en: 'Stations of the province that may be asked' },
    permission: 'casework.record',
    params: one,
    query: z.object({ text: z.string().trim().max(60).default('') }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), division: divisionAnswer })),
    }),
    errors: ['not-found'],
  }),
  choices: route({
    method: 'GET',
    path: '/api/cases/:id/transfer-choices',
    summary: {
      zh: '转站可用的法律依据，以及服务对象同意的情况',
      en: 'On which legal grounds the case may be handed over, and how the client’s consent stands',
    },
    permission: 'casework.record',
    params: one,
    answer: z.object({
      legalBases: z.array(
        z.object({
          code: z.string(),
          title: words,
          kind: z.enum(['consent', 'duty', 'none']),
          law: z.string(),
          article: z.string(),
          hint: words,
        }),
      ),
      consent: z
        .object({ state: z.string(), needs: z.array(z.string()) })
        .nullable()
        .meta({ description: 'null where the client’s file lies with another station' }),
      copies: z.boolean().meta({ description: 'Whether data are copied from a file that the caller sees' }),
    }),
    errors: ['not-found'],
  }),
  askTransfer: route({
    method: 'POST',
    path: '/api/cases/:id/transfers',
    summary: { zh: '请另一个站点接手个案', en: 'Ask another station to take a case over' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ ...change, station: idSchema, reason: text(500), handOver }),
    answer: z.object({ id: z.string(), version: z.number().int() }),
    status: 201,
    errors: [
      'not-found',
      'id-already-used',
      'changed-meanwhile',
      'case-withdrawn',
      'case-already-closed',
      'case-already-there',
      'case-other-province',
      'case-transfer-open',
    ],
  }),
  transfers: route({
    method: 'GET',
    path: '/api/cases/transfers',
    summary: { zh: '转入和转出的个案', en: 'Cases asked to be taken over, in and out' },
    permission: 'casework.read',
    query: pageQuery.extend({
      way: z.enum(['in', 'out']).default('in'),
      state: z.enum(['asked', 'accepted', 'returned', 'withdrawn']).optional(),
    }),
    answer: pageOf(shownTransfer),
  }),
  transfer: route({
    method: 'GET',
    path: '/api/cases/transfers/:id',
    summary: {
      zh: '查看一项转站：交接说明、随转信息、依据',
      en: 'One transfer: the hand-over note, the data that go along, and on which ground',
    },
    permission: 'casework.read',
    params: one,
    answer: shownTransfer.extend({
      handOver: handedOver
        .nullable()
        .meta({ description: 'null without the right to see sensitive fields; reading it is audited' }),
      consentEnded: z.boolean().meta({
        description:
          'It rests on the client’s consent, which has ended since: it cannot be accepted, and its data are not shown at the receiving station',
      }),
      dataWithheld: z.boolean().meta({
        description: 'Data were chosen that the receiving station is not shown any more',
      }),
      opens: z.boolean().meta({ description: 'Whether the case itself lies in the caller’s reach' }),
      workers: z
        .array(z.object({ account: z.string(), name: z.string() }))
        .meta({ description: 'Who may answer for the case at the receiving station' }),
    }),
    errors: ['not-found'],
  }),
  acceptTransfer: route({
    method: 'POST',
    path: '/api/cases/transfers/:id/acceptance',
    summary: { zh: '接收转入的个案', en: 'Take a case over' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({
      id: idSchema,
      worker: idSchema
        .optional()
        .meta({ description: 'Who of the station answers for it; the caller when left out' }),
      workerName: text(60)
        .optional()
        .meta({ description: 'Who answers for it, by name; the caller’s when left out' }),
    }),
    answer: z.object({ id: z.string(), case: z.string() }),
    errors: [
      'not-found',
      'id-already-used',
      'case-transfer-settled',
      'case-transfer-consent-ended',
      'case-worker-not-there',
    ],
  }),
  returnTransfer: route({
    method: 'POST',
    path: '/api/cases/transfers/:id/return',
    summary: { zh: '退回转入的个案', en: 'Return a case that one was asked to take over' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ id: idSchema, reason: text(500) }),
    answer: z.object({ id: z.string(), case: z.string() }),
    errors: ['not-found', 'id-already-used', 'case-transfer-settled'],
  }),
  withdrawTransfer: route({
    method: 'POST',
    path: '/api/cases/transfers/:id/withdrawal',
    summary: { zh: '撤回转出请求', en: 'Withdraw what was asked of another station' },
    permission: 'casework.record',
    params: one,
    body: z.strictObject({ id: idSchema, reason: text(500) }),
    answer: z.object({ id: z.string(), case: z.string() }),
    errors: ['not-found', 'id-already-used', 'case-transfer-settled'],
  }),
}
