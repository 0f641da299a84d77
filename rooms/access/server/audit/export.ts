import { PassThrough } from 'node:stream'
import { sayDoer } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/contract.ts'
import { type Day, daysBetween } from '../../../../kernel/day.ts'
import { formatDivisionCode, nation } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import {
  listSheet,
  type SheetColumn,
  type TakenList,
  writeCsv,
  writeWorkbook,
} from '../../../documents/server/index.ts'
import { placesOf, stationNames } from '../../../regions/server/index.ts'
import { accountNames } from '../accounts/names.ts'
import type { AccessNeighbours } from '../places.ts'
import { type AuditFilter, type AuditRow, auditRows, daysOutOfOrder, readEntry } from './search.ts'

const mostDays = 31

export type ExportFilter = AuditFilter & {
  readonly from: Day
  readonly to: Day
  readonly format: 'xlsx' | 'csv'
}

/** The words of other rooms' acts, which are handed in. */
type NamesOfTrail = Pick<AccessNeighbours, 'nameOfAct' | 'nameOfPurpose'>

/** What a line says beside what the trail holds: names for codes, of the day on which it is read. */
type Named = {
  readonly act: string
  readonly purpose: string
  readonly account: string | null
  readonly place: string
  readonly station: string
}

type NamedRow = { readonly row: AuditRow; readonly named: Named }

const kinds: Readonly<Record<AuditRow['kind'], Words>> = {
  write: { zh: '写入', en: 'Write' },
  read: { zh: '查看', en: 'Look' },
  'sign-in': { zh: '登录', en: 'Sign-in' },
  system: { zh: '系统', en: 'System' },
}

/** What people read stands first; the codes, by which a program compares, behind it. */
const columns: readonly SheetColumn<NamedRow>[] = [
  {
    title: { zh: '序号', en: 'Sequence' },
    kind: 'text',
    width: 10,
    value: ({ row }) => String(row.sequence ?? ''),
  },
  { title: { zh: '时间', en: 'Time' }, kind: 'text', width: 22, value: ({ row }) => inShanghai(row.at) },
  {
    title: { zh: '操作人', en: 'Who' },
    kind: 'text',
    width: 14,
    value: ({ row, named }, language) => named.account ?? sayDoer(row.actorName, language),
  },
  {
    title: { zh: '类别', en: 'Kind' },
    kind: 'text',
    width: 10,
    value: ({ row }, language) => kinds[row.kind][language],
  },
  { title: { zh: '操作', en: 'Action' }, kind: 'text', width: 28, value: ({ named }) => named.act },
  { title: { zh: '地方', en: 'Place' }, kind: 'text', width: 30, value: ({ named }) => named.place },
  { title: { zh: '站点', en: 'Station' }, kind: 'text', width: 28, value: ({ named }) => named.station },
  { title: { zh: '理由', en: 'Purpose' }, kind: 'text', width: 20, value: ({ named }) => named.purpose },
  { title: { zh: '详情', en: 'Detail' }, kind: 'text', width: 60, value: ({ row }) => detailOf(row.detail) },
  { title: { zh: '操作代码', en: 'Action code' }, kind: 'text', width: 30, value: ({ row }) => row.action },
  {
    title: { zh: '区划代码', en: 'Division code' },
    kind: 'text',
    width: 16,
    value: ({ row }) => formatDivisionCode(row.division),
  },
  {
    title: { zh: '对象编号', en: 'Subject' },
    kind: 'text',
    width: 38,
    value: ({ row }) => row.subject ?? '',
  },
  {
    title: { zh: '账号编号', en: 'Account' },
    kind: 'text',
    width: 38,
    value: ({ row }) => row.account ?? '',
  },
  {
    title: { zh: '站点编号', en: 'Station id' },
    kind: 'text',
    width: 38,
    value: ({ row }) => row.station ?? '',
  },
  {
    title: { zh: '请求编号', en: 'Request' },
    kind: 'text',
    width: 38,
    value: ({ row }) => row.request ?? '',
  },
]

/** `state: active; version: 3`; what is a list or an object inside stays as the API has it. */
const detailOf = (detail: AuditRow['detail']): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')

/** All lines of the period as a file, never cut short; the export is a line of the trail before its first byte. */
export async function exportAudit(
  standing: Standing,
  filter: ExportFilter,
  language: 'zh' | 'en',
  names: NamesOfTrail,
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
  const list: TakenList<AuditRow, NamedRow> = {
    name: { zh: '审计日志', en: 'Audit trail' },
    columns,
    rows: (tx, page) => auditRows(tx, standing, filter, page),
    keyOf: ({ mark, id }) => [mark, id],
    lines: async (tx, rows) => {
      const named = await namesOf(tx, standing, rows, language, names)
      return rows.map((row) => ({ row, named: named(row) }))
    },
  }
  const sheet = listSheet(standing, list, language)
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

async function namesOf(
  tx: Handle,
  { today }: Standing,
  rows: readonly AuditRow[],
  language: 'zh' | 'en',
  names: NamesOfTrail,
): Promise<(row: AuditRow) => Named> {
  const accounts = await accountNames(
    tx,
    rows.map(({ account }) => account),
  )
  const places = await placesOf(
    tx,
    rows.map(({ division }) => division),
    today,
  )
  const stations = await stationNames(
    tx,
    rows.flatMap(({ station }) => station ?? []),
  )
  return (row) => ({
    purpose: row.purpose ? (names.nameOfPurpose?.(row.purpose)?.[language] ?? row.purpose) : '',
    act: names.nameOfAct?.(row.action)?.[language] ?? row.action,
    account: row.account ? (accounts.get(row.account) ?? null) : null,
    place: row.division === nation ? words.nation[language] : places(row.division).path,
    station: row.station ? (stations.get(row.station) ?? '') : '',
  })
}

const words = { nation: { zh: '全国', en: 'The nation' } } as const

/** `2023-12-29 10:05:07.123`, for people and for sorting. */
const inShanghai = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 23)
