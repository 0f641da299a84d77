import type { Writable } from 'node:stream'
import { guardedText } from '../../domain/formula-guard.ts'
import type { WrittenColumn, WrittenSheet, WrittenValue } from '../../domain/written-sheet.ts'
import { writeTo } from './pack.ts'

/** Without the mark Excel reads Chinese as GB18030. */
const mark = '\uFEFF'
const pieceCharacters = 65_536

/**
 * Writes one sheet as csv (RFC 4180, UTF-8 with mark) while the rows are produced; the stream is left open.
 * Text that a spreadsheet program would run as a formula gets an apostrophe before it.
 */
export async function writeCsv(
  out: Writable,
  sheet: Pick<WrittenSheet, 'columns' | 'rows'>,
): Promise<{ readonly rows: number }> {
  let rows = 0
  let piece = mark + line(sheet.columns.map(({ title }) => quoted(guardedText(title))))
  for await (const values of sheet.rows) {
    rows += 1
    piece += line(sheet.columns.map((column, i) => shown(values[i] ?? null, column)))
    if (piece.length < pieceCharacters) continue
    await writeTo(out, piece)
    piece = ''
  }
  await writeTo(out, piece)
  return { rows }
}

const line = (fields: readonly string[]): string => `${fields.join(',')}\r\n`

/** Numbers stay as they are: -5 is no formula. */
function shown(value: WrittenValue, { kind }: WrittenColumn): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return kind === 'yuan' ? (value / 100).toFixed(2) : String(value)
  return quoted(guardedText(value))
}

const quoted = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
