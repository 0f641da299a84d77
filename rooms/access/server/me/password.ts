import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Caller } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { headersOf, library, setCookiesOf } from '../sign-in/library.ts'
import { checkNewPassword, rememberPassword } from '../sign-in/passwords.ts'
import { policyOf } from '../sign-in/policy.ts'
import { accessTables } from '../tables.ts'
import { asOneself } from './own-transaction.ts'

export type PasswordChange = { readonly currentPassword: string; readonly newPassword: string }

/** Changes one's own password; every other session of the account ends. Answers the cookies of the new one. */
export function changePassword(
  platform: Platform,
  standing: Standing,
  caller: Caller,
  asked: PasswordChange,
): Promise<Result<readonly string[], Refusal>> {
  const door = library(platform.keys.session)
  return asOneself(platform, standing, {
    action: 'password.change',
    secret: 'password',
    run: async (tx, account) => {
      const changed = await door.within(tx, (api) =>
        api.changePassword({
          body: { ...asked, revokeOtherSessions: true },
          headers: headersOf(caller),
          returnHeaders: true,
        }),
      )
      // Asked after the library has seen the current password, so that a stranger learns nothing of old ones.
      const policy = await policyOf(tx)
      const fit = await checkNewPassword(tx, door, {
        account: account.id,
        userName: account.userName,
        password: asked.newPassword,
        policy,
        path: '/body/newPassword',
      })
      if (!fit.ok) return refused(fit.error)
      const credential = await accessTables(tx)
        .selectFrom('credential')
        .select('password')
        .where('account', '=', account.id)
        .executeTakeFirstOrThrow()
      await rememberPassword(tx, account.id, credential.password ?? '')
      await accessTables(tx)
        .updateTable('account')
        .set({ mustChangePassword: false, passwordChangedAt: sql`clock_timestamp()` })
        .where('id', '=', account.id)
        .execute()
      return ok(setCookiesOf(changed.headers, caller))
    },
  })
}
