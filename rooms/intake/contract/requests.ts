import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { noIdentityReasonCodes } from '../../people/index.ts'
import { escalations } from '../domain/requests/clock.ts'
import { filedContract } from './filed-requests.ts'
import { decisionsContract } from './request-decisions.ts'
import {
  change,
  changed,
  changeErrors,
  crisis,
  done,
  need,
  oneRequest,
  requestDetail,
  requestLine,
  said,
  source,
  state,
  text,
  urgency,
} from './request-shapes.ts'

const tabs = ['waiting', 'mine', 'overdue', 'accepted', 'settled'] as const

const filters = {
  tab: z.enum(tabs).default('waiting').meta({
    description:
      'Undecided; the caller’s own open ones; undecided past their clock; accepted and going on; ended',
  }),
  source: source.optional(),
  need: need.optional(),
  urgency: urgency.optional(),
  division: divisionSchema.optional(),
  station: idSchema.optional(),
  person: idSchema.optional(),
  escalation: z.enum(escalations).optional().meta({ description: 'Escalated at least so far' }),
  unanswered: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  search: z
    .string()
    .trim()
    .max(60)
    .optional()
    .meta({ description: 'Number of the request, or the name, pinyin or initials of whom it is about' }),
  from: daySchema.optional().meta({ description: 'Received on or after' }),
  to: daySchema.optional(),
}

export type RequestFilters = z.output<z.ZodObject<typeof filters>>

const possible = z.object({
  requests: z.array(
    requestLine.extend({
      why: z.array(z.enum(['same-phone', 'same-person', 'same-name', 'similar-text'])),
    }),
  ),
  persons: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      fileNumber: z.string(),
      division: z.number().int(),
      birth: z.string().nullable(),
      why: z.array(z.string()),
    }),
  ),
})

