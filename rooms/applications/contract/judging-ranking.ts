import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { outcomes } from '../domain/core/subject.ts'
import { moveUpStates } from '../domain/judging/move-up.ts'
import { lineStates } from '../domain/judging/round-order.ts'
import { change, changeErrors, instant, ofRound, plain, words, writeErrors } from './judging-shapes.ts'

const ofRanking = z.object({ ranking: idSchema })

const tie = z.object({
  group: z.string().nullable(),
  groupTitle: z.string().nullable(),
  ofPool: z.boolean().meta({ description: 'What is shared is money, not places' }),
  candidates: z.array(z.string()),
  places: z.number().int(),
})

const line = z.object({
  application: z.string(),
  position: z.number().int(),
  place: z.number().int(),
  number: z.string(),
  name: z.string(),
  organisationName: z.string().nullable(),
  score: z.number().int().nullable(),
  basis: z
    .array(z.object({ title: words, said: words }))
    .meta({ description: 'The facts by which the policy ranks, where it does not rank by points alone' }),
  amountFen: z.number().int().nullable(),
  group: z.string().nullable(),
  state: z.enum(lineStates),
  since: z
    .enum(['dropped-out', 'moved-up'])
    .nullable()
    .meta({ description: 'What came after the order was carried out' }),
})

