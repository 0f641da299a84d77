import { sql } from 'kysely'
import { provinceOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Leaf, LeafRow } from './count-leaves.ts'
import { type Delta, deltaOf } from './delta.ts'

export type LeafPlace = Leaf & { readonly division: number }

/** A row of a leaf that changed, came or went, with what was added to it. */
export type LeafChange = LeafPlace & { readonly delta: Delta }

/**
 * Puts what was counted in place of what is stored for these leaves, and tells which rows changed, came or went.
 * A row that is equal is not written, so that a recount of what is right costs nothing above it. The caller holds the
 * settling lock.
 */
export async function replaceLeaves(
  tx: Handle,
  leaves: readonly Leaf[],
  rows: readonly LeafRow[],
): Promise<LeafChange[]> {
  const stored = await sql<LeafRow>`
    select old.station, old.month, old.division, old.amounts, old.members
    from unnest(${leaves.map((leaf) => leaf.station)}::uuid[], ${leaves.map((leaf) => leaf.month)}::integer[]) as leaf (station, month)
    join figure_leaf old using (station, month)`.execute(tx)
  const before = new Map(stored.rows.map((row) => [placeKey(row), row]))
  const changed = rows.filter((row) => !isSame(before.get(placeKey(row)), row))
  const counted = new Set(rows.map(placeKey))
  const gone = stored.rows.filter((row) => !counted.has(placeKey(row)))
  await write(tx, changed)
  await remove(tx, gone)
  const changes = changed.map((row) => ({ ...placeOf(row), delta: deltaOf(before.get(placeKey(row)), row) }))
  // What hangs on a row that is gone may be gone as well, which only its other parts tell.
  return [...changes, ...gone.map((row) => ({ ...placeOf(row), delta: null }))]
}

async function write(tx: Handle, rows: readonly LeafRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into figure_leaf (province, station, month, division, amounts, members)
    select * from unnest(${rows.map((row) => provinceOf(row.division))}::smallint[], ${rows.map((row) => row.station)}::uuid[],
      ${rows.map((row) => row.month)}::integer[], ${rows.map((row) => row.division)}::bigint[],
      ${rows.map((row) => row.amounts)}::bytea[], ${rows.map((row) => row.members)}::bytea[])
    on conflict (station, month, division, province) do update set amounts = excluded.amounts, members = excluded.members`.execute(
    tx,
  )
}

async function remove(tx: Handle, rows: readonly LeafPlace[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    delete from figure_leaf old
    using unnest(${rows.map((row) => row.station)}::uuid[], ${rows.map((row) => row.month)}::integer[],
      ${rows.map((row) => row.division)}::bigint[]) as leaf (station, month, division)
    where old.station = leaf.station and old.month = leaf.month and old.division = leaf.division`.execute(tx)
}

const placeKey = ({ station, month, division }: LeafPlace): string => `${station} ${month} ${division}`

const placeOf = ({ station, month, division }: LeafPlace): LeafPlace => ({ station, month, division })

const isSame = (before: LeafRow | undefined, now: LeafRow): boolean =>
  before !== undefined &&
  Buffer.compare(before.amounts, now.amounts) === 0 &&
  Buffer.compare(before.members, now.members) === 0
