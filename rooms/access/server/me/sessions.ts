import { emptyScope } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import type { Caller } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { sessionTokenOf } from '../identify/session-cookie.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { headersOf, library, setCookiesOf } from '../sign-in/library.ts'
import { policyOf } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'
import { asOneself } from './own-transaction.ts'

export type OwnSession = {
  readonly id: Id
  readonly address: string
  readonly agent: string
  readonly createdAt: string
  readonly seenAt: string
  readonly current: boolean
}

/** The sessions of one's own account that are not over, the newest first. */
export function ownSessions(
  platform: Platform,
  standing: Standing,
  caller: Caller,
): Promise<Result<OwnSession[], Refusal>> {
  const token = sessionTokenOf(caller.cookie, platform.keys.session)
  return inTransaction(
    platform.database.handle,
    { actor: standing.actor, scope: emptyScope },
    'read',
    async (tx) => {
      await inAccessRoom(tx)
      const { idleMinutes } = await policyOf(tx)
      const rows = await accessTables(tx)
        .selectFrom('session')
        .select(['id', 'token', 'address', 'agent', 'createdAt', 'seenAt', 'expiresAt'])
        .where('account', '=', standing.actor.account)
        .where('expiresAt', '>', new Date())
        .where('seenAt', '>', new Date(Date.now() - idleMinutes * 60_000))
        .orderBy('createdAt', 'desc')
        .limit(100)
        .execute()
      return ok(
        rows.map((row) => ({
          id: row.id,
          address: row.address ?? '',
          agent: row.agent ?? '',
          createdAt: row.createdAt.toISOString(),
          seenAt: row.seenAt.toISOString(),
          current: row.token === token,
        })),
      )
    },
  )
}

/** Signs this session out; answers the cookies that take it from the browser. */
export function signOut(
  platform: Platform,
  standing: Standing,
  caller: Caller,
): Promise<Result<readonly string[], Refusal>> {
  return asOneself(platform, standing, {
    action: 'sign-out',
    run: async (tx) => {
      const left = await library(platform.keys.session).within(tx, (api) =>
        api.signOut({ headers: headersOf(caller), returnHeaders: true }),
      )
      return ok(setCookiesOf(left.headers, caller))
    },
  })
}

/** Ends one other session (a lost phone); it is refused at its next request. */
export function endSession(
  platform: Platform,
  standing: Standing,
  session: Id,
): Promise<Result<null, Refusal>> {
  return asOneself(platform, standing, {
    action: 'session.end',
    run: async (tx, account) => {
      const ended = await accessTables(tx)
        .deleteFrom('session')
        .where('id', '=', session)
        .where('account', '=', account.id)
        .executeTakeFirst()
      return ended.numDeletedRows > 0n ? ok(null) : refused({ code: 'not-found' })
    },
  })
}

/** Ends every session of the account but this one. */
export function endOtherSessions(
  platform: Platform,
  standing: Standing,
  caller: Caller,
): Promise<Result<{ ended: number }, Refusal>> {
  const token = sessionTokenOf(caller.cookie, platform.keys.session) ?? ''
  return asOneself(platform, standing, {
    action: 'session.end-others',
    run: async (tx, account) => {
      const ended = await accessTables(tx)
        .deleteFrom('session')
        .where('account', '=', account.id)
        .where('token', '!=', token)
        .executeTakeFirst()
      return ok({ ended: Number(ended.numDeletedRows) })
    },
  })
}
