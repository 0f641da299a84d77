import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Caller } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { asksSecondFactor } from '../../domain/policy.ts'
import { headersOf, library, setCookiesOf } from '../sign-in/library.ts'
import { policyOf } from '../sign-in/policy.ts'
import { spendCode } from '../sign-in/spent-code.ts'
import { accessTables } from '../tables.ts'
import { asOneself } from './own-transaction.ts'

/** What the person scans or types, and the codes for the day the phone is lost. Shown once. */
export type Enrolment = {
  readonly uri: string
  readonly secret: string
  readonly backupCodes: readonly string[]
}

const refusals = {
  INVALID_PASSWORD: 'password-wrong',
  INVALID_CODE: 'code-wrong',
  TOTP_ALREADY_ENABLED: 'second-factor-already-set-up',
  TOTP_NOT_ENABLED: 'second-factor-not-begun',
  TWO_FACTOR_NOT_ENABLED: 'second-factor-not-set-up',
  INVALID_TWO_FACTOR_COOKIE: 'not-signed-in',
  UNAUTHORIZED: 'not-signed-in',
} as const

/** Begins: the secret is drawn but asked for only after a first code has proved that it arrived. */
export function beginSecondFactor(
  platform: Platform,
  standing: Standing,
  caller: Caller,
  password: string,
): Promise<Result<Enrolment, Refusal>> {
  return asOneself(platform, standing, {
    action: 'second-factor.begin',
    secret: 'password',
    refusals,
    run: async (tx, account) => {
      const begun = await library(platform.keys.session).within(tx, (api) =>
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(caller) }),
      )
      if (begun.method !== 'totp') throw new Error('the library set up another kind of second factor')
      return ok({ ...namedFor(account.userName, begun.totpURI), backupCodes: begun.backupCodes })
    },
  })
}

/** The library names the account by its e-mail, which is made up; the authenticator shows the user name instead. */
function namedFor(userName: string, uri: string): { uri: string; secret: string } {
  const given = new URL(uri)
  const secret = given.searchParams.get('secret') ?? ''
  const issuer = given.searchParams.get('issuer') ?? ''
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(userName)}`
  return { uri: `otpauth://totp/${label}?${given.searchParams.toString()}`, secret }
}

/** The first code: from now on it is asked for. Answers the cookies of the session that replaces this one. */
export function confirmSecondFactor(
  platform: Platform,
  standing: Standing,
  caller: Caller,
  code: string,
): Promise<Result<readonly string[], Refusal>> {
  return asOneself(platform, standing, {
    action: 'second-factor.set-up',
    secret: 'code',
    refusals,
    run: async (tx, account) => {
      const pending = await accessTables(tx)
        .selectFrom('secondFactor')
        .select('verified')
        .where('account', '=', account.id)
        .executeTakeFirst()
      if (pending?.verified) return refused({ code: 'second-factor-already-set-up' })
      const confirmed = await library(platform.keys.session).within(tx, (api) =>
        api.verifyTOTP({ body: { code: code.trim() }, headers: headersOf(caller), returnHeaders: true }),
      )
      await spendCode(tx, platform.cipher.blind('second-factor', code.trim()), account.id)
      return ok(setCookiesOf(confirmed.headers, caller))
    },
  })
}

/** Takes it away again, unless the account's roles ask for one. */
export function removeSecondFactor(
  platform: Platform,
  standing: Standing,
  caller: Caller,
  password: string,
): Promise<Result<readonly string[], Refusal>> {
  return asOneself(platform, standing, {
    action: 'second-factor.remove',
    secret: 'password',
    refusals,
    run: async (tx, account) => {
      if (await isRequired(tx, account.id)) return refused({ code: 'second-factor-required' })
      const removed = await library(platform.keys.session).within(tx, (api) =>
        api.disableTwoFactor({ body: { password }, headers: headersOf(caller), returnHeaders: true }),
      )
      return ok(setCookiesOf(removed.headers, caller))
    },
  })
}

/** Read from the grants themselves: the actor's are empty while a password is still to be changed. */
async function isRequired(tx: Handle, account: string): Promise<boolean> {
  const { secondFactorExempt } = await accessTables(tx)
    .selectFrom('account')
    .select('secondFactorExempt')
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  const held = await accessTables(tx)
    .selectFrom('accountGrant')
    .select('role')
    .where('account', '=', account)
    .where('endedAt', 'is', null)
    .execute()
  return (
    !secondFactorExempt &&
    asksSecondFactor(
      await policyOf(tx),
      held.map(({ role }) => role),
    )
  )
}

/** New backup codes; the old ones are void. */
export function renewBackupCodes(
  platform: Platform,
  standing: Standing,
  caller: Caller,
  password: string,
): Promise<Result<readonly string[], Refusal>> {
  return asOneself(platform, standing, {
    action: 'second-factor.renew-codes',
    secret: 'password',
    refusals,
    run: async (tx) => {
      const { backupCodes } = await library(platform.keys.session).within(tx, (api) =>
        api.generateBackupCodes({ body: { password }, headers: headersOf(caller) }),
      )
      return ok(backupCodes)
    },
  })
}
