import { sql } from 'kysely'
import { emptyScope } from '../../../../kernel/actor.ts'
import { nation } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type AuditEntry, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import { clientOf, type RateLimit, rateLimit } from '../../../../platform/server/http/rate-limit.ts'
import type { Caller } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { normalUserName } from '../../domain/user-name.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { accessTables } from '../tables.ts'
import { countFailure, forgetFailures, forgetOldAttempts, lockOf } from './attempts.ts'
import { asCookieHeader, headersOf, type Library, library, refusalCodeOf, setCookiesOf } from './library.ts'
import { policyOf } from './policy.ts'
import { spendCode } from './spent-code.ts'
import { atTheDoor } from './turnstile.ts'
import { accountByName, asActor, type SigningIn, stranger } from './who-signs-in.ts'

type SignInRequest = {
  readonly userName: string
  readonly password: string
  /** Six digits of the authenticator, or one of the backup codes. */
  readonly code?: string | undefined
}

type SignedIn = { readonly account: string; readonly cookies: readonly string[] }

/** Failures that one address may make, over all names, before it has to wait. */
const failuresAtOnce = 30
const failuresAMinute = 2

/** Signs in by user name, password and, where it is set up, second factor. */
export type SignIn = (
  asked: SignInRequest,
  about: { readonly caller: Caller; readonly request?: string },
) => Promise<Result<SignedIn, Refusal>>

export function signInTo(
  platform: Platform,
  failures: RateLimit = rateLimit({ burst: failuresAtOnce, perMinute: failuresAMinute }),
): SignIn {
  const door = library(platform.keys.session)
  return async (asked, { caller, request }) => {
    const client = clientOf(caller.address)
    const now = Date.now()
    if (!failures.has(client, now))
      return refused({ code: 'too-many-requests', data: { seconds: failures.wait(client, now) } })
    const userName = normalUserName(asked.userName)
    const nameIndex = platform.cipher.blind('user-name', userName)
    const outcome = await atTheDoor(() =>
      inTransaction<Result<SignedIn, Refusal>, Refusal>(
        platform.database.handle,
        nobody,
        'write',
        async (tx) => {
          await inAccessRoom(tx)
          const tried = await attempt(tx, {
            door,
            platform,
            nameIndex,
            caller,
            asked: { ...asked, userName },
          })
          await writeTrail(tx, { actor: tried.actor, ...(request ? { request } : {}) }, 'sign-in', [
            tried.audit,
          ])
          // A refusal is an outcome that is kept (the count of failures, the audit line), so it does not roll back.
          return ok(tried.result)
        },
      ),
    )
    if (!outcome.ok) return outcome
    if (!outcome.value.ok && outcome.value.error.code === 'sign-in-refused') failures.take(client, now)
    return outcome.value
  }
}

const nobody = { actor: stranger, scope: emptyScope }

type Tried = {
  readonly actor: typeof stranger
  readonly audit: AuditEntry
  readonly result: Result<SignedIn, Refusal>
}

type Attempt = {
  readonly door: Library
  readonly platform: Platform
  readonly nameIndex: Buffer
  readonly caller: Caller
  readonly asked: SignInRequest
}

/**
 * One try, in the caller's transaction. An unknown name, a wrong password and a wrong code are answered alike, take
 * the same time (the library hashes for nobody as well) and count alike.
 */
async function attempt(tx: Handle, the: Attempt): Promise<Tried> {
  const { nameIndex, asked } = the
  const minutes = await lockOf(tx, nameIndex)
  const account = await accountByName(tx, asked.userName)
  if (minutes !== null)
    return outcomeOf(the, account, 'sign-in.locked', { code: 'sign-in-locked', data: { minutes } })
  await sql`savepoint library`.execute(tx)
  const opened = await openSession(tx, the)
  if (!opened.ok) {
    // What the library wrote on the way to a refusal (a half-finished second factor) goes; what we count stays.
    await sql`rollback to savepoint library`.execute(tx)
    if (opened.error === 'second-factor-needed')
      return outcomeOf(the, account, 'sign-in.code-asked', { code: 'second-factor-needed' })
    const policy = await policyOf(tx)
    const counted = await countFailure(tx, nameIndex, policy)
    await forgetOldAttempts(tx)
    const action = counted.locked ? 'sign-in.locked-out' : 'sign-in.refused'
    return outcomeOf(the, account, action, { code: 'sign-in-refused' }, { failures: counted.failures })
  }
  if (account?.state !== 'active') {
    await sql`rollback to savepoint library`.execute(tx)
    return outcomeOf(the, account, 'sign-in.not-active', { code: 'account-not-active' })
  }
  await forgetFailures(tx, nameIndex)
  await forgetOverSessions(tx, account.id)
  await accessTables(tx)
    .updateTable('account')
    .set({ lastSignedInAt: sql`clock_timestamp()` })
    .where('id', '=', account.id)
    .execute()
  return {
    ...outcomeOf(the, account, 'sign-in', null),
    result: ok({ account: account.id, cookies: opened.value }),
  }
}

/** Sessions that ran out are swept when their account comes back. */
async function forgetOverSessions(tx: Handle, account: string): Promise<void> {
  await sql`delete from session where account = ${account}
    and (expires_at < now() or seen_at < now() - (select make_interval(mins => idle_minutes) from sign_in_policy))`.execute(
    tx,
  )
}

function outcomeOf(
  the: Attempt,
  account: SigningIn | undefined,
  action: string,
  refusal: Refusal | null,
  detail: Readonly<Record<string, unknown>> = {},
): Tried {
  const named = account ? {} : { name: the.nameIndex.toString('hex') }
  return {
    actor: account ? asActor(account) : stranger,
    audit: {
      action,
      ...(account ? { subject: account.id } : {}),
      division: account?.division ?? nation,
      station: account?.station ?? null,
      detail: { address: the.caller.address, ...named, ...detail },
    },
    result: refused(refusal ?? { code: 'sign-in-refused' }),
  }
}

/** The library's part: password, then code. Gives the cookies of a new session. */
async function openSession(
  tx: Handle,
  { door, platform, caller, asked }: Attempt,
): Promise<Result<readonly string[], 'refused' | 'second-factor-needed'>> {
  try {
    return await door.within(tx, async (api) => {
      const first = await api.signInUsername({
        body: { username: asked.userName, password: asked.password },
        // Without the cookies of the request: an earlier session has no say in a new one.
        headers: headersOf(caller, ''),
        returnHeaders: true,
      })
      if (!('twoFactorRedirect' in (first.response ?? {}))) return ok(setCookiesOf(first.headers, caller))
      if (!asked.code) return refused('second-factor-needed' as const)
      const code = asked.code.trim()
      const headers = headersOf(caller, asCookieHeader(first.headers))
      const check = /^\d{6}$/.test(code) ? api.verifyTOTP : api.verifyBackupCode
      const second = await check({ body: { code }, headers, returnHeaders: true })
      if (!(await spendCode(tx, platform.cipher.blind('second-factor', code), second.response.user.id)))
        return refused('refused' as const)
      return ok(setCookiesOf(second.headers, caller))
    })
  } catch (error) {
    if (refusalCodeOf(error) === null) throw error
    return refused('refused')
  }
}