export const rankingContract = {
  ranking: route({
    method: 'GET',
    path: '/api/applications/rounds/:round/ranking',
    summary: {
      zh: '排名：未固定时按现有数据计算，固定后不变',
      en: 'The order of a round: computed while it is not frozen, then as it was frozen',
    },
    permission: 'applications.read',
    params: ofRound,
    answer: z.object({
      hidden: z.boolean().meta({ description: 'The reader still has to judge in this round' }),
      hash: z.string().meta({ description: 'SHA-256 of programme, day and candidates' }),
      on: z.string(),
      waiting: z.array(
        z.object({
          stage: z.string(),
          title: words,
          count: z.number().int(),
          holds: z.boolean().meta({
            description:
              'Whether the order waits for them; not for what an applicant was to complete, once its days are over',
          }),
        }),
      ),
      roundOpen: z.boolean(),
      places: z.number().int().nullable(),
      poolFen: z.number().int().nullable(),
      groups: z.array(
        z.object({ group: z.string(), title: z.string(), places: z.number().int().nullable() }),
      ),
      lines: z.array(line),
      ties: z.array(tie),
      awarded: z.number().int(),
      frozen: z
        .object({
          id: z.string(),
          by: z.string(),
          at: instant,
          version: z.number().int(),
          carriedOutBy: z.string().nullable(),
          carriedOutAt: instant.nullable(),
        })
        .nullable(),
      decisions: z.array(
        z.object({
          id: z.string(),
          group: z.string().nullable(),
          chosen: z.array(z.string()),
          among: z.number().int(),
          deciders: z.string(),
          reason: z.string(),
          by: z.string(),
          at: instant,
        }),
      ),
      dropped: z
        .array(
          z.object({
            application: z.string(),
            name: z.string(),
            outcome: z.enum(outcomes).nullable(),
            on: z.string().nullable(),
            why: z.string().nullable(),
            proposed: z.boolean().meta({ description: 'Something is proposed for the place' }),
          }),
        )
        .meta({ description: 'Chosen and dropped out since; nobody took the place yet' }),
      next: z
        .array(
          z.object({
            application: z.string(),
            name: z.string(),
            place: z.number().int(),
            tied: z.boolean(),
          }),
        )
        .meta({ description: 'Who may move up, the next first; of equals each' }),
      movedUp: z
        .array(
          z.object({
            id: z.string(),
            state: z.enum(moveUpStates),
            application: z.string().nullable().meta({ description: 'Null: the place stays empty' }),
            name: z.string().nullable(),
            replaces: z.string(),
            reason: z.string(),
            by: z.string(),
            at: instant,
            decidedBy: z.string().nullable(),
            decidedAt: instant.nullable(),
            decision: z.string().nullable(),
            abilities: z.object({ decide: z.boolean() }),
          }),
        )
        .meta({ description: 'What was proposed for places that became free, and what came of it' }),
      abilities: z.object({
        freeze: z.boolean(),
        decide: z.boolean(),
        carryOut: z.boolean(),
        proposeMoveUp: z.boolean(),
      }),
    }),
    errors: ['not-found', 'round-not-ranked-here'],
  }),
  freezeRanking: route({
    method: 'POST',
    path: '/api/applications/rounds/:round/ranking',
    summary: { zh: '固定排名', en: 'Freeze the order as it was seen' },
    permission: 'applications.check',
    params: ofRound,
    body: z.strictObject({
      id: idSchema,
      ranking: idSchema,
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ description: 'Of the order that was looked at' }),
    }),
    answer: z.object({ id: z.string(), ties: z.number().int() }),
    status: 201,
    errors: [
      ...writeErrors,
      'round-not-ranked-here',
      'round-is-ranked',
      'round-still-open',
      'round-still-waits',
      'round-without-candidates',
      'ranking-changed',
      'scores-hidden',
    ],
  }),
  decideTie: route({
    method: 'POST',
    path: '/api/applications/rankings/:ranking/ties',
    summary: {
      zh: '同分决定：谁入选、由谁决定、理由',
      en: 'Decide who of equals is chosen, by whom and why',
    },
    permission: 'applications.decide',
    params: ofRanking,
    body: z.strictObject({
      id: idSchema,
      decision: idSchema,
      group: z.string().max(80).nullable().default(null),
      chosen: z.array(idSchema).min(1).max(500),
      deciders: plain(300).meta({ description: 'The persons who decided' }),
      reason: plain(1000),
    }),
    answer: z.object({ id: z.string(), openTies: z.number().int() }),
    status: 201,
    errors: [
      ...writeErrors,
      'tie-of-place-first',
      'no-such-tie',
      'tie-not-filled',
      'scores-hidden',
      'ranking-carried-out',
    ],
  }),
  withdrawRanking: route({
    method: 'POST',
    path: '/api/applications/rankings/:ranking/withdrawal',
    summary: { zh: '撤回尚未执行的排名', en: 'Withdraw an order that was not carried out' },
    permission: 'applications.decide',
    params: ofRanking,
    body: z.strictObject({ ...change, reason: plain(500) }),
    answer: z.object({ id: z.string() }),
    errors: [...changeErrors, 'ranking-carried-out'],
  }),
  carryOutRanking: route({
    method: 'POST',
    path: '/api/applications/rankings/:ranking/carrying-out',
    summary: {
      zh: '按排名执行：入选的进入下一环节，其余不予入选',
      en: 'Carry the order out: the chosen go on, the others are refused',
    },
    permission: 'applications.decide',
    params: ofRanking,
    body: z.strictObject(change),
    answer: z.object({ id: z.string(), awarded: z.number().int(), refused: z.number().int() }),
    errors: [
      ...changeErrors,
      'ranking-carried-out',
      'tie-undecided',
      'ranking-by-the-same',
      'ranking-changed',
      'scores-hidden',
    ],
  }),
  proposeMoveUp: route({
    method: 'POST',
    path: '/api/applications/rankings/:ranking/moving-up',
    summary: {
      zh: '提出递补意见：由谁接替退出者，或不再递补，须写明理由，由另一人审定',
      en: 'Propose who moves up where somebody who was chosen dropped out, or that the place stays empty; another person decides',
    },
    permission: 'applications.check',
    params: ofRanking,
    body: z.strictObject({
      id: idSchema,
      moveUp: idSchema,
      application: idSchema.nullable().meta({ description: 'Null: the place stays empty' }),
      replaces: idSchema
        .nullable()
        .default(null)
        .meta({ description: 'Whose place; null: the first free one that fits' }),
      reason: plain(500),
    }),
    answer: z.object({ id: z.string() }),
    status: 201,
    errors: [...writeErrors, 'scores-hidden', 'ranking-not-carried-out', 'no-free-place', 'not-next-in-line'],
  }),
  decideMoveUp: route({
    method: 'POST',
    path: '/api/applications/moving-up/:moveUp/decision',
    summary: {
      zh: '审定递补意见，须由提出者以外的人办理',
      en: 'Decide a proposal to move up, by another person than who made it',
    },
    permission: 'applications.decide',
    params: z.object({ moveUp: idSchema }),
    body: z.strictObject({
      id: idSchema,
      outcome: z.enum(['carried-out', 'declined']),
      reason: plain(500),
    }),
    answer: z.object({ id: z.string() }),
    errors: [
      ...changeErrors,
      'scores-hidden',
      'move-up-decided',
      'needs-second-person',
      'not-next-in-line',
      'applied-already',
      'round-not-ranked-here',
      'stage-not-possible',
      'ranking-decides',
    ],
  }),
  rankingSheet: route({
    method: 'GET',
    path: '/api/applications/rounds/:round/ranking/xlsx',
    summary: { zh: '导出排名表', en: 'The order as a spreadsheet' },
    permission: 'applications.read',
    params: ofRound,
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: ['not-found', 'round-not-ranked-here', 'scores-hidden'],
  }),
}
