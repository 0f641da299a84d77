import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { grouped } from '../../../kernel/grouped.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Share } from '../domain/draw.ts'
import type { AccountKind, EntryKind } from '../domain/kinds.ts'
import type { Account, Line } from '../domain/movement.ts'

/** The record behind a movement of money: the room it lies in and its id there. */
export type Source = { readonly room: string; readonly id: Id }

export type NewEntry = {
  readonly id?: Id
  readonly division: DivisionCode
  readonly onDay: Day
  readonly kind: EntryKind
  readonly pool?: Id | null
  readonly budget?: Id | null
  readonly source: Source
  readonly reverses?: Id | null
  /** A string where a person typed it. */
  readonly reason?: Words | string | null
}

/**
 * Holds all accounts of budgets and pools until the end of the transaction and answers how they stand. Whoever
 * moves money calls this first and once, with everything it will touch: accounts are held in one order by everyone, so that
 * two never wait for each other.
 */
export async function holdAccounts(
  tx: Handle,
  division: DivisionCode,
  budgets: readonly Id[],
  pools: readonly Id[] = [],
): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select id, pool, budget, kind, position, balance
    from hold_fund_accounts(${provinceOf(division)}::smallint, ${[...new Set(budgets)]}::uuid[], ${[...new Set(pools)]}::uuid[])`.execute(
    tx,
  )
  return rows
}

/**
 * Writes an entry. Refused with `over-pool`, `over-budget` or `more-than-held` where an account would fall below
 * zero, and with `id-already-used`; nothing is written then.
 */
export async function postEntry(
  tx: Handle,
  { actor }: Standing,
  entry: NewEntry,
  lines: readonly Line[],
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const { source, id = newId(), reason = null, ...facts } = entry
  const said = typeof reason === 'string' ? { zh: reason, en: null } : reason
  const written = {
    ...facts,
    id,
    reason: said?.zh ?? null,
    reasonEn: said?.en ?? null,
    sourceRoom: source.room,
    sourceId: source.id,
    account: actor.account,
    accountName: actor.name,
  }
  const { rows } = await sql<{ answer: { readonly id: Id } | { readonly refused: string } }>`
    select post_ledger_entry(${JSON.stringify(written)}::jsonb, ${JSON.stringify(lines)}::jsonb) as answer`.execute(
    tx,
  )
  const answer = rows[0]?.answer
  if (!answer) throw new Error('the ledger gave no answer')
  return 'refused' in answer ? refused({ code: answer.refused }) : ok(answer)
}

/** Opens the accounts of a pool, or those of a budget on a pool. */
export async function openAccounts(
  tx: Handle,
  at: { readonly division: DivisionCode; readonly year: number; readonly pool: Id },
  budget: Id | null = null,
  position = 0,
): Promise<void> {
  await sql`
    select open_fund_accounts(${at.division}, ${at.year}::smallint, ${at.pool}, ${budget}, ${position}::smallint)`.execute(
    tx,
  )
}

/** What stands open of a commitment, a payment or a recovery on the accounts of a kind, pool by pool. */
export async function openShares(
  tx: Handle,
  division: DivisionCode,
  about: 'commitment' | 'payment' | 'recovery',
  id: Id,
  kind: AccountKind,
): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select a.pool, sum(l.amount)::bigint as amount
    from ledger_line l join fund_account a on a.province = l.province and a.id = l.account
    where l.province = ${provinceOf(division)} and ${sql.ref(`l.${about}`)} = ${id} and a.kind = ${kind}
    group by a.pool, a.position having sum(l.amount) <> 0 order by a.position, a.pool`.execute(tx)
  return rows
}

/** The same of many payments, by payment. */
export async function openSharesOfPayments(
  tx: Handle,
  division: DivisionCode,
  payments: readonly Id[],
  kind: AccountKind,
): Promise<ReadonlyMap<Id, readonly Share[]>> {
  const { rows } = await sql<Share & { payment: Id }>`
    select l.payment, a.pool, sum(l.amount)::bigint as amount
    from ledger_line l join fund_account a on a.province = l.province and a.id = l.account
    where l.province = ${provinceOf(division)} and l.payment = any(${[...payments]}::uuid[]) and a.kind = ${kind}
    group by l.payment, a.pool, a.position having sum(l.amount) <> 0 order by a.position, a.pool`.execute(tx)
  return grouped(rows, ({ payment }) => payment)
}

export const sumOf = (shares: readonly Share[]): number => shares.reduce((sum, { amount }) => sum + amount, 0)
