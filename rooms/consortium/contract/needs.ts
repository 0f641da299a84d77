import { z } from 'zod'
import { daySchema, divisionAnswer, idSchema, route } from '../../../kernel/contract.ts'
import { needItemCodes, needKindCodes, outcomeCodes, urgencyCodes } from '../domain/needs.ts'
import { closingCodes, needStateCodes, performerCodes, steps, tierCodes } from '../domain/pipeline.ts'
import { command, optionalText, text, version } from './shapes.ts'

const ofNeed = z.object({ need: idSchema })

/** One need as a list shows it. Texts are told where the reader opened the client's page, which is audited. */
export const needAnswer = z.object({
  id: z.string(),
  screening: z.string(),
  person: z.string(),
  personName: z.string().nullable().meta({ description: 'null to who may not see people' }),
  station: z.string(),
  stationName: z.string().nullable(),
  division: divisionAnswer,
  place: z.string(),
  kind: z.enum(needKindCodes),
  item: z.enum(needItemCodes),
  urgency: z.enum(urgencyCodes),
  state: z.enum(needStateCodes),
  tier: z.enum(tierCodes),
  foundOn: z.string(),
  matchedOn: z.string().nullable(),
  resource: z.string().nullable(),
  organisation: z.string().nullable(),
  offer: z.string().nullable().meta({ description: 'What was found, in words' }),
  performer: z.enum(performerCodes).nullable(),
  performerName: z.string().nullable(),
  dueOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  feedbackOn: z.string().nullable(),
  satisfaction: z.number().int().nullable(),
  outcomes: z.array(z.enum(outcomeCodes)),
  closedOn: z.string().nullable(),
  closeReason: z.enum(closingCodes).nullable(),
  version,
  steps: z.array(z.enum(steps)).meta({ description: 'What may be done with it now' }),
  note: z.string().nullable().optional(),
  deliveryNote: z.string().nullable().optional(),
  feedback: z.string().nullable().optional(),
  history: z
    .array(
      z.object({
        step: z.string(),
        tier: z.enum(tierCodes),
        on: z.string(),
        reason: z.string().nullable(),
        by: z.string(),
      }),
    )
    .optional(),
})

const changed = z.object({ id: z.string(), state: z.enum(needStateCodes), tier: z.enum(tierCodes), version })
const changeErrors = ['not-found', 'changed-meanwhile', 'step-not-possible', 'id-already-used'] as const
const change = { ...command, version }

export const needsContract = {
  offers: route({
    method: 'GET',
    path: '/api/screening-needs/:need/offers',
    summary: {
      zh: '可匹配的资源和机构（不显示对象身份）',
      en: 'What there is to offer for a need: resources that are left, organisations of the field',
    },
    permission: 'consortium.read',
    params: ofNeed,
    query: z.object({ search: z.string().max(60).optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.enum(['resource', 'organisation']),
          id: z.string(),
          name: z.string(),
          detail: z.string(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  match: route({
    method: 'POST',
    path: '/api/screening-needs/:need/match',
    summary: { zh: '为需求匹配资源', en: 'Match a need with something on offer' },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({
      ...change,
      resource: idSchema.nullable().default(null),
      organisation: idSchema.nullable().default(null),
      offer: optionalText(200).meta({
        description: 'In words; the name of the resource or body when left out',
      }),
    }),
    answer: changed,
    errors: [...changeErrors, 'offer-missing', 'offer-not-found', 'offer-used-up'],
  }),
  unmatch: route({
    method: 'POST',
    path: '/api/screening-needs/:need/unmatch',
    summary: { zh: '取消匹配，重新列为未满足', en: 'Take a match back: the need is unmet again' },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({ ...change, reason: text(200) }),
    answer: changed,
    errors: changeErrors,
  }),
  performers: route({
    method: 'GET',
    path: '/api/screening-needs/:need/performers',
    summary: { zh: '可派单的救助顾问、社工和志愿者', en: 'Who may be given the task, by tier' },
    permission: 'consortium.write',
    params: ofNeed,
    query: z.object({ tier: z.enum(tierCodes), search: z.string().max(40).optional() }),
    answer: z.object({
      items: z.array(z.object({ performer: z.enum(performerCodes), id: z.string(), name: z.string() })),
    }),
    errors: ['not-found'],
  }),
  task: route({
    method: 'POST',
    path: '/api/screening-needs/:need/task',
    summary: {
      zh: '派单给村（社区）、镇街或区县',
      en: 'Give the task to a tier: adviser, worker, volunteer or body',
    },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({
      ...change,
      tier: z.enum(tierCodes),
      performer: z.enum(performerCodes),
      account: idSchema.nullable().default(null).meta({ description: 'Of the adviser or worker' }),
      volunteer: idSchema
        .nullable()
        .default(null)
        .meta({ description: 'Whom the one who gives it goes along with' }),
      dueOn: daySchema,
    }),
    answer: changed,
    errors: [
      ...changeErrors,
      'performer-missing',
      'performer-not-possible',
      'due-in-the-past',
      'match-not-a-body',
    ],
  }),
  escalate: route({
    method: 'POST',
    path: '/api/screening-needs/:need/escalation',
    summary: { zh: '上报上一级', en: 'Hand a need up to the next tier' },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({ ...change, reason: text(200) }),
    answer: changed,
    errors: [...changeErrors, 'no-tier-above', 'body-task-open'],
  }),
  deliver: route({
    method: 'POST',
    path: '/api/screening-needs/:need/delivery',
    summary: { zh: '登记已提供', en: 'Record that it was delivered' },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({
      ...change,
      deliveredOn: daySchema,
      note: optionalText(500),
      withdrawReason: optionalText(200).meta({
        description: 'What a body is told whose task is taken back because the station delivered itself',
      }),
    }),
    answer: changed,
    errors: [...changeErrors, 'day-in-the-future', 'delivery-before-match', 'body-task-open'],
  }),
  feedback: route({
    method: 'POST',
    path: '/api/screening-needs/:need/feedback',
    summary: { zh: '登记对象反馈', en: 'Record what the client said of it' },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({
      ...change,
      feedbackOn: daySchema,
      satisfaction: z.number().int().min(1).max(5),
      outcomes: z.array(z.enum(outcomeCodes)).max(4).default([]),
      text: optionalText(500),
    }),
    answer: changed,
    errors: [...changeErrors, 'day-in-the-future', 'feedback-before-delivery'],
  }),
  close: route({
    method: 'POST',
    path: '/api/screening-needs/:need/closing',
    summary: { zh: '办结需求', en: 'Close a need' },
    permission: 'consortium.write',
    params: ofNeed,
    body: z.strictObject({ ...change, reason: z.enum(closingCodes) }),
    answer: changed,
    errors: [...changeErrors, 'closing-does-not-fit', 'body-task-open'],
  }),
}
