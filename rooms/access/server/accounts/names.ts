import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'

/**
 * The names behind ids that a record already shows: a visit names its worker to whoever may read the visit, also
 * when he may not read accounts. Ids that are no account's are left out.
 */
export async function accountNames(tx: Handle, ids: readonly (Id | null)[]): Promise<Map<Id, string>> {
  const rows = await named(tx, ids)
  return new Map(rows.map((row) => [row.id, row.displayName]))
}

/** The same, of those only to whom work can still be handed. */
export async function activeNames(tx: Handle, ids: readonly Id[]): Promise<Map<Id, string>> {
  const rows = await named(tx, ids)
  return new Map(rows.filter((row) => row.active).map((row) => [row.id, row.displayName]))
}

type Named = { id: Id; displayName: string; active: boolean }

async function named(tx: Handle, ids: readonly (Id | null)[]): Promise<Named[]> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return []
  const { rows } = await sql<Named>`
    select id, display_name, active from account_names(${asked}::uuid[])`.execute(tx)
  return rows
}
