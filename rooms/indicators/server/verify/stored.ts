import { type RawBuilder, sql } from 'kysely'
import type { Period } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { levelNumber } from '../../domain/branch.ts'
import { type Amounts, unpackAmounts } from '../../domain/packed-amounts.ts'
import { type PackedTally, united } from '../tally.ts'
import { monthsAndMore } from './periods.ts'

/** What is verified in one go: the divisions from `low` to `high`, at some levels (5 village, 6 station), up to a month. */
export type VerifiedPart = {
  readonly low: number
  readonly high: number
  readonly levels: readonly number[]
  readonly last: Period
  /** Only months (0), quarters (1) or years (2); all of them where it is left out. */
  readonly kinds?: readonly (0 | 1 | 2)[]
}

/** Stored amounts by `level node period`. */
export type Stored = Map<string, Amounts>

export const storedKey = (level: number, node: string | number, period: number): string =>
  `${level} ${node} ${period}`

/** The other way; a node may have a blank in it. */
export const partsOf = (key: string): string[] => /^(\d+) (.+) (\d+)$/.exec(key)?.slice(1) ?? []

type Row = PackedTally & { readonly node: string; readonly level: number; readonly period: number }

/** Everything that is stored for a part, unpacked; a village's rows are put together from its leaves, as a reader does. */
export async function storedFigures(tx: Handle, part: VerifiedPart): Promise<Stored> {
  const stored: Stored = new Map()
  const branchLevels = part.levels.filter((level) => level < 5)
  if (branchLevels.length > 0) {
    await keep(
      tx,
      stored,
      sql`select level, division::text as node, period, amounts, members from figure_division
      where level = any(${branchLevels}::smallint[]) and division between ${part.low} and ${part.high}`,
    )
  }
  if (part.levels.includes(5)) await keepVillages(tx, stored, part)
  if (part.levels.includes(6)) {
    // Stations are verified as wholes, by where their work begins, so that each belongs to one part.
    await keep(
      tx,
      stored,
      sql`select 6 as level, station::text as node, period, amounts, members from figure_station
      where low between ${part.low} and ${part.high}`,
    )
  }
  return stored
}

async function keep(tx: Handle, stored: Stored, select: RawBuilder<unknown>): Promise<void> {
  for (const row of (await sql<Row>`${select}`.execute(tx)).rows) {
    stored.set(storedKey(row.level, row.node, row.period), unpackAmounts(row.amounts))
  }
}

async function keepVillages(tx: Handle, stored: Stored, part: VerifiedPart): Promise<void> {
  const found = await sql<PackedTally & { division: number; month: number }>`
    select division, month, amounts, members from figure_leaf
    where division between ${part.low} and ${part.high}`.execute(tx)
  const parts = new Map<string, PackedTally[]>()
  for (const leaf of found.rows.filter(({ division }) => levelNumber(division) === 5)) {
    for (const period of monthsAndMore(leaf.month)) {
      const key = storedKey(5, leaf.division, period)
      const group = parts.get(key)
      if (group) group.push(leaf)
      else parts.set(key, [leaf])
    }
  }
  for (const [key, group] of parts) stored.set(key, unpackAmounts(united(group).amounts))
}
