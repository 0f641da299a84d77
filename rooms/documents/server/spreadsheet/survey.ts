import { parsePlace } from '../../domain/cell.ts'
import { type Package, scanPart } from './package.ts'
import { SpreadsheetRefused } from './refused.ts'
import { sheetHandler } from './sheet-events.ts'
import type { WorkbookSheet } from './workbook.ts'

/** A merged block; rows from 1, columns from 0, all included. */
export type Merged = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What the first pass over a sheet finds. A row may later prove blank when its only text is spaces. */
export type Survey = {
  readonly filledRows: number
  readonly blankRows: number
  readonly columns: number
  /** By first row. */
  readonly merged: readonly Merged[]
}

/**
 * Reads a sheet once without keeping any value. It comes first because merged blocks stand at the end of the
 * part, after the rows they cover, and so that everything that can be refused is refused before a row goes out.
 */
export async function surveySheet(
  pack: Package,
  sheet: WorkbookSheet,
  filledBefore: number,
): Promise<Survey> {
  const { limits } = pack.budget
  const merged: Merged[] = []
  let filledRows = 0
  let blankRows = 0
  let columns = 0
  let filled = false
  await scanPart(
    pack,
    sheet.part,
    sheetHandler({
      row() {
        filled = false
      },
      cell({ column, value }) {
        filled = true
        if (column >= columns) columns = column + 1
        if (columns > limits.columns) {
          throw new SpreadsheetRefused('sheet-too-many-columns', { sheet: sheet.name, limit: limits.columns })
        }
        if (value.length > limits.cellCharacters) {
          throw new SpreadsheetRefused('cell-too-long', { limit: limits.cellCharacters })
        }
      },
      rowEnd() {
        if (filled) filledRows += 1
        else blankRows += 1
        if (filledBefore + filledRows > limits.rows) {
          throw new SpreadsheetRefused('sheet-too-many-rows', { limit: limits.rows })
        }
      },
      merged(reference) {
        const block = parseBlock(reference, limits.columns)
        if (block) merged.push(block)
        if (merged.length > limits.mergedBlocks) {
          throw new SpreadsheetRefused('sheet-too-many-merged-blocks', { limit: limits.mergedBlocks })
        }
      },
      disorder() {
        throw new SpreadsheetRefused('workbook-damaged', { part: sheet.part.name })
      },
    }),
  )
  return { filledRows, blankRows, columns, merged: merged.sort((a, b) => a.top - b.top) }
}

/** `A3:A5` as a block; null for a single cell or for one wholly beyond the columns that are read. */
function parseBlock(reference: string, columns: number): Merged | null {
  const [first = '', last = ''] = reference.split(':')
  const from = parsePlace(first)
  const to = parsePlace(last)
  if (!from || !to || from.column >= columns || to.row < from.row || to.column < from.column) return null
  return { top: from.row, left: from.column, bottom: to.row, right: Math.min(to.column, columns - 1) }
}
