import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { countLeaves, type Leaf, leafKey } from './count-leaves.ts'
import type { Engine } from './engine.ts'
import { replaceLeaves } from './leaf-store.ts'
import { everywhere, markStale, type Reach, settleBranches } from './settle-branches.ts'
import { settleStations } from './settle-stations.ts'

/** Which marks a round takes: all, those of some divisions, or those of a station. */
export type Marks = { readonly low: number; readonly high: number } | { readonly station: string } | 'all'

const leavesARound = 300

/** One settler at a time in the whole database, so that a branch is never worked out from half-settled parts. */
export const settlingLock = 4_106_210_060

/**
 * Takes some dirty leaves, counts them again from base records and works out the branches in reach. Writers are never
 * blocked: a mark is deleted by its id, which was read before the records were, so a mark that comes in meanwhile
 * stays for the next round. Returns how many leaves were settled.
 */
export async function settleRound(
  engine: Engine,
  marks: Marks,
  reach: Reach,
  waitMilliseconds?: number,
): Promise<number> {
  return engine.worker.transaction().execute(async (tx) => {
    if (waitMilliseconds !== undefined) {
      await sql.raw(`set local lock_timeout = ${Math.max(1, Math.round(waitMilliseconds))}`).execute(tx)
    }
    await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx)
    const leaves = await takeMarks(tx, marks)
    if (leaves.length > 0) {
      const changed = await replaceLeaves(tx, leaves, await countLeaves(tx, engine, leaves))
      await markStale(tx, changed)
      const touched = new Map(changed.map((place) => [leafKey(place), place]))
      await settleStations(tx, [...touched.values()])
    }
    await settleBranches(tx, reach)
    return leaves.length
  })
}

/** Everything that is marked, round by round. Returns how many leaves were settled. */
export async function settleAll(engine: Engine): Promise<number> {
  let settled = 0
  for (;;) {
    const round = await engine.oneAtATime(() => settleRound(engine, 'all', everywhere))
    settled += round
    if (round < leavesARound) return settled
  }
}

async function takeMarks(tx: Handle, marks: Marks): Promise<Leaf[]> {
  const where =
    marks === 'all'
      ? sql`true`
      : 'station' in marks
        ? sql`station = ${marks.station}`
        : sql`division between ${marks.low} and ${marks.high}`
  const leaves = await sql<Leaf>`
    select station, month from figure_dirty where ${where} group by station, month order by min(id) limit ${leavesARound}`.execute(
    tx,
  )
  if (leaves.rows.length === 0) return []
  // The later statement sees later commits; each mark it takes is still older than the reading of the records.
  await sql`delete from figure_dirty d
    using unnest(${leaves.rows.map((leaf) => leaf.station)}::uuid[], ${leaves.rows.map((leaf) => leaf.month)}::integer[]) as leaf (station, month)
    where d.station = leaf.station and d.month = leaf.month`.execute(tx)
  return [...leaves.rows]
}
