import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Catalogue } from './catalogue.ts'
import type { Cell, CellTable } from './cell-table.ts'
import { FamilyPlan, type PlannedRow } from './family-plan.ts'
import { type LeafTally, tallyLeaf } from './leaf-tally.ts'
import type { PackedTally } from './tally.ts'

/** A leaf of the figures: one station in one month (202305). */
export type Leaf = { readonly station: Id; readonly month: number }

export type LeafRow = Leaf & { readonly division: number } & PackedTally

export const leafKey = ({ station, month }: Leaf): string => `${station} ${month}`

/** Counts leaves from base records, all measures in one pass a view; what no record stands behind has no row. */
export class LeafCounter {
  private readonly cells: Cell[] = []
  private readonly plans: readonly FamilyPlan[]
  private readonly table: CellTable
  private readonly worker: Handle

  constructor(catalogue: Catalogue, table: CellTable, worker: Handle) {
    this.plans = catalogue.families.map((family) => new FamilyPlan(family, this.cells))
    this.table = table
    this.worker = worker
  }

  async count(tx: Handle, leaves: readonly Leaf[]): Promise<LeafRow[]> {
    const tallies = new Map<string, LeafTally>()
    for (const plan of this.plans) {
      const from = sql`unnest(${leaves.map((leaf) => leaf.station)}::uuid[], ${leaves.map((leaf) => leaf.month)}::integer[])
        as leaf (station, month) join ${sql.ref(plan.view.name)} r on r.station = leaf.station and r.month = leaf.month`
      for (const statement of plan.ensureOrdinals(from)) await statement.execute(tx)
      const { rows } = await plan.select(from).execute(tx)
      this.tally(plan, rows, tallies)
    }
    return this.packed(tallies)
  }

  /** Rows come ordered by leaf and id. */
  private tally(plan: FamilyPlan, rows: readonly PlannedRow[], tallies: Map<string, LeafTally>): void {
    for (let start = 0; start < rows.length; ) {
      const key = leafKey(rows[start] as PlannedRow)
      let end = start + 1
      while (end < rows.length && leafKey(rows[end] as PlannedRow) === key) end += 1
      const tally = tallies.get(key) ?? new Map()
      tallies.set(key, tally)
      tallyLeaf(plan, rows.slice(start, end), tally)
      start = end
    }
  }

  private async packed(tallies: ReadonlyMap<string, LeafTally>): Promise<LeafRow[]> {
    await this.table.ensure(this.worker, this.cells)
    const idOf = (cell: number) => this.table.idOf(this.cells[cell] as Cell) as number
    return [...tallies].flatMap(([key, divisions]) => {
      const [station = '', month] = key.split(' ')
      return [...divisions].map(([division, tally]) => ({
        station,
        month: Number(month),
        division,
        ...tally.renumbered(idOf).pack(),
      }))
    })
  }
}
