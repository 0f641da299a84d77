import { sql } from 'kysely'
import { enclosing, monthsOf, type Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { aboveOf, branchOf, levelNumber } from '../domain/branch.ts'
import { branchKey, branchRows, childrenOf, replaceBranches } from './branch-store.ts'
import type { LeafPlace } from './leaf-store.ts'
import { type PackedTally, united } from './tally.ts'

/** Divisions from `low` to `high`, and no level above `top` (0 is the nation): what one reader needs settled. */
export type Reach = { readonly low: number; readonly high: number; readonly top: number }

export const everywhere: Reach = { low: 0, high: 999_999_999_999, top: 0 }

/** So many nodes are held in memory at once; the upper levels have few nodes with large bitmaps. */
const batchOf = (level: number): number => (level >= 3 ? 200 : 10)

/** Notes which branches hang on leaf rows that changed. */
export async function markStale(tx: Handle, changed: readonly LeafPlace[]): Promise<void> {
  await addStale(
    tx,
    changed.map(({ division, month }) => ({ division: branchOf(division), month })),
  )
}

async function addStale(tx: Handle, nodes: readonly { division: number; month: number }[]): Promise<void> {
  if (nodes.length === 0) return
  await sql`insert into figure_stale (level, division, month)
    select * from unnest(${nodes.map((node) => levelNumber(node.division))}::smallint[],
      ${nodes.map((node) => node.division)}::bigint[], ${nodes.map((node) => node.month)}::integer[])
    on conflict do nothing`.execute(tx)
}

/**
 * Works out stale branches from their parts, the lowest level first, so that each is worked out once however many
 * leaves below it changed. The caller holds the settling lock. Returns how many it worked out.
 */
export async function settleBranches(tx: Handle, reach: Reach): Promise<number> {
  let settled = 0
  for (let level = 4; level >= reach.top; level -= 1) {
    for (;;) {
      const stale = await sql<{ division: number; month: number }>`
        delete from figure_stale s using (
          select level, division, month from figure_stale
          where level = ${level} and division between ${reach.low} and ${reach.high} order by division, month limit ${batchOf(level)}) found
        where s.level = found.level and s.division = found.division and s.month = found.month
        returning s.division, s.month`.execute(tx)
      if (stale.rows.length === 0) break
      await settleMonths(tx, level, stale.rows)
      settled += stale.rows.length
    }
  }
  return settled
}

async function settleMonths(
  tx: Handle,
  level: number,
  nodes: readonly { division: number; month: number }[],
): Promise<void> {
  const children = await childrenOf(tx, level, nodes)
  const wanted = nodes.map(({ division, month }) => ({ division, period: month }))
  const changed = await write(tx, level, wanted, children)
  await settlePeriods(tx, level, changed)
  await addStale(
    tx,
    changed.flatMap(({ division, period }) => {
      const above = aboveOf(division)
      return above === null ? [] : [{ division: above, month: period }]
    }),
  )
}

/** Quarters from their months, then years from their quarters. */
async function settlePeriods(
  tx: Handle,
  level: number,
  months: readonly { division: number; period: number }[],
): Promise<void> {
  const quarters = distinct(
    months.map(({ division, period }) => ({ division, period: enclosing(period as Period)[0] })),
  )
  const changed = await settleFrom(tx, level, quarters, (quarter) => monthsOf(quarter))
  const years = distinct(
    changed.map(({ division, period }) => ({ division, period: (Math.floor(period / 100) * 100) as Period })),
  )
  await settleFrom(tx, level, years, quartersOf)
}

async function settleFrom(
  tx: Handle,
  level: number,
  wanted: readonly { division: number; period: Period }[],
  partsOf: (period: Period) => readonly number[],
): Promise<{ division: number; period: number }[]> {
  if (wanted.length === 0) return []
  const needed = wanted.flatMap(({ division, period }) =>
    partsOf(period).map((part) => ({ division, period: part })),
  )
  const rows = await branchRows(tx, level, needed)
  const parts = new Map(
    wanted.map(({ division, period }) => [
      branchKey(division, period),
      partsOf(period).flatMap((part) => rows.get(branchKey(division, part)) ?? []),
    ]),
  )
  return write(tx, level, wanted, parts)
}

function write(
  tx: Handle,
  level: number,
  wanted: readonly { division: number; period: number }[],
  parts: ReadonlyMap<string, readonly PackedTally[]>,
): Promise<{ division: number; period: number }[]> {
  const rows = wanted.flatMap(({ division, period }) => {
    const found = parts.get(branchKey(division, period)) ?? []
    return found.length > 0 ? [{ level, division, period, ...united(found) }] : []
  })
  return replaceBranches(tx, level, wanted, rows)
}

export const quartersOf = (year: number): number[] => [1, 2, 3, 4].map((quarter) => year + 20 + quarter)

function distinct<T extends { division: number; period: number }>(nodes: readonly T[]): T[] {
  return [...new Map(nodes.map((node) => [branchKey(node.division, node.period), node])).values()]
}
