import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../kernel/division.ts'
import type { Id } from '../../kernel/id.ts'
import type { Handle } from './database/connect.ts'

/** Where a record lies; `table` has the columns `reversed_by` and `reversed_at` (migrations/0061). */
export type Reversible = {
  readonly table: string
  /** What is taken out, in the words of the room: `group-session`, `resource-link`. */
  readonly kind: string
  readonly record: Id
  readonly station: Id
  readonly division: DivisionCode
}

export type ReversalInput = {
  readonly id: Id
  readonly reason: string
  /** The record that takes its place; null where it is withdrawn. */
  readonly replacement: Id | null
}

/** Who took a record out, when and why. `at` is an ISO time. */
export type Reversal = {
  readonly id: Id
  readonly record: Id
  readonly replacement: Id | null
  readonly reason: string
  readonly by: Id
  readonly byName: string
  readonly at: string
}

/**
 * Takes a record out inside the caller's transaction (7.5). The mark on the record is the lock: of two who try at once
 * the second waits and then finds it taken. Answers false where it was taken out before, and writes nothing.
 */
export async function takeOutRecord(
  tx: Handle,
  actor: Actor,
  { table, kind, record, station, division }: Reversible,
  { id, reason, replacement }: ReversalInput,
): Promise<boolean> {
  const province = provinceOf(division)
  const marked = await sql`
    update ${sql.ref(table)} set reversed_by = ${id}, reversed_at = clock_timestamp()
    where province = ${province} and id = ${record} and reversed_by is null returning id`.execute(tx)
  if (marked.rows.length === 0) return false
  await sql`
    insert into record_reversal (province, id, kind, record, replacement, station, division, reason, account, account_name)
    values (${province}, ${id}, ${kind}, ${record}, ${replacement}, ${station}, ${division}, ${reason}, ${actor.account},
      ${actor.name})`.execute(tx)
  return true
}

/** The reversals of some records, by record. */
export async function reversalsOf(
  tx: Handle,
  province: number,
  records: readonly Id[],
): Promise<ReadonlyMap<Id, Reversal>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<Reversal>`
    select id, record, replacement, reason, account as by, account_name as by_name, to_json(at) #>> '{}' as at
    from record_reversal where province = ${province} and record = any(${[...records]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.record, row]))
}
