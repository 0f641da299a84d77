import { Readable } from 'node:stream'
import { dayAt } from '../../../kernel/day.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { writePdf, writeWord } from '../../documents/server/index.ts'
import { printedReport, type ReportOnPaper } from '../domain/printed-report.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** The report form as a file to send or to keep. It does not name whoever reported. */
export function paperOf(report: ReportOnPaper, as: 'docx' | 'pdf', now: number): Result<FileAnswer, never> {
  const printed = printedReport(report, dayAt(now))
  const bytes = as === 'pdf' ? writePdf(printed) : writeWord(printed)
  return ok({
    stream: Readable.from([bytes]),
    fileName: `强制报告表-${report.number}.${as}`,
    mediaType: types[as],
  })
}
