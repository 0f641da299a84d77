import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Caller } from '../../../../platform/server/http/routes.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { longestPassword } from '../../domain/password.ts'
import { isUserName, normalUserName } from '../../domain/user-name.ts'

/**
 * better-auth, set up over our tables (migrations/0020-access.sql names them). None of its own routes is mounted:
 * the room's contract calls `auth.api`, so that every sign-in passes the lock, the policy and the audit trail.
 *
 * It is loaded at the first use, because it costs half a second of start-up that a command line does not need.
 */
async function open(sessionKey: string) {
  const [{ betterAuth }, { twoFactor }, { username }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('better-auth/plugins/username'),
  ])
  const auth = betterAuth({
    appName: 'Zhulian',
    // Only compared with itself: no route is mounted, nothing redirects.
    baseURL: 'http://127.0.0.1',
    secret: sessionKey,
    // No transactions of its own: it works inside ours, so that a session and its audit line are one.
    database: { db: ambientHandle as never, type: 'postgres', transaction: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // Length is the policy's business (domain/password.ts); the library must not refuse in its own words.
      minPasswordLength: 1,
      maxPasswordLength: longestPassword,
    },
    user: { modelName: 'account', fields: { name: 'displayName' } },
    account: {
      modelName: 'credential',
      fields: { userId: 'account', providerId: 'provider', accountId: 'subject' },
    },
    session: {
      fields: { userId: 'account', ipAddress: 'address', userAgent: 'agent', updatedAt: 'seenAt' },
      // How long the cookie is kept. The session itself ends by the policy, below and in actor_of_session.
      expiresIn: longestSessionHours * 3600,
      disableSessionRefresh: true,
    },
    databaseHooks: {
      session: { create: { before: async () => ({ data: { expiresAt: await endOfNewSession() } }) } },
    },
    advanced: {
      cookiePrefix: 'zhulian',
      useSecureCookies: false,
      // Strict: the pages are static, so nothing of a person's is ever fetched by following a link from elsewhere.
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      database: { generateId: newId, validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameNormalization: normalUserName,
        usernameValidator: (name) => isUserName(normalUserName(name)),
        schema: { user: { fields: { username: 'userName' } } },
      }),
      twoFactor({
        issuer: '助联 Zhulian',
        // Failures are counted with those of the password, by user name.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'secondFactorEnabled' } },
          twoFactor: { modelName: 'secondFactor', fields: { userId: 'account' } },
        },
      }),
    ],
  })
  return auth
}

/** The longest that the policy can allow (a check of sign_in_policy). */
const longestSessionHours = 72

async function endOfNewSession(): Promise<Date> {
  const { rows } = await sql<{ end: Date }>`
    select now() + make_interval(hours => session_hours) as end from sign_in_policy`.execute(handleNow())
  const [row] = rows
  if (!row) throw new Error('the sign-in policy is missing')
  return row.end
}

/** The library asks for an address in a header; ours comes from the connection, not from what a client wrote. */
const addressHeader = 'x-zhulian-client'

const current = new AsyncLocalStorage<Handle>()

function handleNow(): Handle {
  const handle = current.getStore()
  if (!handle) throw new Error('the sign-in library was called outside a transaction')
  return handle
}

/**
 * A handle that is, for each call, the transaction the call runs in. The library keeps one handle for ever; this is
 * how it takes part in a transaction that it did not begin.
 */
const ambientHandle = new Proxy({} as Handle, {
  get: (_, property) => {
    const handle = handleNow()
    const value: unknown = Reflect.get(handle, property, handle)
    return typeof value === 'function' ? value.bind(handle) : value
  },
  has: (_, property) => property in (current.getStore() ?? {}),
})

type Auth = Awaited<ReturnType<typeof open>>

export type Library = {
  /** Calls the library inside a transaction. */
  within<T>(tx: Handle, work: (api: Auth['api']) => Promise<T>): Promise<T>
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

const opened = new Map<string, Promise<Auth>>()

/** The library for a deployment's session key; one for the whole process. */
export function library(sessionKey: string): Library {
  const auth = () => {
    const known = opened.get(sessionKey) ?? open(sessionKey)
    opened.set(sessionKey, known)
    return known
  }
  return {
    within: async (tx, work) => {
      const { api } = await auth()
      return current.run(tx, () => work(api))
    },
    hash: async (password) => (await (await auth()).$context).password.hash(password),
    verify: async (hash, password) => (await (await auth()).$context).password.verify({ hash, password }),
  }
}

/** The headers of a call into the library: cookies as they came, and who is calling. */
export const headersOf = (caller: Caller, cookie: string = caller.cookie): Headers =>
  new Headers({ cookie, 'user-agent': caller.userAgent, [addressHeader]: caller.address })

/** The library's Set-Cookie headers, `Secure` added where the request came over HTTPS. */
export const setCookiesOf = (headers: Headers, caller: Caller): string[] =>
  headers.getSetCookie().map((cookie) => (caller.secure ? `${cookie}; Secure` : cookie))

/** `name=value` of Set-Cookie headers, to hand the library its own cookies back within one request. */
export const asCookieHeader = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')

/** The library refuses by throwing; its codes are read here and nowhere else. */
export function refusalCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error) || !('body' in error))
    return null
  const { body } = error as { body?: { code?: string } }
  return body?.code ?? 'UNKNOWN'
}
