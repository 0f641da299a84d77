import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import {
  affiliationAnswer,
  change,
  changeErrors,
  conflict,
  instant,
  ofRound,
  plain,
  words,
  writeErrors,
} from './judging-shapes.ts'

const ofReview = z.object({ review: idSchema })
const points = z
  .number()
  .min(0)
  .meta({ description: 'Points with at most two decimals, up to the full score of the programme' })

const reviewState = z.enum(['assigned', 'handed-in', 'recused', 'taken-back'])

export const reviewsContract = {
  panel: route({
    method: 'GET',
    path: '/api/applications/rounds/:round/panel',
    summary: { zh: '评委名单和可聘任的评委', en: 'The panel of a round, and who may be named to it' },
    permission: 'applications.check',
    params: ofRound,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          account: z.string(),
          name: z.string(),
          unit: z.string().nullable(),
          assigned: z.number().int(),
          handedIn: z.number().int(),
          leftOn: z.string().nullable(),
          leftReason: z.string().nullable(),
        }),
      ),
      candidates: z.array(z.object({ account: z.string(), name: z.string() })),
    }),
    errors: ['not-found'],
  }),
  nameReviewer: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/panel',
    summary: { zh: '聘任评委', en: 'Name somebody to the panel' },
    permission: 'applications.check',
    params: ofRound,
    body: z.strictObject({
      id: idSchema,
      member: idSchema,
      account: idSchema,
      unit: plain(120)
        .nullable()
        .default(null)
        .meta({ description: 'The body the reviewer is of, for conflicts' }),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [...writeErrors, 'reviewer-not-in-role', 'reviewer-named-already'],
  }),
  leavePanel: route({
    method: 'POST',
    path: '/api/applications/panel/:member/leaving',
    summary: { zh: '评委退出', en: 'A reviewer leaves the panel; what is not handed in goes back' },
    permission: 'applications.check',
    params: z.object({ member: idSchema }),
    body: z.strictObject({ id: idSchema, reason: plain(500) }),
    answer: z.object({ id: z.string(), takenBack: z.number().int() }),
    errors: [...writeErrors],
  }),
  assignments: route({
    method: 'GET',
    path: '/api/applications/rounds/:round/reviews',
    summary: {
      zh: '评审进度：每件由谁评、回避原因；分数在全部提交后可见',
      en: 'How far the review is: who judges what, who may not and why; points once all of an application are in',
    },
    permission: 'applications.read',
    params: ofRound,
    answer: z.object({
      each: z.number().int(),
      pointsTo: z.number(),
      hidden: z
        .boolean()
        .meta({ description: 'The reader still has to judge in this round, and sees no points' }),
      items: z.array(
        z.object({
          application: z.string(),
          number: z.string(),
          name: z.string(),
          score: z.number().int().nullable().meta({ description: 'Hundredths' }),
          missing: z.number().int(),
          reviews: z.array(
            z.object({
              id: z.string(),
              account: z.string().nullable().meta({ description: 'Null while it is hidden from the reader' }),
              name: z.string().nullable(),
              state: reviewState,
              points: z.number().int().nullable(),
              remark: z.string().nullable(),
              reason: z.string().nullable(),
              reasonEn: z.string().nullable().meta({ description: 'Null where a person typed the reason' }),
              handedInAt: instant.nullable(),
              version: z.number().int(),
            }),
          ),
          barred: z.array(z.object({ account: z.string(), name: z.string(), reasons: z.array(conflict) })),
        }),
      ),
    }),
    errors: ['not-found', 'round-not-reviewed'],
  }),
  assign: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/assignments',
    summary: {
      zh: '自动分配评委（回避后随机，可复核）',
      en: 'Give all that wait to reviewers, by a draw past conflicts',
    },
    permission: 'applications.check',
    params: ofRound,
    body: z.strictObject({ id: idSchema }),
    answer: z.object({
      seed: z.string(),
      assigned: z.number().int(),
      short: z.array(z.object({ application: z.string(), name: z.string(), missing: z.number().int() })),
    }),
    status: 201,
    errors: [...writeErrors, 'round-not-reviewed', 'panel-empty'],
  }),
  assignOne: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/reviews',
    summary: { zh: '指定一名评委评审一件', en: 'Give one application to one reviewer' },
    permission: 'applications.check',
    params: ofRound,
    body: z.strictObject({ id: idSchema, review: idSchema, application: idSchema, account: idSchema }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [
      ...writeErrors,
      'round-not-reviewed',
      'reviewer-not-on-panel',
      'reviewer-in-conflict',
      'reviewer-has-it',
    ],
  }),
  openAgain: route({
    method: 'POST',
    path: '/api/applications/reviews/:review/opening',
    summary: {
      zh: '退回评委重评（须说明理由）',
      en: 'Open a review again that was handed in, with a reason',
    },
    permission: 'applications.decide',
    params: ofReview,
    body: z.strictObject({ ...change, reason: plain(500) }),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'review-not-handed-in', 'round-is-ranked', 'own-review'],
  }),
  takeBack: route({
    method: 'POST',
    path: '/api/applications/reviews/:review/taking-back',
    summary: { zh: '收回未提交的评审', en: 'Take back a review that was not handed in' },
    permission: 'applications.check',
    params: ofReview,
    body: z.strictObject({ ...change, reason: plain(500) }),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'review-handed-in'],
  }),
  myReviews: route({
    method: 'GET',
    path: '/api/applications/my-reviews',
    summary: { zh: '我的评审任务', en: 'What I am to judge' },
    permission: 'applications.review',
    answer: z.object({
      open: z.number().int(),
      done: z.number().int(),
      items: z.array(
        z.object({
          id: z.string(),
          position: z.number().int(),
          programmeTitle: words,
          roundTitle: z.string(),
          title: z
            .string()
            .nullable()
            .meta({ description: 'Name or work, where the programme does not hide it' }),
          state: reviewState,
          points: z.number().int().nullable(),
          dueOn: z.string().nullable(),
        }),
      ),
    }),
  }),
  review: route({
    method: 'GET',
    path: '/api/applications/my-reviews/:review',
    summary: {
      zh: '一件评审：材料和本人评分',
      en: 'One review: the material and my own points; nobody else is told',
    },
    permission: 'applications.review',
    params: ofReview,
    answer: z.object({
      id: z.string(),
      position: z.number().int(),
      of: z.number().int(),
      next: z.string().nullable().meta({ description: 'The next one not handed in' }),
      programme: z.string(),
      programmeTitle: words,
      roundTitle: z.string(),
      blind: z.boolean(),
      name: z.string().nullable(),
      workTitle: z.string().nullable(),
      affiliations: z.array(affiliationAnswer),
      facts: z.array(z.object({ name: z.string(), question: words, answer: words })),
      evidence: z.array(z.object({ id: z.string(), title: z.string() })),
      pointsTo: z.number(),
      state: reviewState,
      points: z.number().int().nullable(),
      remark: z.string().nullable(),
      openedAgain: z.string().nullable().meta({ description: 'Why it was opened again' }),
      dueOn: z.string().nullable(),
      version: z.number().int(),
    }),
    errors: ['not-found'],
  }),
  handIn: route({
    method: 'POST',
    path: '/api/applications/my-reviews/:review/handing-in',
    summary: { zh: '提交评分（提交后不能修改）', en: 'Hand the points in; they are final' },
    permission: 'applications.review',
    params: ofReview,
    body: z.strictObject({ ...change, points, remark: plain(2000).nullable().default(null) }),
    answer: z.object({ id: z.string(), next: z.string().nullable() }),
    errors: [...changeErrors, 'review-not-open', 'points-over-full-score', 'points-too-fine'],
  }),
  recuse: route({
    method: 'POST',
    path: '/api/applications/my-reviews/:review/recusal',
    summary: { zh: '申请回避', en: 'Step back from judging it' },
    permission: 'applications.review',
    params: ofReview,
    body: z.strictObject({ ...change, reason: plain(500) }),
    answer: z.object({ id: z.string(), next: z.string().nullable() }),
    errors: [...changeErrors, 'review-not-open'],
  }),
  reviewEvidence: route({
    method: 'GET',
    path: '/api/applications/my-reviews/:review/evidence/:evidence',
    summary: { zh: '查看评审材料', en: 'A paper of the application to judge' },
    permission: 'applications.review',
    params: z.object({ review: idSchema, evidence: idSchema }),
    answer: { file: 'application/octet-stream' },
    errors: ['not-found'],
  }),
}
