import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** What one number is about: a measure in total (split and value empty), or one value of a split. */
export type Cell = { readonly measure: string; readonly split: string; readonly value: string }

/**
 * The numbers of cells, remembered in the process: they are only ever added, and only by whoever holds the settling
 * lock, so that a higher number was committed later. What a transaction numbered itself it keeps to itself
 * (`CellNumbers`): were it remembered here, a rollback would leave a number that stands for nothing.
 */
export class CellTable {
  private readonly ids = new Map<string, number>()
  private readonly cells = new Map<number, Cell>()
  private newest = 0

  idOf(cell: Cell): number | undefined {
    return this.ids.get(keyOf(cell))
  }

  /** What a number stands for; null for a cell that was never read. */
  cellOf(id: number): Cell | null {
    return this.cells.get(id) ?? null
  }

  /** Reads the cells that were added since; before a transaction adds its own. */
  async load(db: Handle): Promise<void> {
    const found = await sql<Cell & { id: number }>`
      select id, measure, split, value from figure_cell where id > ${this.newest}`.execute(db)
    for (const { id, measure, split, value } of found.rows) {
      this.ids.set(keyOf({ measure, split, value }), id)
      this.cells.set(id, { measure, split, value })
      this.newest = Math.max(this.newest, id)
    }
  }
}

export const keyOf = ({ measure, split, value }: Cell): string => `${measure}\n${split}\n${value}`
