import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  grantAnswer,
  policyAnswer,
  policyBody,
  reasonSchema,
  roleAnswer,
  roleSchema,
  scopeSchema,
} from '../domain/shapes.ts'

const done = z.object({ id: z.string() })
const ofAccount = z.object({ account: idSchema })

/** Roles, grants and the policy that holds for all who sign in. */
export const grantsRoutes = {
  roles: route({
    method: 'GET',
    path: '/api/access/roles',
    summary: { zh: '角色及其权限', en: 'Roles and what they may do' },
    permission: 'signed-in',
    answer: z.object({ items: z.array(roleAnswer) }),
  }),
  grants: route({
    method: 'GET',
    path: '/api/grants',
    summary: { zh: '授权列表', en: 'Grants' },
    permission: 'access.read',
    query: pageQuery.extend({
      account: idSchema.optional(),
      role: roleSchema.optional(),
      division: divisionSchema.optional(),
      current: z.enum(['yes', 'no']).default('yes').meta({ description: 'no: ended and over ones as well' }),
    }),
    answer: pageOf(grantAnswer),
  }),
  giveGrant: route({
    method: 'POST',
    path: '/api/accounts/:account/grants',
    summary: { zh: '授予角色', en: 'Give a role' },
    permission: 'access.grant',
    params: ofAccount,
    body: z.strictObject({
      id: idSchema,
      role: roleSchema,
      scope: scopeSchema,
      from: daySchema.optional(),
      to: daySchema.nullable().default(null),
      reason: reasonSchema,
    }),
    status: 201,
    answer: done,
    errors: [
      'id-already-used',
      'not-found',
      'own-grant',
      'role-not-yours-to-give',
      'scope-kind-not-for-role',
      'roles-kept-apart',
      'grant-already-held',
      'account-closed',
      'place-not-found',
    ],
  }),
  endGrant: route({
    method: 'POST',
    path: '/api/grants/:grant/end',
    summary: { zh: '收回授权，立即生效', en: 'End a grant at once' },
    permission: 'access.grant',
    params: z.object({ grant: idSchema }),
    body: z.strictObject({ id: idSchema, reason: reasonSchema }),
    answer: done,
    errors: ['id-already-used', 'not-found', 'own-grant', 'role-not-yours-to-give', 'grant-over'],
  }),
  policy: route({
    method: 'GET',
    path: '/api/access/policy',
    summary: { zh: '登录安全策略', en: 'The sign-in policy' },
    permission: 'access.read',
    answer: policyAnswer,
  }),
  setPolicy: route({
    method: 'PUT',
    path: '/api/access/policy',
    summary: { zh: '设置登录安全策略', en: 'Set the sign-in policy' },
    permission: 'access.policy',
    body: policyBody,
    answer: policyAnswer,
    errors: ['id-already-used', 'changed-meanwhile', 'policy-not-yours'],
  }),
} as const
