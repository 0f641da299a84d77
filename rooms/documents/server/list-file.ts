import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Cell, SheetRow, SheetSummary } from '../domain/cell.ts'
import { openSpreadsheet, type Spreadsheet } from './spreadsheet/read.ts'

/** A column of a list by its key, and the headings under which people keep it. */
export type ListColumn = { readonly key: string; readonly titles: readonly string[] }

/** One line of a list: texts by key, blank ones left out. `row` is the number that the spreadsheet program shows. */
export type ListRow = { readonly row: number; readonly values: Readonly<Record<string, string>> }

/** Titles are looked for in the first rows only: above them stand at most a heading and a remark. */
const rowsOfHead = 10
const mostRows = 20_000

/**
 * Reads a list with one heading a column: the first sheet in which the `needed` columns are found. Refused where no sheet
 * has them, or where there are more rows than a list has.
 */
export async function readList(
  file: { readonly path: string; readonly fileName: string },
  columns: readonly ListColumn[],
  needed: readonly string[],
): Promise<Result<readonly ListRow[], Refusal>> {
  const opened = await openSpreadsheet(file.path, { fileName: file.fileName })
  if (!opened.ok) return opened
  for (const sheet of opened.value.sheets.filter(({ hidden }) => !hidden)) {
    const found = await rowsOf(opened.value, sheet, columns, needed)
    if (found === null) continue
    return found.length > mostRows ? refused({ code: 'list-too-long', data: { most: mostRows } }) : ok(found)
  }
  const titles = columns.filter(({ key }) => needed.includes(key)).map(({ titles: [first = ''] }) => first)
  return refused({ code: 'list-titles-not-found', data: { titles: titles.join('、') } })
}

async function rowsOf(
  book: Spreadsheet,
  sheet: SheetSummary,
  columns: readonly ListColumn[],
  needed: readonly string[],
): Promise<ListRow[] | null> {
  let keys: (string | null)[] | null = null
  const rows: ListRow[] = []
  for await (const row of book.rows(sheet)) {
    if (keys === null) {
      const head = headOf(row, columns)
      if (needed.every((key) => head.includes(key))) keys = head
      else if (row.row > rowsOfHead) return null
      continue
    }
    const values: Record<string, string> = {}
    for (const [at, cell] of row.cells.entries()) {
      const key = keys[at]
      const text = textOf(cell)
      if (key && text !== '') values[key] = text
    }
    if (Object.keys(values).length > 0) rows.push({ row: row.row, values })
    if (rows.length > mostRows) return rows
  }
  return keys === null ? null : rows
}

/** A heading counts without spaces and without what stands in brackets behind it. */
const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\(.*\)$/, '')
    .replace(/[\s*]/g, '')
    .toLowerCase()

function headOf(row: SheetRow, columns: readonly ListColumn[]): (string | null)[] {
  return row.cells.map((cell) => {
    const title = plain(textOf(cell))
    return columns.find(({ titles }) => titles.some((one) => plain(one) === title))?.key ?? null
  })
}

function textOf(cell: Cell | null): string {
  if (cell === null) return ''
  switch (cell.kind) {
    case 'text':
      return cell.text.replaceAll('\0', '').trim()
    case 'number':
      return cell.raw
    case 'date':
      return cell.day
    case 'boolean':
      return cell.boolean ? '是' : '否'
    case 'error':
      return ''
  }
}
