import { z } from 'zod'
import { divisionAnswer, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { instant, need, oneRequest, said, source, state, urgency } from './request-shapes.ts'

const filedLine = z.object({
  id: z.string(),
  number: z.string(),
  source,
  receivedAt: z.string(),
  division: divisionAnswer,
  aboutName: z.string().nullable(),
  state,
})

/** Filing a request, and following what one has filed, for those who may not look into the inbox. */
export const filedContract = {
  file: route({
    method: 'POST',
    path: '/api/requests',
    summary: {
      zh: '登记求助：热线、来访、巡查、部门转介等',
      en: 'Take down a request: hotline, visitor, patrol, department',
    },
    // Staff need `intake.record` over the place; a partner body with `tasks.act` may refer somebody from anywhere.
    permission: 'signed-in',
    body: z.strictObject({
      id: idSchema.meta({ description: 'Of the request and of this command' }),
      ...said,
      source: source.optional().meta({ description: 'patrol, or department for a partner, when left out' }),
      receivedAt: instant.optional().meta({ description: 'When it came; now when left out' }),
      urgency: urgency.default('ordinary'),
      needs: z.array(need).max(10).default([]),
      person: idSchema.optional().meta({ description: 'Of whom it speaks, where the person has a file' }),
      station: idSchema.optional().meta({ description: 'That of the place when left out' }),
      own: z.boolean().default(false).meta({ description: 'Whether the caller looks at it from now on' }),
    }),
    status: 201,
    answer: z.object({
      id: z.string(),
      number: z.string().nullable(),
      code: z.string().meta({ description: 'For the requester, told once: how to follow the request' }),
    }),
    errors: [
      'not-permitted',
      'id-already-used',
      'request-place-outside',
      'request-place-too-wide',
      'request-place-not-served',
      'request-time-in-future',
      'station-not-found',
      'not-found',
      'too-many-requests',
    ],
  }),
  filed: route({
    method: 'GET',
    path: '/api/requests/filed',
    summary: { zh: '我登记的求助', en: 'The requests that I filed' },
    permission: 'signed-in',
    query: pageQuery,
    answer: pageOf(filedLine),
    errors: ['cursor-not-valid'],
  }),
  filedOne: route({
    method: 'GET',
    path: '/api/requests/filed/:id',
    summary: { zh: '我登记的一件求助的进展', en: 'How far a request that I filed is' },
    permission: 'signed-in',
    params: oneRequest,
    answer: filedLine.extend({
      text: z.string(),
      words: z.string().nullable().meta({ description: 'What was said about it, meant for the requester' }),
      settledAt: z.string().nullable(),
    }),
    errors: ['not-found'],
  }),
}
