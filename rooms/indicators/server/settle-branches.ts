import { sql } from 'kysely'
import { grouped } from '../../../kernel/grouped.ts'
import { enclosing, monthsOf, type Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { aboveOf, branchOf, levelNumber } from '../domain/branch.ts'
import { type BranchRow, branchKey, branchRows, childrenOf, replaceBranches } from './branch-store.ts'
import { type Delta, mergedDelta, patched } from './delta.ts'
import type { LeafChange } from './leaf-store.ts'
import { setCells, sharedAt, sharedUpTo } from './shared-sets.ts'
import { type PackedTally, united } from './tally.ts'

/** Divisions from `low` to `high`, and no level above `top` (0 is the nation): what one reader needs settled. */
export type Reach = { readonly low: number; readonly high: number; readonly top: number }

export const everywhere: Reach = { low: 0, high: 999_999_999_999, top: 0 }

/** So many nodes are held in memory at once; the upper levels have few nodes with large bitmaps. */
const batchOf = (level: number): number => (level >= 3 ? 200 : 10)

/** A branch that waits, with what was added below it. */
type Stale = { readonly division: number; readonly month: number; readonly delta: Delta }

/** A row that changed, with what was added to it. */
type Change = { readonly division: number; readonly period: number; readonly delta: Delta }

/** Notes which branches hang on leaf rows that changed. */
export async function markStale(tx: Handle, changed: readonly LeafChange[]): Promise<void> {
  await addStale(
    tx,
    changed.map(({ division, month, delta }) => ({ division: branchOf(division), month, delta })),
  )
}

async function addStale(tx: Handle, nodes: readonly Stale[]): Promise<void> {
  if (nodes.length === 0) return
  // Once each, because what waits already must not be added twice.
  const wanted = mergedStale(nodes)
  const waiting = await sql<StoredStale>`
    select s.division, s.month, s.amounts, s.members
    from unnest(${wanted.map((node) => levelNumber(node.division))}::smallint[],
      ${wanted.map((node) => node.division)}::bigint[], ${wanted.map((node) => node.month)}::integer[]) as node (level, division, month)
    join figure_stale s using (level, division, month)`.execute(tx)
  const merged = mergedStale([...waiting.rows.map(staleOf), ...wanted])
  await sql`insert into figure_stale (level, division, month, amounts, members)
    select * from unnest(${merged.map((node) => levelNumber(node.division))}::smallint[],
      ${merged.map((node) => node.division)}::bigint[], ${merged.map((node) => node.month)}::integer[],
      ${merged.map(({ delta }) => delta?.amounts ?? null)}::bytea[], ${merged.map(({ delta }) => delta?.members ?? null)}::bytea[])
    on conflict (level, division, month) do update set amounts = excluded.amounts, members = excluded.members`.execute(
    tx,
  )
}

const mergedStale = (nodes: readonly Stale[]): Stale[] =>
  [...grouped(nodes, ({ division, month }) => branchKey(division, month)).values()].map((same) => ({
    ...(same[0] as Stale),
    delta: mergedDelta(same.map(({ delta }) => delta)),
  }))

type StoredStale = {
  division: number
  month: number
  amounts: Uint8Array | null
  members: Uint8Array | null
}

const staleOf = ({ division, month, amounts, members }: StoredStale): Stale => ({
  division,
  month,
  delta: amounts && members ? { amounts, members } : null,
})

/**
 * Works out stale branches, the lowest level first, so that each is worked out once however many leaves below it
 * changed: by what was added to them, or from their parts where something was taken out. The caller holds the settling
 * lock. Returns how many it worked out.
 */
export async function settleBranches(tx: Handle, reach: Reach): Promise<number> {
  let settled = 0
  for (let level = 4; level >= reach.top; level -= 1) {
    for (;;) {
      const stale = await sql<StoredStale>`
        delete from figure_stale s using (
          select level, division, month from figure_stale
          where level = ${level} and division between ${reach.low} and ${reach.high} order by division, month limit ${batchOf(level)}) found
        where s.level = found.level and s.division = found.division and s.month = found.month
        returning s.division, s.month, s.amounts, s.members`.execute(tx)
      if (stale.rows.length === 0) break
      await settleMonths(tx, level, stale.rows.map(staleOf))
      settled += stale.rows.length
    }
  }
  return settled
}

async function settleMonths(tx: Handle, level: number, stale: readonly Stale[]): Promise<void> {
  const changed = await settle(
    tx,
    level,
    stale.map(({ division, month, delta }) => ({ division, period: month, delta })),
    (anew) =>
      childrenOf(
        tx,
        level,
        anew.map(({ division, period }) => ({ division, month: period })),
      ),
  )
  await settlePeriods(tx, level, changed)
  await addStale(
    tx,
    changed.flatMap(({ division, period, delta }) => {
      const above = aboveOf(division)
      return above === null ? [] : [{ division: above, month: period, delta }]
    }),
  )
}

/** Quarters from their months, years from their quarters; or both by what was added to the months. */
async function settlePeriods(tx: Handle, level: number, months: readonly Change[]): Promise<void> {
  const quarters = within(months, (month) => enclosing(month as Period)[0])
  await settle(
    tx,
    level,
    quarters,
    partsIn(tx, level, (quarter) => monthsOf(quarter as Period)),
  )
  const years = within(months, (month) => Math.floor(month / 100) * 100)
  await settle(tx, level, years, partsIn(tx, level, quartersOf))
}

/** The periods around some months, each with what was added to any of them. */
const within = (months: readonly Change[], around: (month: number) => number): Change[] =>
  [...grouped(months, ({ division, period }) => branchKey(division, around(period))).values()].map((same) => {
    const { division, period } = same[0] as Change
    return { division, period: around(period), delta: mergedDelta(same.map(({ delta }) => delta)) }
  })

type PartsOf = (anew: readonly Change[]) => Promise<ReadonlyMap<string, readonly PackedTally[]>>

const partsIn =
  (tx: Handle, level: number, partsOf: (period: number) => readonly number[]): PartsOf =>
  async (anew) => {
    const needed = anew.flatMap(({ division, period }) =>
      partsOf(period).map((part) => ({ division, period: part })),
    )
    const rows = await branchRows(tx, level, needed)
    return new Map(
      anew.map(({ division, period }) => [
        branchKey(division, period),
        partsOf(period).flatMap((part) => rows.get(branchKey(division, part)) ?? []),
      ]),
    )
  }

/** Brings rows of one level up to date and tells which changed. */
async function settle(
  tx: Handle,
  level: number,
  wanted: readonly Change[],
  partsOf: PartsOf,
): Promise<Change[]> {
  const anew = wanted.filter(({ delta }) => delta === null)
  const added = wanted.filter(({ delta }) => delta !== null)
  const parts = anew.length > 0 ? await partsOf(anew) : new Map<string, PackedTally[]>()
  const before = added.length > 0 ? await branchRows(tx, level, added) : new Map<string, PackedTally[]>()
  const cells = level <= sharedUpTo ? await setCells(tx) : new Map<number, string>()
  const row = (division: number, period: number, tally: PackedTally): BranchRow => ({
    level,
    division,
    period,
    ...tally,
    shared: sharedAt(level, tally.members, cells),
  })
  const rows = [
    ...anew.flatMap(({ division, period }) => {
      const found = parts.get(branchKey(division, period)) ?? []
      return found.length > 0 ? [row(division, period, united(found))] : []
    }),
    ...added.map(({ division, period, delta }) => {
      const old = before.get(branchKey(division, period))?.[0]
      return row(division, period, patched(old, delta as PackedTally))
    }),
  ]
  const written = await replaceBranches(tx, level, wanted, rows)
  const deltas = new Map(wanted.map((one) => [branchKey(one.division, one.period), one.delta]))
  return written.map(({ division, period }) => ({
    division,
    period,
    delta: deltas.get(branchKey(division, period)) ?? null,
  }))
}

export const quartersOf = (year: number): number[] => [1, 2, 3, 4].map((quarter) => year + 20 + quarter)
