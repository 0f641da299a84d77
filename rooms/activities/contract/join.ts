import { z } from 'zod'
import { idSchema, route, trapSchema } from '../../../kernel/contract.ts'
import { ageBandCodes } from '../domain/community/codes.ts'
import { phone, sex, text } from './schemas.ts'

const code = z.object({ code: z.string().regex(/^[a-z2-9]{12}$/) })

/** The public page behind the code on the poster: no account, nothing of other people. */
export const joinContract = {
  toJoin: route({
    method: 'GET',
    path: '/api/join/:code',
    summary: { zh: '扫码报名、签到页：活动信息', en: 'The page of the code on a poster: which activity' },
    permission: 'public',
    params: code,
    answer: z.object({
      title: z.string(),
      themeDay: z.string().nullable(),
      audience: z.string().nullable().meta({ description: 'Whom it is for' }),
      place: z.string(),
      station: z.string(),
      startsOn: z.string(),
      startsAt: z.string(),
      endsOn: z.string(),
      endsAt: z.string(),
      state: z.enum(['before', 'open', 'closed']).meta({ description: 'Of signing in' }),
      signUp: z
        .enum(['open', 'waiting', 'closed'])
        .meta({ description: 'Of signing up before; waiting: every place is taken' }),
    }),
    errors: ['not-found'],
  }),
  join: route({
    method: 'POST',
    path: '/api/join/:code',
    summary: { zh: '扫码签到（无需账号）', en: 'Sign in by code, without an account' },
    permission: 'public',
    params: code,
    body: z.strictObject({
      id: idSchema,
      name: text(40),
      phoneEnd: z.string().regex(/^\d{4}$/, { error: 'phone-end-not-valid' }),
      sex: sex.optional(),
      ageBand: z.enum(ageBandCodes).optional(),
      volunteer: z.boolean().default(false),
      firstTime: z.boolean().optional(),
      website: trapSchema,
    }),
    answer: z.object({ received: z.literal(true) }),
    status: 201,
    errors: ['not-found', 'sign-in-closed', 'too-many-requests'],
  }),
  signUpByCode: route({
    method: 'POST',
    path: '/api/join/:code/sign-ups',
    summary: { zh: '居民自行报名（无需账号）', en: 'Sign up for an activity, without an account' },
    permission: 'public',
    params: code,
    body: z.strictObject({
      id: idSchema,
      name: text(40),
      phone: phone.meta({ description: 'Sealed; the station rings when places or times change' }),
      sex: sex.optional(),
      ageBand: z.enum(ageBandCodes).optional(),
      note: text(200).optional(),
      website: trapSchema,
    }),
    answer: z.object({ received: z.literal(true) }),
    status: 201,
    errors: ['not-found', 'sign-up-closed', 'too-many-requests'],
  }),
}