/** Requests for help as staff see and work on them. */
export const requestsContract = {
  ...filedContract,
  list: route({
    method: 'GET',
    path: '/api/requests',
    summary: { zh: '求助列表，按紧急程度和等待时间', en: 'Requests, the most urgent and oldest first' },
    permission: 'intake.read',
    query: pageQuery.extend(filters),
    answer: pageOf(requestLine),
    errors: ['cursor-not-valid'],
  }),
  counts: route({
    method: 'GET',
    path: '/api/requests/counts',
    summary: { zh: '待办理、我的、超期的求助数量', en: 'How many requests wait, are mine, are overdue' },
    permission: 'intake.read',
    answer: z.object({
      waiting: z.number().int(),
      mine: z.number().int(),
      overdue: z.number().int(),
      unanswered: z.number().int(),
      limited: z.boolean().meta({ description: 'true when there are more than were counted' }),
    }),
  }),
  exported: route({
    method: 'GET',
    path: '/api/requests/export',
    summary: { zh: '导出求助登记表（xlsx）', en: 'Export requests as xlsx' },
    permission: 'people.export',
    query: z.object(filters),
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  }),
  read: route({
    method: 'GET',
    path: '/api/requests/:id',
    summary: { zh: '查看一件求助', en: 'One request' },
    permission: 'intake.read',
    params: oneRequest,
    answer: requestDetail,
    errors: ['not-found'],
  }),
  possible: route({
    method: 'GET',
    path: '/api/requests/:id/lookalikes',
    summary: { zh: '可能重复的求助和服务对象', en: 'Requests and people that may be the same' },
    permission: 'intake.read',
    params: oneRequest,
    answer: possible,
    errors: ['not-found'],
  }),
  take: route({
    method: 'POST',
    path: '/api/requests/:id/owner',
    summary: { zh: '接手求助，或交给同事', en: 'Take a request over, or hand it to a colleague' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({
      ...change,
      owner: idSchema.optional().meta({ description: 'An account; oneself when left out' }),
    }),
    answer: changed,
    errors: [...changeErrors, 'request-owner-not-possible'],
  }),
  colleagues: route({
    method: 'GET',
    path: '/api/requests/:id/colleagues',
    summary: { zh: '可以接手这件求助的同事', en: 'Colleagues who may take a request over' },
    permission: 'intake.record',
    params: oneRequest,
    answer: z.object({ items: z.array(z.object({ account: z.string(), name: z.string() })) }),
    errors: ['not-found'],
  }),
  putBack: route({
    method: 'POST',
    path: '/api/requests/:id/return',
    summary: { zh: '放回待办理', en: 'Put a request back into the queue' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject(change),
    answer: changed,
    errors: changeErrors,
  }),
  triage: route({
    method: 'POST',
    path: '/api/requests/:id/triage',
    summary: {
      zh: '初筛：紧急程度、需求和危机',
      en: 'Triage: urgency, needs and the crisis screen',
    },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({
      ...change,
      urgency,
      needs: z.array(need).min(1).max(10),
      crisis: z.array(crisis).max(5).meta({ description: 'What was found; empty: screened, nothing found' }),
      note: text(2000).optional(),
      at: done,
    }),
    answer: changed,
    errors: [...changeErrors, 'request-time-in-future'],
  }),
  protect: route({
    method: 'POST',
    path: '/api/requests/:id/protection',
    summary: { zh: '登记已采取的保护措施', en: 'Record a protective act' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, act: text(2000) }),
    answer: changed,
    errors: changeErrors,
  }),
  release: route({
    method: 'POST',
    path: '/api/requests/:id/release',
    summary: {
      zh: '督导签字：说明为何不需要保护措施',
      en: 'A supervisor signs why no protective act is needed',
    },
    permission: 'casework.sign',
    params: oneRequest,
    body: z.strictObject({ ...change, reason: text(2000) }),
    answer: changed,
    errors: [...changeErrors, 'request-not-in-danger'],
  }),
  correct: route({
    method: 'PUT',
    path: '/api/requests/:id',
    summary: { zh: '更正登记内容', en: 'Correct what was taken down' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, ...said, source, reason: text(200) }),
    answer: changed,
    errors: [...changeErrors, 'request-place-outside', 'request-place-too-wide', 'request-other-province'],
  }),
  link: route({
    method: 'POST',
    path: '/api/requests/:id/person',
    summary: { zh: '关联服务对象', en: 'Link a request to a person' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ ...change, person: idSchema.nullable() }),
    answer: changed,
    errors: changeErrors,
  }),
  register: route({
    method: 'POST',
    path: '/api/requests/:id/registration',
    summary: {
      zh: '建档并关联：姓名、电话、住址沿用求助内容',
      en: 'Register the person and link them; name, phone and address come from the request',
    },
    permission: 'people.write',
    params: oneRequest,
    body: z.strictObject({
      ...change,
      person: idSchema.meta({ description: 'Of the new person' }),
      station: idSchema.optional(),
      name: text(60).optional().meta({ description: 'That of the request when left out' }),
      idNumber: text(40).optional().meta({ description: 'Resident number' }),
      noNumberReason: z.enum(noIdentityReasonCodes).optional(),
      sex: z.union([z.literal(1), z.literal(2)]).optional(),
      birth: daySchema.optional(),
      keepPhone: z
        .boolean()
        .default(true)
        .meta({ description: 'Whether the phone of the request is the person’s own' }),
    }),
    answer: changed.extend({ person: z.string(), fileNumber: z.string() }),
    errors: [...changeErrors, 'request-needs-station', 'person-already-registered', 'station-not-found'],
  }),
  contact: route({
    method: 'POST',
    path: '/api/requests/:id/contact',
    summary: { zh: '查看完整联系方式', en: 'See in full how to reach the requester' },
    permission: 'people.unmask',
    params: oneRequest,
    body: z.strictObject({ purpose: text(200) }),
    answer: z.object({ phone: z.string().nullable(), otherContact: z.string().nullable() }),
    errors: ['not-found', 'request-without-contact'],
  }),
  answer: route({
    method: 'POST',
    path: '/api/requests/:id/messages',
    summary: { zh: '答复求助人', en: 'Answer the requester' },
    permission: 'intake.record',
    params: oneRequest,
    body: z.strictObject({ id: idSchema, text: text(2000) }),
    status: 201,
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'id-already-used'],
  }),
  ...decisionsContract,
}

export const requestTabs = tabs
export { state as requestState }
