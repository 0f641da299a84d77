import type { Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Standing, writeTrail } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { heldBy, lastDigitsOf, maskedAccount, readAccountNumber } from '../domain/bank-account.ts'
import type { Payee } from './pay.ts'
import { accountsOfPayees, endAccounts, insertPayeeAccount, othersWithNumber } from './payee-store.ts'

export type PayeeAccountInput = {
  readonly id: Id
  /** Of who pays: the division of the budget. */
  readonly division: DivisionCode
  readonly payee: Payee
  /** 户名 */
  readonly holder: string
  readonly number: string
  /** 开户行 */
  readonly bank: string
  readonly bankCode: string | null
  /** Why another than the payee holds it; needed where the names differ. */
  readonly heldForReason: string | null
}

const problem = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })

/**
 * Keeps the bank account of a payee inside the caller's transaction and ends the one before; the number is sealed. Refused:
 * `bank-account-digits`, `bank-account-length`, `bank-card-check`, `account-holder-differs`, `id-already-used`. Answers who
 * else is kept with the same number, for a person to look at.
 */
export async function keepPayeeAccount(
  tx: Handle,
  standing: Standing,
  cipher: FieldCipher,
  { id, division, payee, holder, number, bank, bankCode, heldForReason }: PayeeAccountInput,
): Promise<Result<{ readonly id: Id; readonly sharedWith: string[] }, Refusal>> {
  const digits = readAccountNumber(number, payee.kind)
  if (!digits.ok) return problem(digits.error, '/body/number')
  const own = heldBy(holder, payee.name)
  if (!own && heldForReason === null) return problem('account-holder-differs', '/body/holder')
  const numberIndex = cipher.blind('bank-account', digits.value)
  const [current] = await accountsOfPayees(tx, standing.scope, { division, payees: [payee.id] })
  if (current?.id === id) return ok({ id, sharedWith: [] })
  await endAccounts(tx, division, payee.id, standing.today)
  const row = {
    id,
    division,
    payeeKind: payee.kind,
    payee: payee.id,
    payeeName: payee.name,
    // As the register writes the name where they are the same, so that what the database compares is the same too.
    holder: own ? payee.name : holder,
    heldForReason: own ? null : heldForReason,
    sealed: cipher.seal(digits.value),
    numberIndex,
    lastDigits: lastDigitsOf(digits.value),
    bank,
    bankCode,
    fromOn: standing.today,
  }
  if (!(await insertPayeeAccount(tx, standing, row))) return refused({ code: 'id-already-used' })
  await writeTrail(tx, standing, 'write', [
    { action: 'funds.payee-account', subject: payee.id, division, detail: { account: id, kind: payee.kind } },
  ])
  return ok({ id, sharedWith: await othersWithNumber(tx, standing.scope, row) })
}

/** A payee's bank account as it may be shown: the number is masked. */
export type ShownAccount = {
  readonly id: Id
  readonly holder: string
  readonly number: string
  readonly bank: string
}

/** The bank accounts of payees at a division as they stand, by payee; who has none is not in it. */
export async function shownAccounts(
  tx: Handle,
  scope: Scope,
  at: { readonly division: DivisionCode; readonly payees: readonly Id[] },
): Promise<ReadonlyMap<Id, ShownAccount>> {
  const rows = await accountsOfPayees(tx, scope, at)
  return new Map(
    rows.map(({ payee, id, holder, lastDigits, bank }) => [
      payee,
      { id, holder, number: maskedAccount(lastDigits), bank },
    ]),
  )
}
