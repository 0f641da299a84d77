import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { writeTrail } from '../../../../platform/server/command.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { normalUserName } from '../../domain/user-name.ts'
import { forgetFailures } from '../sign-in/attempts.ts'
import { library } from '../sign-in/library.ts'
import { checkNewPassword } from '../sign-in/passwords.ts'
import { policyOf } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'
import { system } from './first-accounts.ts'
import { replacePassword } from './open-account.ts'

/**
 * Lets an administrator in again whom nobody else can help: a new password that must be changed at once, no second
 * factor, no lock. For whoever already holds the machine and its keys; the trail says that it was done.
 */
export async function recoverAccount(
  platform: Platform,
  wanted: { readonly userName: string; readonly password: string },
): Promise<Result<{ account: Id }, Refusal>> {
  const door = library(platform.keys.session)
  const passwordHash = await door.hash(wanted.password)
  return platform.worker.handle.transaction().execute(async (tx) => {
    const tables = accessTables(tx)
    const account = await tables
      .selectFrom('account')
      .select(['id', 'userName', 'division', 'station', 'state'])
      .where('userName', '=', normalUserName(wanted.userName))
      .forUpdate()
      .executeTakeFirst()
    if (!account) return refused({ code: 'not-found' })
    if (account.state === 'closed') return refused({ code: 'account-closed' })
    const fit = await checkNewPassword(tx, door, {
      account: account.id,
      userName: account.userName,
      password: wanted.password,
      policy: await policyOf(tx),
      path: '/password',
    })
    if (!fit.ok) return fit
    await replacePassword(tx, account.id, passwordHash)
    await tables.deleteFrom('secondFactor').where('account', '=', account.id).execute()
    await tables
      .updateTable('account')
      .set({ state: 'active', stateReason: null, secondFactorEnabled: false })
      .where('id', '=', account.id)
      .execute()
    await forgetFailures(tx, platform.cipher.blind('user-name', account.userName))
    const { division, station } = account
    await writeTrail(tx, { actor: system }, 'system', [
      { action: 'account.recover', subject: account.id, division, station },
    ])
    return ok({ account: account.id })
  })
}
