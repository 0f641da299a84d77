import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { PayeeKind } from '../domain/kinds.ts'
import { inScope } from './budget-store.ts'

export type PayeeAccountRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly payeeKind: PayeeKind
  readonly payee: Id
  readonly payeeName: string
  readonly holder: string
  readonly heldForReason: string | null
  readonly sealed: Buffer
  readonly numberIndex: Buffer
  readonly lastDigits: string
  readonly bank: string
  readonly bankCode: string | null
  readonly fromOn: Day
  readonly endedOn: Day | null
  readonly recordedName: string
}

const columns =
  sql.raw(`a.id, a.division, a.payee_kind, a.payee, a.payee_name, a.holder, a.held_for_reason, a.sealed, a.number_index,
  a.last_digits, a.bank, a.bank_code, a.from_on, a.ended_on, a.recorded_name`)

/** Accounts of payees at a division, the current ones; or those before too. */
export async function accountsOfPayees(
  tx: Handle,
  scope: Scope,
  {
    division,
    payees,
    all = false,
  }: { readonly division: DivisionCode; readonly payees: readonly Id[]; readonly all?: boolean },
): Promise<PayeeAccountRow[]> {
  const { rows } = await sql<PayeeAccountRow>`
    select ${columns} from payee_account a
    where ${inScope(scope, 'a')} and a.province = ${provinceOf(division)} and a.division = ${division}
      and a.payee = any(${[...payees]}::uuid[]) ${all ? sql`` : sql`and a.ended_on is null`}
    order by a.recorded_at desc, a.id`.execute(tx)
  return rows
}

export async function findPayeeAccount(
  tx: Handle,
  scope: Scope,
  id: Id,
): Promise<PayeeAccountRow | undefined> {
  const { rows } = await sql<PayeeAccountRow>`
    select ${columns} from payee_account a where ${inScope(scope, 'a')} and a.id = ${id}`.execute(tx)
  return rows[0]
}

/** Names under which the same number is kept for somebody else: a sign that somebody collects for others. */
export async function othersWithNumber(
  tx: Handle,
  scope: Scope,
  { division, numberIndex, payee }: Pick<PayeeAccountRow, 'division' | 'numberIndex' | 'payee'>,
): Promise<string[]> {
  const { rows } = await sql<{ payeeName: string }>`
    select distinct a.payee_name from payee_account a
    where ${inScope(scope, 'a')} and a.province = ${provinceOf(division)} and a.number_index = ${numberIndex}
      and a.payee <> ${payee} and a.ended_on is null
    order by 1 limit 20`.execute(tx)
  return rows.map(({ payeeName }) => payeeName)
}

export async function endAccounts(tx: Handle, division: DivisionCode, payee: Id, on: Day): Promise<void> {
  await sql`
    update payee_account set ended_on = ${on}
    where province = ${provinceOf(division)} and division = ${division} and payee = ${payee} and ended_on is null`.execute(
    tx,
  )
}

/** False where its id is taken. */
export async function insertPayeeAccount(
  tx: Handle,
  { actor }: Standing,
  row: Omit<PayeeAccountRow, 'endedOn' | 'recordedName'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into payee_account (province, id, division, payee_kind, payee, payee_name, holder, held_for_reason, sealed, number_index,
      last_digits, bank, bank_code, from_on, recorded_by, recorded_name)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.payeeKind}, ${row.payee}, ${row.payeeName}, ${row.holder},
      ${row.heldForReason}, ${row.sealed}, ${row.numberIndex}, ${row.lastDigits}, ${row.bank}, ${row.bankCode}, ${row.fromOn},
      ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}
