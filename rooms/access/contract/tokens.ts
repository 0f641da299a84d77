import { z } from 'zod'
import { daySchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { permissionSchema, scopeSchema, tokenAnswer } from '../domain/shapes.ts'

const done = z.object({ id: z.string() })

/** Tokens of outside programs. */
export const tokensRoutes = {
  tokens: route({
    method: 'GET',
    path: '/api/access/tokens',
    summary: { zh: '外部程序令牌', en: 'Tokens of outside programs' },
    permission: 'access.tokens',
    query: pageQuery,
    answer: pageOf(tokenAnswer),
  }),
  createToken: route({
    method: 'POST',
    path: '/api/access/tokens',
    summary: { zh: '新建令牌；令牌只显示一次', en: 'Make a token; it is shown once' },
    permission: 'access.tokens',
    body: z.strictObject({
      id: idSchema,
      name: z.string().trim().min(2).max(60),
      expiresOn: daySchema,
      grants: z
        .array(z.strictObject({ permissions: z.array(permissionSchema).min(1).max(30), scope: scopeSchema }))
        .min(1)
        .max(20),
    }),
    status: 201,
    answer: z.object({ id: z.string(), token: z.string().nullable() }),
    errors: [
      'id-already-used',
      'token-beyond-owner',
      'permission-not-for-programs',
      'token-too-long-lived',
      'place-not-found',
    ],
  }),
  revokeToken: route({
    method: 'POST',
    path: '/api/access/tokens/:token/revocation',
    summary: { zh: '吊销令牌，立即生效', en: 'Revoke a token at once' },
    permission: 'access.tokens',
    params: z.object({ token: idSchema }),
    body: z.strictObject({ id: idSchema }),
    answer: done,
    errors: ['id-already-used', 'not-found'],
  }),
} as const
