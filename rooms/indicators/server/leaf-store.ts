import { sql } from 'kysely'
import { provinceOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Leaf, LeafRow } from './count-leaves.ts'

export type LeafPlace = Leaf & { readonly division: number }

/**
 * Puts what was counted in place of what is stored for these leaves, and tells which rows changed, came or went.
 * A row that is equal is not written, so that a recount of what is right costs nothing above it.
 */
export async function replaceLeaves(
  tx: Handle,
  leaves: readonly Leaf[],
  rows: readonly LeafRow[],
): Promise<LeafPlace[]> {
  const counted = sql`unnest(${rows.map((row) => provinceOf(row.division))}::smallint[], ${rows.map((row) => row.station)}::uuid[],
    ${rows.map((row) => row.month)}::integer[], ${rows.map((row) => row.division)}::bigint[],
    ${rows.map((row) => row.amounts)}::bytea[], ${rows.map((row) => row.members)}::bytea[])
    as counted (province, station, month, division, amounts, members)`
  const written = await sql<LeafPlace>`
    insert into figure_leaf as old (province, station, month, division, amounts, members) select * from ${counted}
    on conflict (station, month, division, province) do update set amounts = excluded.amounts, members = excluded.members
    where old.amounts <> excluded.amounts or old.members <> excluded.members
    returning station, month, division`.execute(tx)
  const gone = await sql<LeafPlace>`
    delete from figure_leaf old
    using unnest(${leaves.map((leaf) => leaf.station)}::uuid[], ${leaves.map((leaf) => leaf.month)}::integer[]) as leaf (station, month)
    where old.station = leaf.station and old.month = leaf.month
      and not exists (select from ${counted} where counted.station = old.station and counted.month = old.month
        and counted.division = old.division)
    returning old.station, old.month, old.division`.execute(tx)
  return [...written.rows, ...gone.rows]
}
