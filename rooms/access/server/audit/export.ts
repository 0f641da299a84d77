import { PassThrough } from 'node:stream'
import type { Words } from '../../../../kernel/contract.ts'
import { type Day, daysBetween } from '../../../../kernel/day.ts'
import { formatDivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import { writeCsv, writeWorkbook } from '../../../documents/server/index.ts'
import { type AuditFilter, type AuditRow, auditRows, daysOutOfOrder, readEntry } from './search.ts'

const mostDays = 31
const pageSize = 1000

export type ExportFilter = AuditFilter & {
  readonly from: Day
  readonly to: Day
  readonly format: 'xlsx' | 'csv'
}

type Column = { readonly title: Words; readonly width: number; readonly value: (row: AuditRow) => string }

const columns: readonly Column[] = [
  { title: { zh: '序号', en: 'Sequence' }, width: 10, value: (row) => String(row.sequence ?? '') },
  { title: { zh: '时间', en: 'Time' }, width: 22, value: (row) => inShanghai(row.at) },
  { title: { zh: '账号', en: 'Account' }, width: 38, value: (row) => row.account ?? '' },
  { title: { zh: '姓名', en: 'Name' }, width: 16, value: (row) => row.actorName },
  { title: { zh: '类别', en: 'Kind' }, width: 10, value: (row) => row.kind },
  { title: { zh: '操作', en: 'Action' }, width: 28, value: (row) => row.action },
  { title: { zh: '对象', en: 'Subject' }, width: 38, value: (row) => row.subject ?? '' },
  { title: { zh: '区划', en: 'Division' }, width: 16, value: (row) => formatDivisionCode(row.division) },
  { title: { zh: '站点', en: 'Station' }, width: 38, value: (row) => row.station ?? '' },
  { title: { zh: '理由', en: 'Purpose' }, width: 30, value: (row) => row.purpose ?? '' },
  { title: { zh: '详情', en: 'Detail' }, width: 60, value: (row) => JSON.stringify(row.detail) },
  { title: { zh: '请求', en: 'Request' }, width: 38, value: (row) => row.request ?? '' },
]

/** All lines of the period as a file, never cut short; the export is a line of the trail before its first byte. */
export async function exportAudit(
  standing: Standing,
  filter: ExportFilter,
  language: 'zh' | 'en',
): Promise<Result<FileAnswer, Refusal>> {
  if (filter.to < filter.from) return refused(daysOutOfOrder)
  if (daysBetween(filter.from, filter.to) >= mostDays)
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'period-too-long', path: '/query/to', data: { days: mostDays } }],
    })
  const noted = await disclose(standing, async () =>
    ok({ answer: null, audit: [readEntry('audit.export', standing, filter)] }),
  )
  if (!noted.ok) return noted
  const stream = new PassThrough()
  const sheet = {
    name: language === 'zh' ? '审计日志' : 'Audit trail',
    columns: columns.map(({ title, width }) => ({ title: title[language], kind: 'text' as const, width })),
    rows: lines(standing, filter),
  }
  const written = filter.format === 'csv' ? writeCsv(stream, sheet) : writeWorkbook(stream, [sheet])
  written.then(
    () => stream.end(),
    // The answer has begun: a broken connection is the only way left to say that it is not whole.
    (error: Error) => stream.destroy(error),
  )
  return ok({
    stream,
    fileName: `audit-${filter.from}-${filter.to}.${filter.format}`,
    mediaType:
      filter.format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

/** Page by page, each in a transaction of its own: a slow reader holds no snapshot that keeps the chain waiting. */
async function* lines(standing: Standing, filter: ExportFilter): AsyncGenerator<string[]> {
  let after: readonly [string, string] | null = null
  for (;;) {
    const from: readonly [string, string] | null = after
    const page: Result<AuditRow[], Refusal> = await read(standing, async (tx) =>
      ok(await auditRows(tx, standing, filter, { after: from, limit: pageSize })),
    )
    if (!page.ok) return
    for (const row of page.value) yield columns.map(({ value }) => value(row))
    const last = page.value.at(-1)
    if (page.value.length < pageSize || !last) return
    after = [last.mark, last.id]
  }
}

/** `2023-12-29 10:05:07.123`, for people and for sorting. */
const inShanghai = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 23)
