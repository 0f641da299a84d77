import type { Writable } from 'node:stream'
import { parseDay } from '../../../../kernel/day.ts'
import { columnLetter } from '../../domain/cell.ts'
import { looksLikeFormula } from '../../domain/formula-guard.ts'
import { defaultLimits } from '../../domain/limits.ts'
import { serialOfDay } from '../../domain/serial-date.ts'
import {
  rowsASheet,
  sheetName,
  type WrittenColumn,
  type WrittenSheet,
  type WrittenValue,
} from '../../domain/written-sheet.ts'
import { ZipWriter } from './pack.ts'
import {
  contentTypesPart,
  elementText,
  goesOnAside,
  type ListedSheet,
  packageRelationsPart,
  pageSetup,
  styleOf,
  styles,
  stylesPart,
  workbookPart,
  workbookRelations,
  worksheetOpen,
} from './write-parts.ts'

const pieceCharacters = 65_536
const defaultWidth = 14

/**
 * Writes an xlsx file to a stream while the rows are produced, in memory that does not grow with them; the
 * stream is left open. Text is always stored as text, and what looks like a formula carries the quote mark that
 * keeps it text when somebody edits the cell. Rows beyond what a sheet can hold go on to a further sheet.
 * `rowLimit` is for trying that out.
 */
export async function writeWorkbook(
  out: Writable,
  sheets: readonly WrittenSheet[],
  rowLimit = rowsASheet,
): Promise<{ readonly rows: number }> {
  const zip = new ZipWriter(out)
  const listed: ListedSheet[] = []
  const taken = new Set<string>()
  const list = async (
    name: string,
    titles: number | null,
    aside: boolean,
    pieces: AsyncIterable<string> | Iterable<string>,
  ) => {
    taken.add(name.toLowerCase())
    listed.push({ name, hidden: titles === null, titles, aside })
    await zip.part(`xl/worksheets/sheet${listed.length}.xml`, pieces)
  }
  const choices = choiceColumns(sheets)
  const choiceSheet = sheetName('可选值', new Set(sheets.map(({ name }) => name.toLowerCase())))
  let rows = 0
  for (const sheet of sheets) {
    const source = new RowSource(sheet.rows)
    try {
      await source.advance()
      do {
        const pieces = worksheet(sheet, source, rowLimit, () => tail(sheet, choices, choiceSheet))
        await list(sheetName(sheet.name, taken), headRows(sheet), goesOnAside(widthOf(sheet)), pieces)
      } while (source.current !== undefined)
    } finally {
      await source.close()
    }
    rows += source.taken
  }
  if (choices.length > 0) await list(choiceSheet, null, false, choiceRows(choices))
  await zip.part('xl/styles.xml', [stylesPart])
  await zip.part('xl/workbook.xml', [workbookPart(listed)])
  await zip.part('xl/_rels/workbook.xml.rels', [workbookRelations(listed.length)])
  await zip.part('_rels/.rels', [packageRelationsPart])
  await zip.part('[Content_Types].xml', [contentTypesPart(listed.length)])
  await zip.finish()
  return { rows }
}

/** The rows of one sheet, which may have to be dealt out over several; knows whether there is a next one. */
class RowSource {
  readonly #rows: AsyncGenerator<readonly WrittenValue[], undefined>
  current: readonly WrittenValue[] | undefined
  taken = 0

  constructor(rows: WrittenSheet['rows']) {
    this.#rows = (async function* () {
      yield* rows
      return undefined
    })()
  }

  async advance(): Promise<void> {
    if (this.current !== undefined) this.taken += 1
    this.current = (await this.#rows.next()).value
  }

  /** Lets the producer go, such as a database cursor when the download was broken off. */
  async close(): Promise<void> {
    await this.#rows.return(undefined)
  }
}

async function* worksheet(
  sheet: WrittenSheet,
  source: RowSource,
  rowLimit: number,
  ending: () => string,
): AsyncGenerator<string> {
  yield head(sheet)
  let row = headRows(sheet)
  let piece = ''
  for (; source.current !== undefined && row < rowLimit; await source.advance()) {
    row += 1
    piece += rowXml(row, source.current, sheet.columns)
    if (piece.length < pieceCharacters) continue
    yield piece
    piece = ''
  }
  yield piece + ending()
}

const widthOf = ({ columns }: WrittenSheet): number =>
  columns.reduce((sum, { width = defaultWidth }) => sum + width, 0)

const headRows = (sheet: WrittenSheet): number => (sheet.heading === undefined ? 1 : 2)

