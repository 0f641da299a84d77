import { sql } from 'kysely'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { BranchRow } from '../branch-store.ts'
import type { LeafRow } from '../count-leaves.ts'
import type { Engine } from '../engine.ts'
import { refillRegister } from '../heard-events.ts'
import { settlingLock } from '../settle.ts'
import type { PackedTally } from '../tally.ts'
import { BranchBuilder } from './branch-builder.ts'
import { BulkInsert } from './bulk-insert.ts'
import { countedLeaves } from './counted-leaves.ts'
import { streamed } from './leaf-stream.ts'
import { stationRows } from './station-rows.ts'

export type Rebuilt = { readonly leaves: number; readonly branches: number; readonly stations: number }

/**
 * Builds all figures again from base records, in one transaction: readers go on with the old ones until it is done,
 * writers are not held up, and what they mark meanwhile stays marked. One scan of each view, one walk over the leaves.
 */
export function rebuildFigures(engine: Engine): Promise<Rebuilt> {
  return engine.oneAtATime(async () => {
    // On its own: it keeps events from being heard, and readers should not wait for all the counting.
    await engine.worker.transaction().execute(refillRegister)
    return engine.worker.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx)
      // All rows of every cursor will be fetched: the planner otherwise chooses what gives the first ones quickly.
      await sql`set local cursor_tuple_fraction = 1`.execute(tx)
      await sql`delete from figure_dirty`.execute(tx)
      for (const table of ['figure_stale', 'figure_leaf', 'figure_division', 'figure_station']) {
        await sql`delete from ${sql.ref(table)}`.execute(tx)
      }
      const { leaves, stations } = await buildLeaves(tx, engine)
      const branches = await buildBranches(tx)
      await sql`insert into figure_build (definitions, counted_to) values (${engine.catalogue.hash}, ${engine.month()})
        on conflict (only_one) do update
        set definitions = excluded.definitions, counted_to = excluded.counted_to, counted_at = clock_timestamp()`.execute(
        tx,
      )
      return { leaves, branches, stations }
    })
  })
}

async function buildLeaves(tx: Handle, engine: Engine): Promise<{ leaves: number; stations: number }> {
  const leaves = new BulkInsert<LeafRow>(
    tx,
    (rows) => sql`
    insert into figure_leaf (province, station, month, division, amounts, members)
    select * from unnest(${rows.map((row) => provinceOf(row.division))}::smallint[], ${rows.map((row) => row.station)}::uuid[],
      ${rows.map((row) => row.month)}::integer[], ${rows.map((row) => row.division)}::bigint[],
      ${bytes(rows, 'amounts')}::bytea[], ${bytes(rows, 'members')}::bytea[])`,
  )
  const stations = new BulkInsert<ReturnType<typeof stationRows>[number]>(
    tx,
    (rows) => sql`
    insert into figure_station (province, station, period, low, high, amounts, members)
    select * from unnest(${rows.map((row) => provinceOf(row.low))}::smallint[], ${rows.map((row) => row.station)}::uuid[],
      ${rows.map((row) => row.period)}::integer[], ${rows.map((row) => row.low)}::bigint[], ${rows.map((row) => row.high)}::bigint[],
      ${bytes(rows, 'amounts')}::bytea[], ${bytes(rows, 'members')}::bytea[])`,
  )
  let station: LeafRow[] = []
  for await (const counted of countedLeaves(tx, engine)) {
    if (station[0] && station[0].station !== counted[0]?.station) {
      await stations.add(stationRows(station))
      station = []
    }
    station.push(...counted)
    await leaves.add(counted)
  }
  await stations.add(stationRows(station))
  return { leaves: await leaves.finish(), stations: await stations.finish() }
}

async function buildBranches(tx: Handle): Promise<number> {
  const branches = new BulkInsert<BranchRow>(
    tx,
    (rows) => sql`
    insert into figure_division (province, level, division, period, amounts, members)
    select * from unnest(${rows.map((row) => provinceOf(row.division))}::smallint[], ${rows.map((row) => row.level)}::smallint[],
      ${rows.map((row) => row.division)}::bigint[], ${rows.map((row) => row.period)}::integer[],
      ${bytes(rows, 'amounts')}::bytea[], ${bytes(rows, 'members')}::bytea[])`,
  )
  const built: BranchRow[] = []
  const builder = new BranchBuilder((row) => built.push(row))
  const leaves = sql<{ division: number; month: number } & PackedTally>`
    select division, month, amounts, members from figure_leaf order by division, month`
  for await (const rows of streamed(tx, 'leaves_in_order', leaves)) {
    for (const leaf of rows) builder.add(leaf.division, leaf.month, leaf)
    await branches.add(built.splice(0))
  }
  builder.finish()
  await branches.add(built)
  return branches.finish()
}

const bytes = <K extends 'amounts' | 'members'>(
  rows: readonly { readonly [key in K]: Uint8Array }[],
  column: K,
): Uint8Array[] => rows.map((row) => row[column])
