import type { Day } from '../../../kernel/day.ts'

/**
 * One cell as the file holds it, before anyone guesses what was meant. `raw` of a number is the digits as
 * written in the file, so that a reader can see what precision is left. A formula counts as its stored result.
 */
export type Cell = CellValue & {
  /** The value is the stored result of a formula. */
  readonly formula: boolean
  /** Where the value really stands when a merged block covers this cell; null for a cell of its own. */
  readonly from: CellPlace | null
}

export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly raw: string }
  /** `minutes` after midnight; 0 for a plain day. */
  | { readonly kind: 'date'; readonly day: Day; readonly minutes: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** `#N/A`, `#REF!`: the file itself says that it has no value here. */
  | { readonly kind: 'error'; readonly text: string }

/** Row 1 is the first row, column 0 is column A. */
export type CellPlace = { readonly row: number; readonly column: number }

/**
 * One row that has at least one value. `null` is an empty cell; the list ends at the last value.
 * A cell covered by a merged block carries the block's value and says in `from` where it stands.
 */
export type SheetRow = {
  readonly sheet: string
  /** As the person sees it in the spreadsheet program: the first row is 1. */
  readonly row: number
  readonly cells: readonly (Cell | null)[]
}

/** What is known of a sheet before its rows are read. */
export type SheetSummary = {
  readonly index: number
  readonly name: string
  readonly hidden: boolean
  /** Rows with at least one value of their own. */
  readonly filledRows: number
  /** Rows that are there (formatted, numbered) but hold nothing. */
  readonly blankRows: number
  readonly columns: number
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `C12` → row 12, column 2; null when it is no single cell. */
export function parsePlace(reference: string): CellPlace | null {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  const row = Number(reference.slice(at))
  if (at === 0 || at > 3 || !Number.isInteger(row) || row < 1) return null
  return { row, column: column - 1 }
}
