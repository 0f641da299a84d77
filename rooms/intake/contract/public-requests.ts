import { z } from 'zod'
import { divisionAnswer, divisionSchema, idSchema, route, trapSchema } from '../../../kernel/contract.ts'
import { said, text } from './request-shapes.ts'

const place = z.object({ code: divisionAnswer, name: z.string(), path: z.string() })

const code = z.string().trim().min(1).max(60)

/** Pages for residents: no account, no cookie, nothing asked that is not needed. */
export const publicRequestsContract = {
  publicPlaces: route({
    method: 'GET',
    path: '/api/public/requests/places',
    summary: { zh: '求助页的地点：下级区划', en: 'Places of the public page: what lies below one' },
    permission: 'public',
    query: z.object({
      within: divisionSchema.optional().meta({ description: 'The nation when left out' }),
    }),
    answer: z.object({ place, path: z.array(place), items: z.array(place) }),
    errors: ['not-found', 'too-many-requests'],
  }),
  ask: route({
    method: 'POST',
    path: '/api/public/requests',
    summary: { zh: '居民求助（无需账号）', en: 'Ask for help, without an account' },
    permission: 'public',
    body: z.strictObject({
      id: idSchema.meta({
        description: 'Of this command; a resend with the same content gets the same code',
      }),
      ...said,
      consent: z.literal(true).meta({ description: 'The words of consent were read (个人信息保护法)' }),
      language: z.enum(['zh', 'en']).default('zh'),
      website: trapSchema,
    }),
    status: 201,
    answer: z.object({ code: z.string().meta({ description: 'Told once: how to follow the request' }) }),
    errors: ['id-already-used', 'request-place-too-wide', 'request-place-not-served', 'too-many-requests'],
  }),
  follow: route({
    method: 'POST',
    path: '/api/public/requests/state',
    summary: { zh: '凭查询码看求助进展', en: 'How far a request is, by its code' },
    permission: 'public',
    body: z.strictObject({ code }),
    answer: z.object({
      number: z.string(),
      state: z.enum(['received', 'looking', 'accepted', 'referred', 'closed']),
      receivedOn: z.string(),
      settledOn: z.string().nullable(),
      station: z.string().nullable(),
      place: z.string(),
      referredTo: z.string().nullable(),
      words: z.string().nullable(),
      messages: z.array(z.object({ at: z.string(), own: z.boolean(), text: z.string() })),
    }),
    errors: ['not-found', 'too-many-requests'],
  }),
  addMessage: route({
    method: 'POST',
    path: '/api/public/requests/messages',
    summary: { zh: '凭查询码补充说明', en: 'Add something to a request, by its code' },
    permission: 'public',
    body: z.strictObject({ id: idSchema, code, text: text(2000) }),
    status: 201,
    answer: z.object({ received: z.literal(true) }),
    errors: ['not-found', 'too-many-requests'],
  }),
}
