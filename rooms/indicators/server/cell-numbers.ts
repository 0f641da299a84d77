import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Measure } from '../domain/measure.ts'
import { type Cell, type CellTable, keyOf } from './cell-table.ts'

export const totalCell = ({ code }: Pick<Measure, 'code'>): Cell => ({
  measure: code,
  split: '',
  value: '',
})

/** Numbers cells for one transaction: those that are stored, and those that it stores itself. */
export class CellNumbers {
  private readonly table: CellTable
  private readonly tx: Handle
  private readonly own = new Map<string, number>()

  private constructor(table: CellTable, tx: Handle) {
    this.table = table
    this.tx = tx
  }

  /** The caller holds the settling lock, because new cells are numbered under it. */
  static async open(table: CellTable, tx: Handle): Promise<CellNumbers> {
    await table.load(tx)
    return new CellNumbers(table, tx)
  }

  /** The number of a cell that was ensured before. */
  numberOf(cell: Cell): number {
    const number = this.stored(cell)
    if (number === undefined) throw new Error(`cell ${keyOf(cell)} has no number`)
    return number
  }

  /** Writes those that are met for the first time, such as a new set of categories. */
  async ensure(cells: readonly Cell[]): Promise<void> {
    const fresh = cells.filter((cell) => this.stored(cell) === undefined)
    if (fresh.length === 0) return
    const wanted = sql`unnest(${fresh.map((cell) => cell.measure)}::text[], ${fresh.map((cell) => cell.split)}::text[],
      ${fresh.map((cell) => cell.value)}::text[])`
    await sql`insert into figure_cell (measure, split, value)
      select * from ${wanted} on conflict do nothing`.execute(this.tx)
    const found = await sql<Cell & { id: number }>`
      select c.id, c.measure, c.split, c.value from ${wanted} as wanted (measure, split, value)
      join figure_cell c using (measure, split, value)`.execute(this.tx)
    for (const { id, ...cell } of found.rows) this.own.set(keyOf(cell), id)
  }

  private stored(cell: Cell): number | undefined {
    return this.table.idOf(cell) ?? this.own.get(keyOf(cell))
  }
}