/** Column widths, the frozen title row, the heading and the titles. */
function head(sheet: WrittenSheet): string {
  const frozen = headRows(sheet)
  const columns = sheet.columns
    .map(
      ({ width = defaultWidth, kind }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${styleOf[kind]}" customWidth="1"/>`,
    )
    .join('')
  // In the middle of a sheet of several pages' width nobody would find it.
  const headingStyle = goesOnAside(widthOf(sheet)) ? styles.headingAtStart : styles.heading
  const heading =
    sheet.heading === undefined
      ? ''
      : `<row r="1" ht="30" customHeight="1">${textCell('A1', sheet.heading, headingStyle)}</row>`
  const titles = sheet.columns
    .map(({ title }, i) => textCell(`${columnLetter(i)}${frozen}`, title, styles.title))
    .join('')
  const titleHeight = heightOf(
    sheet.columns.map(({ title }) => title),
    sheet.columns,
  )
  return (
    `${worksheetOpen}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" ` +
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${columns}</cols><sheetData>${heading}<row r="${frozen}"${titleHeight}>${titles}</row>`
  )
}

function rowXml(row: number, values: readonly WrittenValue[], columns: readonly WrittenColumn[]): string {
  let cells = ''
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value === null || value === undefined || value === '') continue
    cells += cellXml(`${columnLetter(i)}${row}`, value, columns[i]?.kind ?? 'text')
  }
  return `<row r="${row}"${heightOf(values, columns)}>${cells}</row>`
}

const lineHeight = 15
const mostLines = 20

/** Programs do not all make a row as high as its wrapped texts when they open a file: it is told where one takes more lines. */
function heightOf(values: readonly WrittenValue[], columns: readonly WrittenColumn[]): string {
  let lines = 1
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (typeof value === 'string') lines = Math.max(lines, linesOf(value, columns[i]?.width ?? defaultWidth))
  }
  return lines === 1 ? '' : ` ht="${Math.min(lines, mostLines) * lineHeight}" customHeight="1"`
}

/** A Chinese character takes two places; one place is left for the cell's edges. */
function linesOf(text: string, width: number): number {
  if (text.length * 2 < width && !text.includes('\n')) return 1
  return text.split('\n').reduce((sum, line) => sum + wrappedLines(line, width - 1), 0)
}

/** Words of Latin letters and digits go on to the next line whole, and are broken only where one alone is too long. */
function wrappedLines(line: string, width: number): number {
  let lines = 1
  let at = 0
  for (const [part] of line.matchAll(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s/g)) {
    const places = part.charCodeAt(0) > 0x2e7f ? 2 : part.length
    if (at + places > width && at > 0) {
      lines += 1
      at = 0
    }
    lines += Math.max(0, Math.ceil(places / width) - 1)
    at = places > width ? places % width : at + places
  }
  return lines
}

function cellXml(place: string, value: string | number | boolean, kind: WrittenColumn['kind']): string {
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (kind === 'text' || typeof value === 'string') {
    const text = String(value)
    const parsed = kind === 'day' ? parseDay(text) : null
    const serial = parsed?.ok ? serialOfDay(parsed.value) : 0
    // Days before 1900 have no serial number; they stay text.
    if (serial >= 1) return `<c r="${place}" s="${styles.day}"><v>${serial}</v></c>`
    return textCell(place, text, looksLikeFormula(text) ? styles.guarded : styles.text)
  }
  if (!Number.isFinite(value)) throw new Error(`no number for cell ${place}`)
  // A column of counts and hours shows 191 and 12.50; money has its two places always.
  const style = kind === 'decimal' && Number.isInteger(value) ? styles.whole : styleOf[kind]
  return `<c r="${place}" s="${style}"><v>${kind === 'yuan' ? value / 100 : value}</v></c>`
}

function textCell(place: string, text: string, style: number): string {
  if (text.length > defaultLimits.cellCharacters) throw new Error(`text too long for cell ${place}`)
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${elementText(text)}</t></is></c>`
}

type ChoiceColumn = { readonly column: WrittenColumn; readonly choices: readonly string[] }

const choiceColumns = (sheets: readonly WrittenSheet[]): ChoiceColumn[] =>
  sheets.flatMap(({ columns }) =>
    columns.flatMap((column) => (column.choices?.length ? [{ column, choices: column.choices }] : [])),
  )

/** The lists stand on a hidden sheet: a list written into the rule itself may have only 255 characters. */
function* choiceRows(columns: readonly ChoiceColumn[]): Generator<string> {
  yield `${worksheetOpen}<sheetData>`
  const longest = Math.max(...columns.map(({ choices }) => choices.length))
  for (let row = 1; row <= longest; row++) {
    const cells = columns.map(({ choices }, i) => {
      const choice = choices[row - 1]
      return choice === undefined ? '' : textCell(`${columnLetter(i)}${row}`, choice, styles.text)
    })
    yield `<row r="${row}">${cells.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

/**
 * Rows that offer the drop-down lists: more than a station's ledger has. Not the whole sheet, since libraries that read
 * a workbook to fill it in (exceljs) keep a rule for each of its cells, and a million rows are more than they can hold.
 */
const listedRows = 5_000

/** Merged blocks, then the drop-down lists: the schema fixes this order. */
function tail(sheet: WrittenSheet, choices: readonly ChoiceColumn[], choiceSheet: string): string {
  const last = columnLetter(Math.max(sheet.columns.length - 1, 0))
  const heading = sheet.heading !== undefined && sheet.columns.length > 1 ? [`A1:${last}1`] : []
  const blocks = (sheet.merged ?? []).map(
    ({ top, left, bottom, right }) => `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`,
  )
  const merged = [...heading, ...blocks].map((reference) => `<mergeCell ref="${reference}"/>`)
  const rules = sheet.columns.flatMap((column, i) => {
    const at = choices.findIndex((choice) => choice.column === column)
    if (at === -1) return []
    const letter = columnLetter(i)
    const list = `'${choiceSheet}'!$${columnLetter(at)}$1:$${columnLetter(at)}$${column.choices?.length ?? 1}`
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="${column.open ? 0 : 1}" ` +
        `sqref="${letter}${headRows(sheet) + 1}:${letter}${headRows(sheet) + listedRows}"><formula1>${elementText(list)}</formula1></dataValidation>`,
    ]
  })
  return (
    '</sheetData>' +
    (merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '') +
    (rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : '') +
    `${pageSetup(widthOf(sheet))}</worksheet>`
  )
}
