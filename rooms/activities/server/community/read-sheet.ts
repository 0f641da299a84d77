import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Upload } from '../../../../platform/server/http/routes.ts'
import type { Cell } from '../../../documents/index.ts'
import { openSpreadsheet } from '../../../documents/server/index.ts'
import { type ReadLine, readLine, titlesOf } from '../../domain/community/read-sheet.ts'

const mostLines = 300
const titleRows = 10

const textOf = (cell: Cell | null | undefined): string => {
  if (!cell) return ''
  switch (cell.kind) {
    case 'text':
    case 'error':
      return cell.text
    case 'number':
      return cell.raw
    case 'date':
      return cell.day
    case 'boolean':
      return cell.boolean ? '1' : '0'
  }
}

/** Reads the first sheet of a filled sign-in list: the row of titles is looked for, what stands above it is passed over. */
export async function readSignInSheet(file: Upload): Promise<Result<ReadLine[], Refusal>> {
  const opened = await openSpreadsheet(file.path, { fileName: file.fileName })
  if (!opened.ok) return opened
  const sheet = opened.value.sheets.find(({ hidden }) => !hidden)
  const lines: ReadLine[] = []
  let titles: ReturnType<typeof titlesOf> = null
  let seen = 0
  if (sheet) {
    for await (const row of opened.value.rows(sheet)) {
      const cells = row.cells.map(textOf)
      if (!titles) {
        seen += 1
        titles = titlesOf(cells)
        if (!titles && seen >= titleRows) break
        continue
      }
      const line = readLine(row.row, cells, titles)
      if (!line) continue
      if (lines.length >= mostLines) return refused({ code: 'sheet-too-long' })
      lines.push(line)
    }
  }
  return titles ? ok(lines) : refused({ code: 'sheet-without-names' })
}
