import type { Cell, SheetRow } from '../../../documents/index.ts'
import { meansDitto } from '../../domain/ledger/cells.ts'
import { fieldRepeats } from '../../domain/ledger/fields.ts'
import type { LedgerMapping } from '../../domain/ledger/mapping.ts'

/**
 * The cells of each row with 同上 and merged blocks filled in, so that a row can be read, corrected and read again
 * alone. A 同上 that may not stand for something (a name, a number) is left as it is and refused again.
 */
export function cellsAsMeant(mapping: LedgerMapping): (row: SheetRow) => readonly (Cell | null)[] {
  const repeats = new Set(
    mapping.columns
      .filter(
        ({ field, flag }) => flag !== null || (field !== null && field !== 'note' && fieldRepeats(field)),
      )
      .map(({ column }) => column),
  )
  let above: readonly (Cell | null)[] = []
  return (row) => {
    let cells: (Cell | null)[] | null = null
    for (const column of repeats) {
      const cell = row.cells[column]
      if (cell?.kind !== 'text' || cell.text.length > 6 || !meansDitto(cell.text)) continue
      cells ??= [...row.cells]
      cells[column] = above[column] ?? cell
    }
    above = cells ?? row.cells
    return above
  }
}
