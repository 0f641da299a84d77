import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import { workbookAnswer, writeCsv } from '../../documents/server/index.ts'
import { type BankLine, bankColumns, controlTotals, plainYuan } from '../domain/bank-file.ts'
import type { RunLineRow, RunRow } from './run-store.ts'

/** Lines with their numbers in the clear; never kept, and given out only where the audit trail says so. */
export const openedLines = (
  cipher: FieldCipher,
  lines: readonly Pick<RunLineRow, 'number' | 'holder' | 'sealed' | 'bank' | 'amount' | 'summary'>[],
): BankLine[] => lines.map(({ sealed, ...line }) => ({ ...line, account: cipher.open(sealed) }))

const [number, holder, account, bank, amount, summary] = bankColumns

const columns = [
  { title: number, kind: 'whole', width: 6 },
  { title: holder, kind: 'text', width: 24 },
  { title: account, kind: 'text', width: 26 },
  { title: bank, kind: 'text', width: 36 },
  // Text: banks read `1234.50`, and a program that rounds a number for show must not change it.
  { title: amount, kind: 'text', width: 14 },
  { title: summary, kind: 'text', width: 30 },
] as const

const rowsOf = (lines: readonly BankLine[]) =>
  lines.map((line) => [
    line.number,
    line.holder,
    line.account,
    line.bank,
    plainYuan(line.amount),
    line.summary,
  ])

/** The csv for the bank, byte for byte the same whenever it is asked for. */
export async function bankCsv(lines: readonly BankLine[]): Promise<Buffer> {
  const out = new PassThrough()
  const whole = buffer(out)
  await writeCsv(out, { columns, rows: rowsOf(lines) })
  out.end()
  return whole
}

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export const csvAnswer = (run: RunRow, bytes: Buffer): FileAnswer => ({
  stream: Readable.from([bytes]),
  fileName: `${run.title}-${run.onDay}.csv`,
  mediaType: 'text/csv; charset=utf-8',
})

/** The same as a workbook, with the control totals on a sheet of their own, so that the first stays as the bank takes it. */
export function bankWorkbook(run: RunRow, lines: readonly BankLine[]): FileAnswer {
  const { lines: count, total } = controlTotals(lines)
  const totals: WrittenSheet = {
    name: '控制总额',
    columns: [
      { title: '项目', kind: 'text', width: 16 },
      { title: '值', kind: 'text', width: 70 },
    ],
    rows: [
      ['批次', run.title],
      ['日期', run.onDay],
      ['笔数', String(count)],
      ['合计金额（元）', plainYuan(total)],
      ['CSV 文件 SHA-256', run.fileHash],
    ],
  }
  return workbookAnswer(`${run.title}-${run.onDay}.xlsx`, [
    { name: '代发明细', columns: [...columns], rows: rowsOf(lines) },
    totals,
  ])
}
