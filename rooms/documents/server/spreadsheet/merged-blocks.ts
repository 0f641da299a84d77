import type { Cell } from '../../domain/cell.ts'
import type { Merged } from './survey.ts'

type Open = { readonly block: Merged; readonly anchor: Cell }

/**
 * Gives covered cells the value of their merged block, row by row downwards; only the blocks that reach the
 * current row are held.
 */
export class MergedBlocks {
  readonly #blocks: readonly Merged[]
  #next = 0
  #open: Open[] = []

  /** `blocks` sorted by first row. */
  constructor(blocks: readonly Merged[]) {
    this.#blocks = blocks
  }

  /** Fills the covered cells of a row in place; a cell with a value of its own keeps it. */
  fill(row: number, cells: (Cell | null)[]): void {
    if (this.#open.length > 0) this.#open = this.#open.filter(({ block }) => block.bottom >= row)
    for (
      let block = this.#blocks[this.#next];
      block && block.top <= row;
      block = this.#blocks[++this.#next]
    ) {
      const cell = block.top === row ? cells[block.left] : null
      if (cell && cell.from === null) {
        this.#open.push({ block, anchor: { ...cell, from: { row, column: block.left } } })
      }
    }
    for (const { block, anchor } of this.#open) {
      for (let column = block.left; column <= block.right; column++) {
        while (cells.length <= column) cells.push(null)
        cells[column] ??= anchor
      }
    }
  }
}
