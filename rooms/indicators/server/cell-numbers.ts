import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Measure } from '../domain/measure.ts'
import { type Cell, type CellTable, keyOf } from './cell-table.ts'

export const totalCell = ({ code }: { readonly code: string }): Cell => ({
  measure: code,
  split: '',
  value: '',
})

/**
 * Numbers cells while the rows of one transaction are added up: those that are stored have their number at once; a
 * value that is met for the first time (a new set of categories) has a negative one until `settle` has written it.
 */
export class CellNumbers {
  private readonly table: CellTable
  private readonly tx: Handle
  private readonly own = new Map<string, number>()
  private pending: Cell[] = []

  private constructor(table: CellTable, tx: Handle) {
    this.table = table
    this.tx = tx
  }

  static async open(table: CellTable, tx: Handle, measures: readonly Measure[]): Promise<CellNumbers> {
    await table.load(tx)
    const numbers = new CellNumbers(table, tx)
    await numbers.write(measures.map(totalCell).filter((cell) => table.idOf(cell) === undefined))
    return numbers
  }

  numberOf(cell: Cell): number {
    return this.storedNumber(cell) ?? -this.pending.push(cell)
  }

  /** Writes what is pending; answers with how to exchange the numbers, or null when all of them were stored ones. */
  async settle(): Promise<((number: number) => number) | null> {
    if (this.pending.length === 0) return null
    const settled = this.pending
    this.pending = []
    await this.write(settled)
    return (number) => (number > 0 ? number : (this.storedNumber(settled[-number - 1] as Cell) as number))
  }

  private storedNumber(cell: Cell): number | undefined {
    return this.table.idOf(cell) ?? this.own.get(keyOf(cell))
  }

  private async write(cells: readonly Cell[]): Promise<void> {
    if (cells.length === 0) return
    const wanted = sql`unnest(${cells.map((cell) => cell.measure)}::text[], ${cells.map((cell) => cell.split)}::text[],
      ${cells.map((cell) => cell.value)}::text[])`
    await sql`insert into figure_cell (measure, split, value)
      select * from ${wanted} on conflict do nothing`.execute(this.tx)
    const found = await sql<Cell & { id: number }>`
      select c.id, c.measure, c.split, c.value from ${wanted} as wanted (measure, split, value)
      join figure_cell c using (measure, split, value)`.execute(this.tx)
    for (const { id, ...cell } of found.rows) this.own.set(keyOf(cell), id)
  }
}
