import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { copying } from '../../../platform/server/database/copying.ts'
import { isStock } from '../domain/measure.ts'
import { countLeaves, type Leaf, leafKey } from './count-leaves.ts'
import type { Engine } from './engine.ts'
import { replaceLeaves } from './leaf-store.ts'
import { everywhere, markStale, type Reach, settleBranches } from './settle-branches.ts'
import { settleStations } from './settle-stations.ts'

/** Which marks a round takes: all, those of some divisions, those of a station, or none (branches only). */
export type Marks =
  | { readonly low: number; readonly high: number }
  | { readonly station: string }
  | 'all'
  | 'none'

/**
 * Few enough that whoever reads meanwhile does not wait long for the round to end, and many enough that a round's own
 * statements are a small part of it.
 */
const leavesARound = 250

/** One settler at a time in the whole database, so that a branch is never worked out from half-settled parts. */
export const settlingLock = 4_106_210_060

/**
 * Takes some dirty leaves, counts them again from base records and works out the branches in reach. Writers are never
 * blocked: a mark is deleted by its id, which was read before the records were, so a mark that comes in meanwhile
 * stays for the next round. Marks of months to come are taken away: their month is marked when it begins. Returns how many leaves it took.
 */
export async function settleRound(
  engine: Engine,
  marks: Marks,
  reach: Reach,
  waitMilliseconds?: number,
): Promise<number> {
  return copying(engine.database, async (own) => {
    const { tx } = own
    if (waitMilliseconds !== undefined) {
      await sql.raw(`set local lock_timeout = ${Math.max(1, Math.round(waitMilliseconds))}`).execute(tx)
    }
    await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx)
    const taken = await takeMarks(tx, marks)
    const leaves = taken.filter((leaf) => leaf.month <= engine.month())
    if (leaves.length > 0) {
      const changed = await replaceLeaves(tx, leaves, await countLeaves(own, engine, leaves))
      await markStale(tx, changed)
      const touched = new Map(changed.map((place) => [leafKey(place), place]))
      await settleStations(tx, [...touched.values()])
    }
    const branches = await settleBranches(tx, reach)
    if (taken.length + branches > 0)
      await sql`update figure_build set counted_at = clock_timestamp()`.execute(tx)
    return taken.length
  })
}

/** After so many rounds of leaves the nodes above have their turn, however much is still being written. */
const roundsBeforeBranches = 8

/**
 * Everything that is marked, until it is done or told to stop. Leaves and towns first, in several rounds; then each
 * level above once, so that the nation is not worked out again for every hundred leaves. The lock is let go between.
 * Returns how many leaves were settled.
 */
export async function settleAll(engine: Engine, isStopped: () => boolean = () => false): Promise<number> {
  await beginMonth(engine)
  let settled = 0
  for (;;) {
    let taken = 0
    for (let round = 0; round < roundsBeforeBranches; round += 1) {
      taken = await engine.oneAtATime(() => settleRound(engine, 'all', { ...everywhere, top: 4 }))
      settled += taken
      if (taken < leavesARound || isStopped()) break
    }
    for (let top = 3; top >= 0 && (await anyStale(engine)); top -= 1) {
      await engine.oneAtATime(() => settleRound(engine, 'none', { ...everywhere, top }))
    }
    if (taken < leavesARound || isStopped()) return settled
  }
}

async function anyStale(engine: Engine): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from figure_stale) as any`.execute(
    engine.worker,
  )
  return rows[0]?.any ?? false
}

/**
 * When a month has begun, marks what the register says of it already (the end of a certificate, a category from a day
 * on), because nobody will write anything on that day.
 */
async function beginMonth(engine: Engine): Promise<void> {
  const month = engine.month()
  const earlier = sql<{ countedTo: number }>`select counted_to from figure_build where counted_to < ${month}`
  if ((await earlier.execute(engine.worker)).rows.length === 0) return
  await engine.worker.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${settlingLock})`.execute(tx)
    const before = (await earlier.execute(tx)).rows[0]?.countedTo
    if (before === undefined) return
    for (const { view } of engine.catalogue.families.filter(({ measures }) => measures.some(isStock))) {
      await sql`insert into figure_dirty (station, month, division)
        select distinct station, month, division from ${sql.ref(view.name)} where month > ${before} and month <= ${month}`.execute(
        tx,
      )
    }
    await sql`update figure_build set counted_to = ${month}`.execute(tx)
  })
}

async function takeMarks(tx: Handle, marks: Marks): Promise<Leaf[]> {
  if (marks === 'none') return []
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
