import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** What one number is about: a measure in total (split and value empty), or one value of a split. */
export type Cell = { readonly measure: string; readonly split: string; readonly value: string }

/**
 * The numbers of cells, remembered in the process: they are only ever added. New ones are written outside of the
 * settling transaction, because what a rolled-back transaction numbered must not be remembered.
 */
export class CellTable {
  private readonly ids = new Map<string, number>()
  private readonly cells = new Map<number, Cell>()

  idOf(cell: Cell): number | undefined {
    return this.ids.get(keyOf(cell))
  }

  /** What a number stands for; null for a cell that was never read. */
  cellOf(id: number): Cell | null {
    return this.cells.get(id) ?? null
  }

  async load(db: Handle): Promise<void> {
    const newest = Math.max(0, ...this.cells.keys())
    const found = await sql<Cell & { id: number }>`
      select id, measure, split, value from figure_cell where id > ${newest}`.execute(db)
    for (const row of found.rows) this.remember(row)
  }

  /** Numbers for all of them, making those that are missing. */
  async ensure(worker: Handle, cells: readonly Cell[]): Promise<void> {
    const missing = cells.filter((cell) => this.idOf(cell) === undefined)
    if (missing.length === 0) return
    const wanted = sql`unnest(${missing.map((cell) => cell.measure)}::text[], ${missing.map((cell) => cell.split)}::text[],
      ${missing.map((cell) => cell.value)}::text[])`
    await sql`insert into figure_cell (measure, split, value)
      select * from ${wanted} on conflict do nothing`.execute(worker)
    const found = await sql<Cell & { id: number }>`
      select c.id, c.measure, c.split, c.value from ${wanted} as wanted (measure, split, value)
      join figure_cell c using (measure, split, value)`.execute(worker)
    for (const row of found.rows) this.remember(row)
  }

  private remember({ id, measure, split, value }: Cell & { id: number }): void {
    this.ids.set(keyOf({ measure, split, value }), id)
    this.cells.set(id, { measure, split, value })
  }
}

const keyOf = ({ measure, split, value }: Cell): string => `${measure}\n${split}\n${value}`
