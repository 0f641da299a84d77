import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import type { Cell, SheetRow, SheetSummary } from '../../documents/index.ts'
import { openSpreadsheet, type Spreadsheet } from '../../documents/server/index.ts'
import { headOf, type ReturnColumn } from '../domain/return-columns.ts'
import type { ReturnRow } from '../domain/return-file.ts'

export type ReturnFile = {
  readonly hash: string
  readonly fileName: string
  readonly rows: readonly ReturnRow[]
}

/** Above the headings banks print a title and the customer's particulars. */
const rowsOfHead = 20
const mostRows = 20_000

/** Reads what a bank sent back: the first sheet that has an account, an amount and a result. */
export async function readReturnFile(file: Upload): Promise<Result<ReturnFile, Refusal>> {
  const opened = await openSpreadsheet(file.path, { fileName: file.fileName })
  if (!opened.ok) return opened
  for (const sheet of opened.value.sheets.filter(({ hidden }) => !hidden)) {
    const rows = await rowsOf(opened.value, sheet)
    if (rows === null) continue
    if (rows.length > mostRows) return refused({ code: 'return-too-long', data: { most: mostRows } })
    const hash = createHash('sha256')
      .update(await readFile(file.path))
      .digest('hex')
    return ok({ hash, fileName: file.fileName, rows })
  }
  return refused({ code: 'return-titles-not-found' })
}

async function rowsOf(book: Spreadsheet, sheet: SheetSummary): Promise<ReturnRow[] | null> {
  let head: readonly (ReturnColumn | null)[] | null = null
  const rows: ReturnRow[] = []
  for await (const row of book.rows(sheet)) {
    if (head === null) {
      head = headOf(textsOf(row))
      if (head === null && row.row > rowsOfHead) return null
      continue
    }
    const values: { [column in ReturnColumn]?: string } = {}
    for (const [at, text] of textsOf(row).entries()) {
      const column = head[at]
      if (column && text !== '') values[column] = text
    }
    if (Object.keys(values).length > 0) rows.push({ row: row.row, ...values })
    if (rows.length > mostRows) return rows
  }
  return head === null ? null : rows
}

const textsOf = (row: SheetRow): string[] => Array.from(row.cells, (cell) => textOf(cell ?? null))

function textOf(cell: Cell | null): string {
  if (cell?.kind === 'text') return cell.text.replaceAll('\0', '').trim()
  if (cell?.kind === 'number') return cell.raw
  if (cell?.kind === 'boolean') return cell.boolean ? '是' : '否'
  return ''
}
