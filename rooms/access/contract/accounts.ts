import { z } from 'zod'
import { divisionSchema, idSchema, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import {
  accountAnswer,
  accountLine,
  reasonSchema,
  roleSchema,
  secretSchema,
  userNameSchema,
} from '../domain/shapes.ts'

const done = z.object({ id: z.string() })
const version = z.number().int().min(1)
const ofAccount = z.object({ account: idSchema })

/** Accounts, for those who open and keep them. */
export const accountsRoutes = {
  accounts: route({
    method: 'GET',
    path: '/api/accounts',
    summary: { zh: '账号列表', en: 'Accounts' },
    permission: 'access.read',
    query: pageQuery.extend({
      search: z.string().max(40).optional().meta({ description: 'Beginning of name, pinyin or user name' }),
      role: roleSchema.optional(),
      state: z.enum(['active', 'suspended', 'closed']).optional(),
      division: divisionSchema.optional(),
    }),
    answer: pageOf(accountLine),
  }),
  account: route({
    method: 'GET',
    path: '/api/accounts/:account',
    summary: { zh: '账号详情', en: 'One account' },
    permission: 'access.read',
    params: ofAccount,
    answer: accountAnswer,
    errors: ['not-found'],
  }),
  createAccount: route({
    method: 'POST',
    path: '/api/accounts',
    summary: { zh: '开立账号', en: 'Open an account' },
    permission: 'access.accounts',
    body: z.strictObject({
      id: idSchema,
      userName: userNameSchema,
      displayName: z.string().trim().min(1).max(40),
      phone: z.string().trim().max(20).optional(),
      language: z.enum(['zh', 'en']).default('zh'),
      home: z.strictObject({ division: divisionSchema.optional(), station: idSchema.optional() }),
      password: secretSchema.meta({ description: 'For the first sign-in, which asks for a new one' }),
    }),
    status: 201,
    answer: done,
    errors: ['id-already-used', 'user-name-taken', 'not-permitted', 'place-not-found'],
  }),
  changeAccount: route({
    method: 'PATCH',
    path: '/api/accounts/:account',
    summary: { zh: '修改账号资料', en: 'Change an account' },
    permission: 'access.accounts',
    params: ofAccount,
    body: z.strictObject({
      id: idSchema,
      version,
      displayName: z.string().trim().min(1).max(40),
      phone: z.string().trim().max(20).nullable(),
      home: z.strictObject({ division: divisionSchema.optional(), station: idSchema.optional() }),
    }),
    answer: z.object({ id: z.string(), version: z.number().int() }),
    errors: [
      'id-already-used',
      'not-found',
      'changed-meanwhile',
      'account-not-manageable',
      'place-not-found',
    ],
  }),
  setAccountState: route({
    method: 'POST',
    path: '/api/accounts/:account/state',
    summary: { zh: '停用、恢复或注销账号', en: 'Suspend, restore or close an account' },
    permission: 'access.accounts',
    params: ofAccount,
    body: z.strictObject({
      id: idSchema,
      state: z.enum(['active', 'suspended', 'closed']),
      reason: reasonSchema,
    }),
    answer: done,
    errors: ['id-already-used', 'not-found', 'own-account', 'account-not-manageable', 'account-closed'],
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/accounts/:account/password',
    summary: { zh: '重设密码并解除锁定', en: 'Set a new password and unlock' },
    permission: 'access.accounts',
    params: ofAccount,
    body: z.strictObject({ id: idSchema, password: secretSchema, reason: reasonSchema }),
    answer: done,
    errors: ['id-already-used', 'not-found', 'own-account', 'account-not-manageable'],
  }),
  resetSecondFactor: route({
    method: 'POST',
    path: '/api/accounts/:account/second-factor-reset',
    summary: { zh: '解除验证器（手机遗失）', en: 'Take away the authenticator of a lost phone' },
    permission: 'access.accounts',
    params: ofAccount,
    body: z.strictObject({ id: idSchema, reason: reasonSchema }),
    answer: done,
    errors: [
      'id-already-used',
      'not-found',
      'own-account',
      'account-not-manageable',
      'second-factor-not-set-up',
    ],
  }),
} as const
