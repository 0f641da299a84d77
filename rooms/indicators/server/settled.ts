import { sql } from 'kysely'
import { type DivisionCode, levelOf, rangeOf, townshipOf } from '../../../kernel/division.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { levelNumber } from '../domain/branch.ts'
import type { Engine } from './engine.ts'
import { engineFor } from './engine.ts'
import { mostBeforeReading, personSubscriber, unheardEvents } from './heard-events.ts'
import { type Marks, settleRound } from './settle.ts'
import type { Reach } from './settle-branches.ts'

/** What a reader is about to read: a division with all below, or a station. */
export type Target = { readonly division: DivisionCode } | { readonly station: string }

/** How long a reader waits for its own writes to be counted before it is told that the figures lag behind. */
export const longestWait = 2_000

/**
 * Makes a reader see its own writes: counts again what is marked inside the target and works out its branches, up to
 * the target and no further. Returns false when it took too long; the figures are then right as of an earlier moment.
 */
export async function settleFor(platform: Platform, target: Target, wait = longestWait): Promise<boolean> {
  const engine = engineFor(platform)
  const deadline = performance.now() + wait
  const heard = await hearEvents(platform, engine)
  const { marks, reach } = neededFor(target)
  while (await isWaiting(engine, marks, reach)) {
    const left = deadline - performance.now()
    if (left <= 0) return false
    const done = await engine.oneAtATime(() => settleRound(engine, marks, reach, left)).catch(lockTimeout)
    if (done === 'timed-out') return false
  }
  return heard
}

/**
 * Hears of merges and moves before counting. False when they are many (an import), or when a transaction that is
 * still open holds them back: then the background hears them in its own time.
 */
async function hearEvents(platform: Platform, engine: Engine): Promise<boolean> {
  const unheard = await unheardEvents(engine.worker)
  if (unheard === 0) return true
  if (unheard >= mostBeforeReading) return false
  await deliverEvents(platform.worker, [personSubscriber])
  return (await unheardEvents(engine.worker)) === 0
}

/** A station's work is marked where the station stands, so marks are looked for in the whole county. */
function neededFor(target: Target): { marks: Exclude<Marks, 'all' | 'none'>; reach: Reach } {
  if ('station' in target) {
    return { marks: { station: target.station }, reach: { low: 1, high: 0, top: 4 } }
  }
  const { division } = target
  const level = Math.min(levelNumber(division), 4)
  const place = rangeOf(levelOf(division) === 'village' ? townshipOf(division) : division)
  const county = Math.floor(division / 1_000_000) * 1_000_000
  return { marks: level > 3 ? rangeOf(county) : place, reach: { ...place, top: level } }
}

async function isWaiting(
  engine: Engine,
  marks: Exclude<Marks, 'all' | 'none'>,
  reach: Reach,
): Promise<boolean> {
  const place =
    'station' in marks
      ? sql`station = ${marks.station}`
      : sql`division between ${marks.low} and ${marks.high}`
  const { rows } = await sql<{ waiting: boolean }>`select
    exists (select from figure_dirty where ${place})
    or exists (select from figure_stale where division between ${reach.low} and ${reach.high} and level >= ${reach.top}) as waiting`.execute(
    engine.worker,
  )
  return rows[0]?.waiting ?? false
}

/** PostgreSQL's code for a lock that was waited for too long; everything else is broken and is thrown on. */
function lockTimeout(error: unknown): 'timed-out' {
  if ((error as { code?: string }).code === '55P03') return 'timed-out'
  throw error
}
