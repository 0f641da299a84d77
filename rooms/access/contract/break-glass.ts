import { z } from 'zod'
import { idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { breakGlassAnswer, instant } from '../domain/shapes.ts'

const done = z.object({ id: z.string() })

/** Opening a file outside the scope in an emergency, and its review. */
export const breakGlassRoutes = {
  breakGlass: route({
    method: 'POST',
    path: '/api/break-glass',
    summary: {
      zh: '紧急查阅范围外的档案，三小时有效，事后复核',
      en: 'Open a file outside my scope for three hours',
    },
    permission: 'access.break-glass',
    body: z.strictObject({
      id: idSchema,
      person: z.string().trim().min(6).max(60).meta({ description: 'The exact file number, or the id' }),
      reason: z.string().trim().min(10).max(500),
    }),
    status: 201,
    answer: z.object({ id: z.string(), person: z.string(), endsAt: instant }),
    errors: ['id-already-used', 'not-found', 'break-glass-not-needed'],
  }),
  ownBreakGlass: route({
    method: 'GET',
    path: '/api/me/break-glass',
    summary: { zh: '我的紧急查阅', en: 'My emergency openings' },
    permission: 'signed-in',
    query: pageQuery,
    answer: pageOf(breakGlassAnswer),
  }),
  breakGlassEntries: route({
    method: 'GET',
    path: '/api/break-glass',
    summary: { zh: '紧急查阅待复核列表', en: 'Emergency openings to review' },
    permission: 'access.review',
    query: pageQuery.extend({ state: z.enum(['open', 'justified', 'not-justified']).optional() }),
    answer: pageOf(breakGlassAnswer),
  }),
  reviewBreakGlass: route({
    method: 'POST',
    path: '/api/break-glass/:entry/review',
    summary: { zh: '复核紧急查阅', en: 'Review an emergency opening' },
    permission: 'access.review',
    params: z.object({ entry: idSchema }),
    body: z.strictObject({ id: idSchema, justified: z.boolean(), note: z.string().trim().min(2).max(500) }),
    answer: done,
    errors: ['id-already-used', 'not-found', 'own-break-glass', 'already-reviewed'],
  }),
} as const
