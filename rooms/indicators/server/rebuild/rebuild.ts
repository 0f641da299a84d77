import { sql } from 'kysely'
import { provinceOf } from '../../../../kernel/division.ts'
import { type Copying, copying } from '../../../../platform/server/database/copying.ts'
import type { BranchRow } from '../branch-store.ts'
import {
  countedLeaf,
  ensureOrdinals,
  type LeafRow,
  leavesOf,
  openCounting,
  type Source,
} from '../count-leaves.ts'
import type { Engine } from '../engine.ts'
import { refillRegister } from '../heard-events.ts'
import { settlingLock } from '../settle.ts'
import { setCells, sharedAt } from '../shared-sets.ts'
import { BranchBuilder } from './branch-builder.ts'
import { leafSlices } from './leaf-slices.ts'
import { StagedCopy } from './staged-copy.ts'
import { StationBuilder, type StationRow } from './station-builder.ts'

export type Rebuilt = { readonly leaves: number; readonly branches: number; readonly stations: number }

/**
 * Builds all figures again from base records, in one transaction: readers go on with the old ones until it is done,
 * writers are not held up, and what they mark meanwhile stays marked. One scan of each view, one walk over the leaves.
 */
export function rebuildFigures(engine: Engine): Promise<Rebuilt> {
  return engine.oneAtATime(async () => {
    // On its own: it keeps events from being heard, and readers should not wait for all the counting.
    await engine.worker.transaction().execute(refillRegister)
    return copying(engine.database, async (writing) => {
      const { leaves, stations } = await buildLeaves(engine, writing)
      const branches = await buildBranches(writing)
      await sql`insert into figure_build (definitions, counted_to) values (${engine.catalogue.hash}, ${engine.month()})
        on conflict (only_one) do update
        set definitions = excluded.definitions, counted_to = excluded.counted_to, counted_at = clock_timestamp()`.execute(
        writing.tx,
      )
      return { leaves, branches, stations }
    })
  })
}

/**
 * Rows are read on a second connection while what was counted of the earlier ones is written on the first. Its
 * snapshot is taken after the marks were, so that whatever it does not see is marked. It commits first: the numbers of
 * households that it gave must not be lost when the figures that are made of them are kept.
 */
async function buildLeaves(engine: Engine, writing: Copying): Promise<{ leaves: number; stations: number }> {
  const read = (reading: Copying) => countAll(engine, reading, writing)
  return copying(engine.database, read, 'repeatable read')
}

async function countAll(
  engine: Engine,
  reading: Copying,
  writing: Copying,
): Promise<{ leaves: number; stations: number }> {
  await emptyFigures(writing)
  const leaves = await StagedCopy.into<LeafRow>(
    writing,
    'figure_leaf',
    ['province', 'station', 'month', 'division', 'amounts', 'members'],
    (rows, { station, month, division, amounts, members }) =>
      rows
        .smallint(provinceOf(division))
        .uuid(station)
        .integer(month)
        .bigint(division)
        .binary(amounts)
        .binary(members),
  )
  const stations = await StagedCopy.into<StationRow>(
    writing,
    'figure_station',
    ['province', 'station', 'period', 'low', 'high', 'amounts', 'members'],
    (rows, { station, period, low, high, amounts, members }) =>
      rows
        .smallint(provinceOf(low))
        .uuid(station)
        .integer(period)
        .bigint(low)
        .bigint(high)
        .binary(amounts)
        .binary(members),
  )
  const counting = await openCounting(engine, writing)
  const source: Source = (view) =>
    sql`(select * from ${sql.ref(view)} where month <= ${sql.lit(engine.month())}) r`
  // All is read and sorted once, by as many processes as may work at it: by itself the planner holds that handing
  // the rows over costs more than the sorting.
  await sql`set local work_mem = '128MB'`.execute(reading.tx)
  await sql`set local parallel_tuple_cost = 0`.execute(reading.tx)
  await ensureOrdinals(reading, counting.plans, source)
  const stationRows: StationRow[] = []
  const builder = new StationBuilder((row) => stationRows.push(row))
  for await (const found of leavesOf(reading, counting, source)) {
    for (const leaf of found) {
      const counted = countedLeaf(leaf)
      builder.add(leaf, counted)
      await leaves.add(counted)
    }
    await stations.add(stationRows.splice(0))
  }
  builder.finish()
  await stations.add(stationRows)
  return { leaves: await leaves.finish(), stations: await stations.finish() }
}

async function emptyFigures({ tx }: Copying): Promise<void> {
  await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx)
  for (const table of ['figure_dirty', 'figure_stale', 'figure_leaf', 'figure_division', 'figure_station']) {
    await sql`delete from ${sql.ref(table)}`.execute(tx)
  }
}

async function buildBranches(writing: Copying): Promise<number> {
  const branches = await StagedCopy.into<BranchRow>(
    writing,
    'figure_division',
    ['province', 'level', 'division', 'period', 'amounts', 'members', 'shared'],
    (rows, { level, division, period, amounts, members, shared }) =>
      rows
        .smallint(provinceOf(division))
        .smallint(level)
        .bigint(division)
        .integer(period)
        .binary(amounts)
        .binary(members)
        .binary(shared),
  )
  const cells = await setCells(writing.tx)
  const built: BranchRow[] = []
  const builder = new BranchBuilder((row) =>
    built.push({ ...row, shared: sharedAt(row.level, row.members, cells) }),
  )
  for await (const slice of leafSlices(writing)) {
    for (const leaf of slice) builder.add(leaf.division, leaf.month, leaf)
    await branches.add(built.splice(0))
  }
  builder.finish()
  await branches.add(built)
  return branches.finish()
}
