import { parseDay } from '../../../../kernel/day.ts'
import { parseDivisionCode } from '../../../../kernel/division.ts'
import { type Cell, dayOfSerial, type SheetRow } from '../../../documents/index.ts'
import type { Declared } from './denominator-store.ts'

/** The columns of the table that is filled in, as they are titled. */
export const denominatorTitles = {
  zh: {
    code: '分母代码',
    division: '区划代码',
    name: '区划名称',
    asOf: '数据日期',
    value: '数值',
    source: '来源',
  },
  en: {
    code: 'Denominator',
    division: 'Division code',
    name: 'Division',
    asOf: 'Day',
    value: 'Value',
    source: 'Source',
  },
} as const

type Column = 'code' | 'division' | 'asOf' | 'value' | 'source'
const wanted: readonly Column[] = ['code', 'division', 'asOf', 'value', 'source']

/** Which column holds what, read from a row of titles in either language; null where it is no such row. */
export function columnsIn({ cells }: SheetRow): Record<Column, number> | null {
  const titles = cells.map((cell) => textOf(cell).trim())
  const at = (column: Column) =>
    titles.findIndex(
      (title) => title === denominatorTitles.zh[column] || title === denominatorTitles.en[column],
    )
  const found = Object.fromEntries(wanted.map((column) => [column, at(column)])) as Record<Column, number>
  return wanted.every((column) => found[column] >= 0) ? found : null
}

/** What stands in a row; `empty` when neither a number nor a day was filled in; otherwise what is wrong, by code. */
export function readRow(
  { cells }: SheetRow,
  columns: Record<Column, number>,
): Omit<Declared, 'id'> | 'empty' | { readonly problem: string } {
  const cell = (column: Column) => cells[columns[column]] ?? null
  if (textOf(cell('value')).trim() === '' && textOf(cell('asOf')).trim() === '') return 'empty'
  const division = parseDivisionCode(textOf(cell('division')).trim())
  if (division === null) return { problem: 'division-code-not-valid' }
  const asOf = dayIn(cell('asOf'))
  if (asOf === null) return { problem: 'day-not-valid' }
  const value = Number(textOf(cell('value')).trim().replaceAll(',', '') || Number.NaN)
  if (!Number.isFinite(value) || value < 0) return { problem: 'value-not-valid' }
  const source = textOf(cell('source')).trim()
  if (source === '') return { problem: 'value-missing' }
  return { code: textOf(cell('code')).trim(), division, asOf, value, source: source.slice(0, 120) }
}

/** The text of a cell; numbers as the file writes them. */
function textOf(cell: Cell | null | undefined): string {
  if (!cell) return ''
  if (cell.kind === 'text' || cell.kind === 'error') return cell.text
  if (cell.kind === 'number') return String(cell.number)
  return cell.kind === 'date' ? cell.day : String(cell.boolean)
}

function dayIn(cell: Cell | null): Declared['asOf'] | null {
  if (cell?.kind === 'date') return cell.day
  if (cell?.kind === 'number') return dayOfSerial(cell.number, 1900)?.day ?? null
  const text = textOf(cell).trim().replaceAll('/', '-').replaceAll('.', '-')
  const [, year, month = '', date = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return parsed.ok ? parsed.value : null
}
