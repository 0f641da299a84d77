import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'

const states = ['open', 'accepted', 'declined', 'overtaken'] as const
const person = z.object({ id: z.string(), name: z.string(), account: z.string().nullable() })
const ofOne = z.object({ handover: idSchema })
const version = z.number().int().min(1)

/** A new village Party secretary is proposed as child director (S16.5, S16.A2). */
export const handoversContract = {
  handovers: route({
    method: 'GET',
    path: '/api/workforce-handovers',
    summary: { zh: '儿童主任交接', en: 'Posts of child directors to be handed over' },
    permission: 'workforce.read',
    query: pageQuery.extend({ state: z.enum(states).default('open'), within: divisionSchema.optional() }),
    answer: pageOf(
      z.object({
        id: z.string(),
        division: divisionAnswer,
        place: z.string(),
        path: z.string(),
        secretary: person.nullable().meta({ description: 'null: nobody has followed yet' }),
        director: person.nullable(),
        state: z.enum(states),
        openedOn: z.string(),
        settledOn: z.string().nullable(),
        settledBy: z.string().nullable(),
        reason: z.string().nullable(),
        version,
        mayDecide: z.boolean(),
      }),
    ),
    errors: ['cursor-not-valid'],
  }),
  acceptHandover: route({
    method: 'POST',
    path: '/api/workforce-handovers/:handover/acceptance',
    summary: {
      zh: '确认交接：结束原岗位，新书记兼任儿童主任',
      en: 'Accept: the old post ends and the new secretary is child director',
    },
    permission: 'workforce.write',
    params: ofOne,
    body: z.strictObject({
      id: idSchema,
      version,
      post: idSchema.meta({ description: 'Of the new post' }),
      on: daySchema.meta({ description: 'The first day of the new one; the old post ends the day before' }),
    }),
    answer: z.object({
      id: z.string(),
      grants: z
        .array(
          z.object({
            act: z.enum(['end', 'give']),
            role: z.literal('child-director'),
            account: z.string(),
            name: z.string(),
            division: divisionAnswer,
          }),
        )
        .meta({ description: 'Proposed: whoever appoints there was given the duty' }),
    }),
    errors: [
      'not-found',
      'changed-meanwhile',
      'handover-settled',
      'handover-without-successor',
      'handover-before-post',
      'post-place-outside-scope',
      'period-ends-before-it-starts',
      'id-already-used',
    ],
  }),
  declineHandover: route({
    method: 'POST',
    path: '/api/workforce-handovers/:handover/declining',
    summary: { zh: '不交接，写明原因', en: 'Decline: the child director stays, for a reason' },
    permission: 'workforce.write',
    params: ofOne,
    body: z.strictObject({ id: idSchema, version, reason: z.string().trim().min(1).max(200) }),
    answer: z.object({ id: z.string() }),
    errors: ['not-found', 'changed-meanwhile', 'handover-settled', 'id-already-used'],
  }),
}
