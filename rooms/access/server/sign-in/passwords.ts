import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { passwordProblems } from '../../domain/password.ts'
import type { SignInPolicy } from '../../domain/policy.ts'
import { accessTables } from '../tables.ts'
import type { Library } from './library.ts'

/** Whether a password may become this account's: fit for the policy, and none of its newest ones. */
export async function checkNewPassword(
  tx: Handle,
  door: Library,
  about: {
    readonly account: string
    readonly userName: string
    readonly password: string
    readonly policy: Pick<SignInPolicy, 'passwordMinimumLength' | 'passwordHistory'>
    readonly path: string
  },
): Promise<Result<null, Refusal>> {
  const { account, userName, password, policy, path } = about
  const problems = passwordProblems(password, { userName, minimumLength: policy.passwordMinimumLength })
  if (problems.length) return refused(unfit(problems, path))
  const earlier = await accessTables(tx)
    .selectFrom('passwordHistory')
    .select('password')
    .where('account', '=', account)
    .orderBy('at', 'desc')
    .limit(policy.passwordHistory)
    .execute()
  for (const { password: hash } of earlier) {
    if (await door.verify(hash, password))
      return refused(unfit([{ code: 'password-used-before', data: { count: policy.passwordHistory } }], path))
  }
  return ok(null)
}

const unfit = (problems: readonly Problem[], path: string): Refusal => ({
  code: 'request-not-valid',
  problems: problems.map((problem) => ({ ...problem, path })),
})

/** Keeps the hash, so that the password cannot come back at once. */
export async function rememberPassword(tx: Handle, account: string, hash: string): Promise<void> {
  await accessTables(tx)
    .insertInto('passwordHistory')
    .values({ id: newId(), account, password: hash })
    .execute()
}
