import { sql } from 'kysely'
import { emptyScope } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type AuditEntry, type Standing, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { countFailure, forgetFailures, lockOf } from '../sign-in/attempts.ts'
import { refusalCodeOf } from '../sign-in/library.ts'
import { policyOf } from '../sign-in/policy.ts'
import { atTheDoor } from '../sign-in/turnstile.ts'
import { accountById, type SigningIn } from '../sign-in/who-signs-in.ts'

export type OwnWork<T> = {
  /** The action of the audit line. */
  readonly action: string
  /**
   * What is asked for and may be wrong: then a locked name is refused, a wrong one counts, and a right password
   * clears the count. Without a secret nothing of this happens, or an open session could clear it between guesses.
   */
  readonly secret?: 'password' | 'code'
  /** What the library's refusals mean here; a code that is not named is a wrong password. */
  readonly refusals?: Readonly<Record<string, string>>
  readonly run: (tx: Handle, account: SigningIn) => Promise<Result<T, Refusal>>
}

/**
 * Something that a person does to his own way of signing in. It is no command: its input is a secret that must not be
 * kept, not even as a hash, and its answer is for this session only. It has the same transaction and audit line.
 * Wrong passwords count as at sign-in: an open session is no place to guess.
 */
export async function asOneself<T>(
  platform: Platform,
  standing: Standing,
  work: OwnWork<T>,
): Promise<Result<T, Refusal>> {
  const { actor } = standing
  if (actor.kind !== 'account') return refused({ code: 'not-permitted' })
  const inTurn = work.secret ? atTheDoor : <R>(now: () => Promise<R>) => now()
  const outcome = await inTurn(() =>
    inTransaction(
      platform.database.handle,
      { actor, scope: emptyScope },
      'write',
      async (tx): Promise<Result<Result<T, Refusal>, Refusal>> => {
        await inAccessRoom(tx)
        const account = await accountById(tx, actor.account)
        if (!account) return refused({ code: 'not-signed-in' })
        const nameIndex = platform.cipher.blind('user-name', account.userName)
        const minutes = work.secret ? await lockOf(tx, nameIndex) : null
        if (minutes !== null) return ok(refused({ code: 'sign-in-locked', data: { minutes } }))
        await sql`savepoint own`.execute(tx)
        const done = await attempt(tx, account, work)
        if (done.ok && work.secret === 'password') await forgetFailures(tx, nameIndex)
        if (!done.ok) {
          if (!['password-wrong', 'code-wrong'].includes(done.error.code)) return done
          await sql`rollback to savepoint own`.execute(tx)
          await countFailure(tx, nameIndex, await policyOf(tx))
        }
        await writeTrail(tx, standing, 'sign-in', [auditOf(work.action, account, done)])
        return ok(done)
      },
    ),
  )
  return outcome.ok ? outcome.value : outcome
}

async function attempt<T>(tx: Handle, account: SigningIn, work: OwnWork<T>): Promise<Result<T, Refusal>> {
  try {
    return await work.run(tx, account)
  } catch (error) {
    const code = refusalCodeOf(error)
    if (code === null) throw error
    return refused({ code: work.refusals?.[code] ?? 'password-wrong' })
  }
}

const auditOf = (action: string, account: SigningIn, done: Result<unknown, Refusal>): AuditEntry => ({
  action: done.ok ? action : `${action}.refused`,
  subject: account.id,
  division: account.division,
  station: account.station,
  detail: done.ok ? {} : { code: done.error.code },
})
