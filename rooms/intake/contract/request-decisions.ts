import { z } from 'zod'
import { daySchema, idSchema, route } from '../../../kernel/contract.ts'
import { answerChannelTerms, answerFieldTerms } from '../domain/requests/answered.ts'
import { codesOf } from '../domain/requests/codes.ts'
import {
  change,
  changed,
  changeErrors,
  done,
  oneRequest,
  stationChoice,
  text,
  way,
} from './request-shapes.ts'

const words = text(1000).meta({ description: 'What the requester reads under the code' })
const reason = text(1000)

/** How a request is decided, merged, ended and taken up again. */
export const decisionsContract = {
  accept: route({
    method: 'POST',
    path: '/api/requests/:id/acceptance',
    summary: { zh: '受理：咨询答复、走访、个案或交办', en: 'Accept: an answer, a visit, a case or tasks' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({
      ...change,
      way,
      reason: reason.optional().meta({
        description: 'Why, and what was answered; required where it is answered at once',
      }),
      words: words.optional(),
      dueOn: daySchema.optional().meta({ description: 'By when the owner owes the visit, case or tasks' }),
      consultation: z
        .strictObject({
          channel: z.enum(codesOf(answerChannelTerms)).optional(),
          field: z.enum(codesOf(answerFieldTerms)).optional(),
          minutes: z.int().min(1).max(600).optional(),
          topic: text(200).optional(),
        })
        .optional()
        .meta({
          description:
            'Of an answer at once: what its consultation record says; what is left out follows the source and the needs',
        }),
      at: done,
    }),
    answer: changed.extend({
      duty: z.string().nullable(),
      consultation: z.string().nullable().meta({
        description:
          'The record that an answer at once becomes within moments; null in the queue of the county',
      }),
    }),
    errors: [
      ...changeErrors,
      'request-needs-triage',
      'request-needs-protection',
      'request-needs-person',
      'request-needs-station',
      'request-time-in-future',
    ],
  }),
  stations: route({
    method: 'GET',
    path: '/api/requests/:id/stations',
    summary: {
      zh: '可以转到的站点（同省）',
      en: 'Stations of the province to which the request may be moved',
    },
    permission: 'intake.record',
    params: oneRequest,
    query: z.object({ text: z.string().trim().max(60).default('') }),
    answer: z.object({ items: z.array(stationChoice) }),
    errors: ['not-found'],
  }),
  move: route({
    method: 'POST',
    path: '/api/requests/:id/move',
    summary: { zh: '转到其他站点，时限照旧', en: 'Move to another station; the clock goes on' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, station: idSchema, reason }),
    answer: changed,
    errors: [...changeErrors, 'station-not-found', 'request-already-there', 'request-other-province'],
  }),
  refer: route({
    method: 'POST',
    path: '/api/requests/:id/referral',
    summary: { zh: '转介到其他部门', en: 'Refer to another department' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({
      ...change,
      to: text(100).meta({ description: 'The department or body, by name' }),
      organisation: idSchema.optional(),
      reason,
      words: words.optional(),
      at: done,
    }),
    answer: changed,
    errors: [...changeErrors, 'request-needs-protection', 'request-time-in-future'],
  }),
  refuse: route({
    method: 'POST',
    path: '/api/requests/:id/refusal',
    summary: {
      zh: '不予受理，写明理由并告知求助人',
      en: 'Do not accept, with a reason and words to the requester',
    },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, reason, words, at: done }),
    answer: changed,
    errors: [...changeErrors, 'request-needs-protection', 'request-time-in-future'],
  }),
  merge: route({
    method: 'POST',
    path: '/api/requests/:id/merging',
    summary: { zh: '并入同一件求助', en: 'Merge into another request of the same matter' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, into: idSchema }),
    answer: changed,
    errors: [...changeErrors, 'request-merges-itself'],
  }),
  close: route({
    method: 'POST',
    path: '/api/requests/:id/closing',
    summary: { zh: '办结并告知求助人', en: 'Close, with words to the requester' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, reason: reason.optional(), words, at: done }),
    answer: changed,
    errors: [...changeErrors, 'request-needs-protection', 'request-time-in-future'],
  }),
  reopen: route({
    method: 'POST',
    path: '/api/requests/:id/reopening',
    summary: { zh: '重新受理已结束的求助', en: 'Take up again a request that had ended' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, reason }),
    answer: changed,
    errors: changeErrors,
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/requests/:id/withdrawal',
    summary: { zh: '撤销误登记的求助', en: 'Withdraw a request that was entered by mistake' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, reason }),
    answer: changed,
    errors: [...changeErrors, 'request-needs-protection'],
  }),
}
