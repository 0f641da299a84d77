/** What a column holds decides how its values are written and shown. */
export type ColumnKind =
  /** Identity numbers, phones, codes: text that must never become a number. */
  | 'text'
  | 'whole'
  | 'decimal'
  /** Values are integer fen; shown in yuan with two decimals. */
  | 'yuan'
  /** Values are `YYYY-MM-DD`. */
  | 'day'

export type WrittenColumn = {
  readonly title: string
  readonly kind: ColumnKind
  /** In characters of the standard font; a Chinese character takes two. */
  readonly width?: number
  /** The values offered in a drop-down list; others may still be typed when `open`. */
  readonly choices?: readonly string[]
  readonly open?: boolean
}

export type WrittenValue = string | number | boolean | null

/** Rows from 1, columns from 0, all included. */
export type WrittenBlock = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type WrittenSheet = {
  readonly name: string
  /** A line above the column titles, over the whole width. */
  readonly heading?: string
  readonly columns: readonly WrittenColumn[]
  /** Taken one by one while the file is written: a hundred thousand rows never stand in memory together. */
  readonly rows: Iterable<readonly WrittenValue[]> | AsyncIterable<readonly WrittenValue[]>
  /** Read after the rows, so a row producer may add to it. */
  readonly merged?: readonly WrittenBlock[]
}

/** The most rows that a sheet of this format can hold; what comes after goes on to a further sheet. */
export const rowsASheet = 1_048_576

/** A sheet name that every program takes: 31 characters, none of []:*?/\, no apostrophe at either end. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`
    const name =
      [...clean]
        .slice(0, 31 - suffix.length)
        .join('')
        .trimEnd() + suffix
    if (!taken.has(name.toLowerCase())) return name
  }
}
