import { parseDay } from '../../../../kernel/day.ts'
import type { Cell, CellValue, SheetRow } from '../../domain/cell.ts'
import { type DateSystem, dayOfSerial } from '../../domain/serial-date.ts'
import { MergedBlocks } from './merged-blocks.ts'
import type { Package } from './package.ts'
import { SpreadsheetRefused } from './refused.ts'
import type { SharedStrings } from './shared-strings.ts'
import { type RawCell, sheetHandler } from './sheet-events.ts'
import type { Merged } from './survey.ts'
import { unpackText } from './unpack.ts'
import type { Workbook, WorkbookSheet } from './workbook.ts'
import { decodeOfficeText, XmlScanner } from './xml.ts'

/** The rows of one surveyed sheet, in memory of a few rows: the next piece is unpacked when these are taken. */
export async function* sheetRows(
  pack: Package,
  workbook: Workbook,
  strings: SharedStrings,
  sheet: WorkbookSheet,
  merged: readonly Merged[],
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = []
  const blocks = new MergedBlocks(merged)
  let row = 0
  let cells: (Cell | null)[] = []
  const scanner = new XmlScanner(
    sheet.part.name,
    sheetHandler({
      row(number) {
        row = number
        cells = []
      },
      cell(raw) {
        const value = readValue(raw, workbook, strings)
        if (value === null) return
        while (cells.length < raw.column) cells.push(null)
        cells[raw.column] = { ...value, formula: raw.formula, from: null }
      },
      rowEnd() {
        blocks.fill(row, cells)
        if (cells.some((cell) => cell !== null && cell.from === null))
          ready.push({ sheet: sheet.name, row, cells })
      },
      merged() {},
      disorder() {
        throw new SpreadsheetRefused('workbook-damaged', { part: sheet.part.name })
      },
    }),
  )
  for await (const piece of unpackText(pack.path, sheet.part, pack.budget)) {
    scanner.write(piece)
    yield* ready
    ready.length = 0
  }
}

/** Null for a cell whose text is only spaces: nobody who looks at the sheet sees a value there. */
function readValue(cell: RawCell, workbook: Workbook, strings: SharedStrings): CellValue | null {
  switch (cell.type) {
    case 's':
      return textOf(strings.at(Number(cell.value)) ?? '')
    case 'str':
    case 'inlineStr':
      return textOf(decodeOfficeText(cell.value))
    case 'b':
      return { kind: 'boolean', boolean: cell.value === '1' || cell.value === 'true' }
    case 'e':
      return { kind: 'error', text: cell.value }
    case 'd':
      return isoDate(cell.value)
    default:
      return numberOf(cell, workbook.dates, workbook.dateStyles[cell.style] ?? false)
  }
}

const textOf = (text: string): CellValue | null => (text.trim() === '' ? null : { kind: 'text', text })

function isoDate(text: string): CellValue | null {
  const parsed = parseDay(text.slice(0, 10))
  const [, hours = 0, minutes = 0] = /T(\d\d):(\d\d)/.exec(text)?.map(Number) ?? []
  return parsed.ok ? { kind: 'date', day: parsed.value, minutes: hours * 60 + minutes } : textOf(text)
}

function numberOf(cell: RawCell, dates: DateSystem, showsDate: boolean): CellValue | null {
  const number = Number(cell.value)
  if (Number.isNaN(number)) return textOf(cell.value)
  const date = showsDate ? dayOfSerial(number, dates) : null
  return date ? { kind: 'date', ...date } : { kind: 'number', number, raw: cell.value.trim() }
}
