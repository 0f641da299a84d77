import { levelNumber } from '../../domain/branch.ts'
import type { CellTable } from '../cell-table.ts'
import type { Recounted } from './recount.ts'
import { partsOf, type Stored, storedKey } from './stored.ts'

/** A stored figure that is not what the base records say. Amounts are in stored units (minutes, fen). */
export type Difference = {
  readonly node: string
  readonly period: number
  readonly measure: string
  readonly split: string
  readonly value: string
  readonly stored: number
  readonly counted: number
}

/**
 * Holds what was recounted of one measure against what is stored. What agrees is taken out of `stored`, so that what
 * is left over at the end is stored without any record behind it.
 */
export function compare(
  stored: Stored,
  cells: CellTable,
  measure: string,
  split: string,
  recounted: readonly Recounted[],
): Difference[] {
  const differences: Difference[] = []
  for (const { level, node, period, value, amount } of recounted) {
    // Rounding a county's own code down gives the county again, not a township.
    if (level < 6 && levelNumber(Number(node)) !== level) continue
    const amounts = stored.get(storedKey(level, node, period))
    const cell = cells.idOf({ measure, split, value })
    const found = cell === undefined ? 0 : (amounts?.get(cell) ?? 0)
    if (cell !== undefined) amounts?.delete(cell)
    if (found !== amount) {
      differences.push({
        node: nodeText(level, node),
        period,
        measure,
        split,
        value,
        stored: found,
        counted: amount,
      })
    }
  }
  return differences
}

/** What is stored of known measures and was not recounted at all. */
export function leftOver(stored: Stored, cells: CellTable, known: ReadonlySet<string>): Difference[] {
  const differences: Difference[] = []
  for (const [key, amounts] of stored) {
    const [level = '', node = '', period] = partsOf(key)
    for (const [cell, amount] of amounts) {
      const about = cells.cellOf(cell)
      if (!about || !known.has(about.measure)) continue
      differences.push({
        node: nodeText(Number(level), node),
        period: Number(period),
        ...about,
        stored: amount,
        counted: 0,
      })
    }
  }
  return differences
}

export const nodeText = (level: number, node: string): string => (level === 6 ? `station:${node}` : node)
