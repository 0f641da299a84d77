import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { CellNumbers } from './cell-numbers.ts'
import type { Engine } from './engine.ts'
import { FamilyPlan, type PlannedRow } from './family-plan.ts'
import { type LeafTally, tallyLeaf } from './leaf-tally.ts'
import type { PackedTally } from './tally.ts'

/** A leaf of the figures: one station in one month (202305). */
export type Leaf = { readonly station: Id; readonly month: number }

export type LeafRow = Leaf & { readonly division: number } & PackedTally

export const leafKey = ({ station, month }: Leaf): string => `${station} ${month}`

/** Tallies of leaves across all views; taken out, they are rows as they are stored. */
export class LeafTallies {
  readonly plans: readonly FamilyPlan[]
  private readonly numbers: CellNumbers
  private tallies = new Map<string, LeafTally>()

  private constructor(engine: Engine, numbers: CellNumbers) {
    this.numbers = numbers
    this.plans = engine.catalogue.families.map((family) => new FamilyPlan(family, numbers))
  }

  /** The caller holds the settling lock, because new cells are numbered under it. */
  static async open(tx: Handle, engine: Engine): Promise<LeafTallies> {
    return new LeafTallies(engine, await CellNumbers.open(engine.cells, tx, engine.catalogue.measures))
  }

  /** Rows of whole leaves, ordered by leaf and id. */
  add(plan: FamilyPlan, rows: readonly PlannedRow[]): void {
    for (let start = 0; start < rows.length; ) {
      const key = leafKey(rows[start] as PlannedRow)
      let end = start + 1
      while (end < rows.length && leafKey(rows[end] as PlannedRow) === key) end += 1
      const tally = this.tallies.get(key) ?? new Map()
      this.tallies.set(key, tally)
      tallyLeaf(plan, rows.slice(start, end), tally)
      start = end
    }
  }

  /** What was added so far, under stored cell numbers; a place without anything to count has no row. */
  async take(): Promise<LeafRow[]> {
    const exchange = await this.numbers.settle()
    const rows: LeafRow[] = []
    for (const [key, divisions] of this.tallies) {
      const station = key.slice(0, 36)
      const month = Number(key.slice(37))
      for (const [division, tally] of divisions) {
        const packed = (exchange ? tally.renumbered(exchange) : tally).pack()
        if (packed.amounts.length > 0) rows.push({ station, month, division, ...packed })
      }
    }
    if (exchange) for (const plan of this.plans) plan.forgetNumbers()
    this.tallies = new Map()
    return rows
  }
}

/** Counts some leaves from base records, all measures in one pass a view. */
export async function countLeaves(tx: Handle, engine: Engine, leaves: readonly Leaf[]): Promise<LeafRow[]> {
  const tallies = await LeafTallies.open(tx, engine)
  for (const plan of tallies.plans) {
    const from = sql`unnest(${leaves.map((leaf) => leaf.station)}::uuid[], ${leaves.map((leaf) => leaf.month)}::integer[])
      as leaf (station, month) join ${sql.ref(plan.view.name)} r on r.station = leaf.station and r.month = leaf.month`
    for (const statement of plan.ensureOrdinals(from)) await statement.execute(tx)
    const { rows } = await plan.select(from).execute(tx)
    tallies.add(plan, rows)
  }
  return tallies.take()
}
