import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { type Result, refused } from '../../../../kernel/result.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { rememberPassword } from '../sign-in/passwords.ts'
import { accessTables } from '../tables.ts'
import { pinyinOfName } from './name-pinyin.ts'

export type NewAccount = {
  readonly id: Id
  readonly userName: string
  readonly displayName: string
  readonly passwordHash: string
  readonly division: DivisionCode
  readonly station: Id | null
  readonly phone?: string | undefined
  readonly language?: 'zh' | 'en'
  readonly mustChangePassword: boolean
  readonly secondFactorExempt?: boolean
  readonly createdBy: Id | null
}

/** Writes an account with its password; the caller's transaction is the access room's own, or the worker's. */
export async function insertAccount(
  tx: Handle,
  cipher: FieldCipher,
  account: NewAccount,
): Promise<Result<null, 'user-name-taken'>> {
  const tables = accessTables(tx)
  const added = await tables
    .insertInto('account')
    .values({
      id: account.id,
      userName: account.userName,
      displayName: account.displayName,
      pinyin: pinyinOfName(account.displayName),
      // The library wants an address; `.invalid` can never be written to (RFC 2606).
      email: `${account.id}@account.invalid`,
      secondFactorExempt: account.secondFactorExempt ?? false,
      division: account.division,
      station: account.station,
      phoneSealed: account.phone ? cipher.seal(account.phone) : null,
      language: account.language ?? 'zh',
      stateReason: null,
      mustChangePassword: account.mustChangePassword,
      lastSignedInAt: null,
      createdBy: account.createdBy,
    })
    .onConflict((conflict) => conflict.column('userName').doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return refused('user-name-taken')
  await tables
    .insertInto('credential')
    .values({
      id: newId(),
      account: account.id,
      provider: 'credential',
      subject: account.id,
      password: account.passwordHash,
    })
    .execute()
  await rememberPassword(tx, account.id, account.passwordHash)
  return { ok: true, value: null }
}

/** Puts another password in place: it must be changed at the next sign-in, and every session is over. */
export async function replacePassword(tx: Handle, account: Id, passwordHash: string): Promise<void> {
  const tables = accessTables(tx)
  await tables
    .updateTable('credential')
    .set({ password: passwordHash, updatedAt: new Date() })
    .where('account', '=', account)
    .execute()
  await tables
    .updateTable('account')
    .set({ mustChangePassword: true, passwordChangedAt: new Date() })
    .where('id', '=', account)
    .execute()
  await tables.deleteFrom('session').where('account', '=', account).execute()
  await rememberPassword(tx, account, passwordHash)
}
