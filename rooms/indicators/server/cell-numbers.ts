import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Measure } from '../domain/measure.ts'
import type { Cell, CellTable } from './cell-table.ts'

export const totalCell = ({ code }: { readonly code: string }): Cell => ({
  measure: code,
  split: '',
  value: '',
})

/**
 * Numbers cells while rows are added up: those that are stored have their number at once; a value that is met for the
 * first time (a new set of categories) has a negative one until `settle` has written it.
 */
export class CellNumbers {
  private readonly table: CellTable
  private pending: Cell[] = []

  private constructor(table: CellTable) {
    this.table = table
  }

  static async open(table: CellTable, worker: Handle, measures: readonly Measure[]): Promise<CellNumbers> {
    await table.load(worker)
    await table.ensure(worker, measures.map(totalCell))
    return new CellNumbers(table)
  }

  numberOf(cell: Cell): number {
    return this.table.idOf(cell) ?? -this.pending.push(cell)
  }

  /** Writes what is pending; answers with how to exchange the numbers, or null when all of them were stored ones. */
  async settle(worker: Handle): Promise<((number: number) => number) | null> {
    if (this.pending.length === 0) return null
    const settled = this.pending
    this.pending = []
    await this.table.ensure(worker, settled)
    return (number) => (number > 0 ? number : (this.table.idOf(settled[-number - 1] as Cell) as number))
  }
}
