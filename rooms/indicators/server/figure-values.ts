import type { Measure } from '../domain/measure.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import { ratioOf } from '../domain/ratio.ts'
import { shown } from '../domain/unit.ts'
import { totalCell } from './cell-numbers.ts'
import type { CellTable } from './cell-table.ts'

/** The total of a measure as it is printed; null for a ratio that has nothing to divide by. */
export function totalOf(measure: Measure, amounts: Amounts, cells: CellTable): number | null {
  const { ratio } = measure
  if (ratio) {
    const [of, per] = [countedTotal(ratio.of, amounts, cells), countedTotal(ratio.per, amounts, cells)]
    return ratioOf(of, per, measure.unit)
  }
  return countedTotal(measure, amounts, cells)
}

/** The total of a measure that is counted from records: never unknown, because no record is none. */
export function countedTotal(measure: Measure, amounts: Amounts, cells: CellTable): number {
  const cell = cells.idOf(totalCell(measure))
  return shown(cell === undefined ? 0 : (amounts.get(cell) ?? 0), measure.unit)
}

/** The stored amounts of a measure by the values of one split. */
export function partsOf(
  measure: Measure,
  split: string,
  amounts: Amounts,
  cells: CellTable,
): Map<string, number> {
  const parts = new Map<string, number>()
  for (const [id, amount] of amounts) {
    const cell = cells.cellOf(id)
    if (cell?.measure === measure.code && cell.split === split) parts.set(cell.value, amount)
  }
  return parts
}
