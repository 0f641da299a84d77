import { z } from 'zod'
import { idSchema, route } from '../../../kernel/contract.ts'
import { instant, meAnswer, secretSchema } from '../domain/shapes.ts'

const nothing = z.null()
const passwordErrors = ['password-wrong', 'sign-in-locked'] as const

/** Signing in and out, and what a person does to his own account. */
export const ownRoutes = {
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: { zh: '登录', en: 'Sign in' },
    permission: 'public',
    body: z.strictObject({
      userName: z.string().min(1).max(100),
      password: secretSchema,
      code: z.string().max(20).optional().meta({ description: 'Six digits, or a backup code' }),
    }),
    answer: z.object({ account: z.string() }),
    errors: ['sign-in-refused', 'sign-in-locked', 'second-factor-needed', 'account-not-active'],
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    summary: { zh: '退出登录', en: 'Sign out' },
    permission: 'signed-in',
    status: 204,
    answer: nothing,
  }),
  me: route({
    method: 'GET',
    path: '/api/me',
    summary: { zh: '我是谁、能做什么', en: 'Who I am and what I may do' },
    permission: 'signed-in',
    answer: meAnswer,
  }),
  setLanguage: route({
    method: 'PUT',
    path: '/api/me/language',
    summary: { zh: '设置界面语言', en: 'Set my language' },
    permission: 'signed-in',
    body: z.strictObject({ id: idSchema, language: z.enum(['zh', 'en']) }),
    answer: z.object({ language: z.enum(['zh', 'en']) }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/me/password',
    summary: { zh: '修改密码；其他登录随之退出', en: 'Change my password; other sessions end' },
    permission: 'signed-in',
    body: z.strictObject({ currentPassword: secretSchema, newPassword: secretSchema }),
    status: 204,
    answer: nothing,
    errors: passwordErrors,
  }),
  sessions: route({
    method: 'GET',
    path: '/api/me/sessions',
    summary: { zh: '我的登录', en: 'My sessions' },
    permission: 'signed-in',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          address: z.string(),
          agent: z.string(),
          createdAt: instant,
          seenAt: instant,
          current: z.boolean(),
        }),
      ),
    }),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/api/me/sessions/:session',
    summary: { zh: '退出某处登录', en: 'End one of my sessions' },
    permission: 'signed-in',
    params: z.object({ session: idSchema }),
    status: 204,
    answer: nothing,
    errors: ['not-found'],
  }),
  endOtherSessions: route({
    method: 'DELETE',
    path: '/api/me/sessions',
    summary: { zh: '退出其他各处登录', en: 'End my other sessions' },
    permission: 'signed-in',
    answer: z.object({ ended: z.number().int() }),
  }),
  beginSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor',
    summary: { zh: '开始设置验证器', en: 'Begin setting up an authenticator' },
    permission: 'signed-in',
    body: z.strictObject({ password: secretSchema }),
    answer: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
    errors: [...passwordErrors, 'second-factor-already-set-up'],
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor/confirmation',
    summary: { zh: '用第一个验证码完成设置', en: 'Finish setting up with a first code' },
    permission: 'signed-in',
    body: z.strictObject({ code: z.string().max(20) }),
    status: 204,
    answer: nothing,
    errors: ['code-wrong', 'sign-in-locked', 'second-factor-not-begun', 'second-factor-already-set-up'],
  }),
  removeSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor/removal',
    summary: { zh: '停用验证器', en: 'Take the authenticator away' },
    permission: 'signed-in',
    body: z.strictObject({ password: secretSchema }),
    status: 204,
    answer: nothing,
    errors: [...passwordErrors, 'second-factor-required'],
  }),
  renewBackupCodes: route({
    method: 'POST',
    path: '/api/me/second-factor/backup-codes',
    summary: { zh: '换一组备用码', en: 'New backup codes' },
    permission: 'signed-in',
    body: z.strictObject({ password: secretSchema }),
    answer: z.object({ backupCodes: z.array(z.string()) }),
    errors: [...passwordErrors, 'second-factor-not-set-up'],
  }),
  colleagues: route({
    method: 'GET',
    path: '/api/colleagues',
    summary: { zh: '同一范围内的同事（用于指派）', en: 'Colleagues in my scope, to assign work to' },
    permission: 'duties.write',
    query: z.object({ search: z.string().max(40).optional() }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), displayName: z.string(), roles: z.array(z.string()) })),
    }),
  }),
} as const
