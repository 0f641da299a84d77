/** What a spreadsheet may cost before it is refused. A station's ledger stays far below each of these. */
export type SpreadsheetLimits = {
  readonly fileBytes: number
  /** Unpacked size of all parts that are read, counted while unpacking: headers lie. */
  readonly unpackedBytes: number
  /** Unpacked to packed; ordinary sheets reach 10–60, deflate itself cannot pass 1032. */
  readonly unpackedRatio: number
  readonly parts: number
  readonly sheets: number
  /** Rows with values, in the whole workbook. */
  readonly rows: number
  readonly columns: number
  readonly mergedBlocks: number
  /** Excel's own limit of one cell. */
  readonly cellCharacters: number
}

const mebibyte = 1_048_576

export const defaultLimits: SpreadsheetLimits = {
  fileBytes: 100 * mebibyte,
  unpackedBytes: 512 * mebibyte,
  unpackedRatio: 300,
  parts: 5_000,
  sheets: 100,
  rows: 300_000,
  columns: 400,
  mergedBlocks: 300_000,
  cellCharacters: 32_767,
}

export const mebibytes = (bytes: number): number => Math.round(bytes / mebibyte)
