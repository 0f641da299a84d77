import type { SheetRow, SheetSummary } from '../../domain/cell.ts'
import type { SpreadsheetLimits } from '../../domain/limits.ts'
import { CsvParser, type CsvRecord, guessDelimiter } from './csv-parser.ts'
import { decoded, encodingOf, type TextEncoding } from './encoding.ts'
import { SpreadsheetRefused } from './refused.ts'

/** A delimited text file whose form is known and whose size has been found bearable. */
export type Csv = {
  readonly encoding: TextEncoding
  readonly delimiter: string
  readonly summary: SheetSummary
}

const sampleCharacters = 65_536
/** Control characters that no table typed by a person holds; a binary file without zero bytes has them. */
const control = /(?![\t\n\v\f\r])\p{Cc}/u

/** Reads the file once and keeps nothing but its measures. */
export async function surveyCsv(path: string, name: string, limits: SpreadsheetLimits): Promise<Csv> {
  const encoding = await encodingOf(path)
  if (!encoding) throw new SpreadsheetRefused('text-encoding-unknown')
  const delimiter = await delimiterOf(path, encoding)
  let filledRows = 0
  let blankRows = 0
  let columns = 0
  for await (const { fields } of records(path, { encoding, delimiter }, limits)) {
    const filled = fields.findLastIndex((field) => field.trim() !== '') + 1
    if (filled > 0) filledRows += 1
    else blankRows += 1
    if (filled > columns) columns = filled
    if (filledRows > limits.rows) throw new SpreadsheetRefused('sheet-too-many-rows', { limit: limits.rows })
    if (columns > limits.columns) {
      throw new SpreadsheetRefused('sheet-too-many-columns', { sheet: name, limit: limits.columns })
    }
  }
  const summary = { index: 0, name, hidden: false, filledRows, blankRows, columns }
  return { encoding, delimiter, summary }
}

export async function* csvRows(path: string, csv: Csv, limits: SpreadsheetLimits): AsyncGenerator<SheetRow> {
  for await (const { row, fields } of records(path, csv, limits)) {
    const width = fields.findLastIndex((field) => field.trim() !== '') + 1
    if (width === 0) continue
    const cells = fields
      .slice(0, width)
      .map((text) =>
        text.trim() === '' ? null : ({ kind: 'text', text, formula: false, from: null } as const),
      )
    yield { sheet: csv.summary.name, row, cells }
  }
}

async function delimiterOf(path: string, encoding: TextEncoding): Promise<string> {
  let sample = ''
  for await (const piece of decoded(path, encoding)) {
    sample += piece
    if (sample.length >= sampleCharacters) break
  }
  if (control.test(sample)) throw new SpreadsheetRefused('file-not-a-spreadsheet')
  const delimiter = guessDelimiter(sample)
  if (!delimiter) throw new SpreadsheetRefused('text-has-no-columns')
  return delimiter
}

async function* records(
  path: string,
  { encoding, delimiter }: Pick<Csv, 'encoding' | 'delimiter'>,
  limits: SpreadsheetLimits,
): AsyncGenerator<CsvRecord> {
  const parser = new CsvParser(delimiter, limits.cellCharacters)
  for await (const piece of decoded(path, encoding)) {
    parser.write(piece)
    if (parser.tooLong) throw new SpreadsheetRefused('cell-too-long', { limit: limits.cellCharacters })
    yield* parser.take()
  }
  const { row } = parser
  if (parser.end().quoteOpen) throw new SpreadsheetRefused('quote-not-closed', { row })
  yield* parser.take()
}
