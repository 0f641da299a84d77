import { type RawBuilder, sql } from 'kysely'
import { type Scope, wholeScope } from '../../../kernel/actor.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { ReportFilters } from '../contract.ts'
import type {
  EntryKind,
  Measure,
  ReportBody,
  ReportMethod,
  ReportSource,
  Situation,
} from '../domain/report-codes.ts'
import { reportRules } from './rules.ts'

/** A report with what was added to it as far as a list needs it. Times are ISO texts. */
export type ReportRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly division: DivisionCode
  readonly station: Id
  readonly person: Id | null
  readonly situations: readonly Situation[]
  /** Null when nobody was asked. */
  readonly danger: boolean | null
  readonly source: ReportSource
  readonly sourceId: Id | null
  readonly noticedAt: string
  readonly sealed: Buffer
  readonly reporterSealed: Buffer | null
  readonly sentAt: string | null
  readonly noNeedAt: string | null
  readonly bodies: readonly ReportBody[]
}

const iso = (column: string) => sql.raw(`to_json(${column}) #>> '{}' as ${column}`)

const columns = sql`province, id, number, division, station, person, situations, danger, source, source_id, ${iso('noticed_at')},
  sealed, reporter_sealed, ${iso('sent_at')}, ${iso('no_need_at')}, bodies`

const placed = { division: 'division', station: 'station', person: 'person' } as const

const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, placed)} and province = any(${provincesIn(scope)})`

function conditions(filter: ReportFilters, now: number): RawBuilder<boolean>[] {
  const all: RawBuilder<boolean>[] = []
  if (filter.state === 'open') all.push(sql<boolean>`sent_at is null and no_need_at is null`)
  if (filter.state === 'sent') all.push(sql<boolean>`sent_at is not null`)
  if (filter.state === 'no-need') all.push(sql<boolean>`sent_at is null and no_need_at is not null`)
  if (filter.late !== undefined) {
    const late = sql<boolean>`(sent_at is not null or no_need_at is null)
      and coalesce(sent_at, ${new Date(now).toISOString()}::timestamptz) - noticed_at
        >= make_interval(mins => ${Math.round(reportRules().late_after_hours * 60)}::integer)`
    all.push(filter.late ? late : sql<boolean>`not (${late})`)
  }
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.person) all.push(sql<boolean>`person = ${filter.person}`)
  if (filter.number)
    all.push(sql<boolean>`number like ${`%${filter.number.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`)
  if (filter.from) all.push(sql<boolean>`noticed_at >= ${`${filter.from}T00:00:00+08:00`}::timestamptz`)
  if (filter.to)
    all.push(sql<boolean>`noticed_at < ${`${filter.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`)
  return all
}

type Page = { readonly after: SortKey | null; readonly limit: number }

/** Reports in scope: those not sent first, then the latest noticed; one more than asked for when there is a next page. */
export const listReports = (
  tx: Handle,
  scope: Scope,
  filter: ReportFilters,
  page: Page,
  now: number,
): Promise<ReportRow[]> => pageOfReports(tx, [inScope(scope), ...conditions(filter, now)], page)

/** One's own, whatever the scope: the transaction has none, so that row-level security shows only these. */
export const ownReports = (tx: Handle, page: Page): Promise<ReportRow[]> =>
  pageOfReports(tx, [sql<boolean>`province = any(${provincesIn(wholeScope)})`], page)

async function pageOfReports(tx: Handle, where: RawBuilder<boolean>[], page: Page): Promise<ReportRow[]> {
  const [open, at, id] = page.after ?? []
  // The name of the column, not of the text that is answered under it.
  const order = sql`(sent_at is null and no_need_at is null)::integer, protection_standing.noticed_at, id`
  if (page.after) where.push(sql<boolean>`(${order}) < (${open}::integer, ${at}::timestamptz, ${id}::uuid)`)
  const { rows } = await sql<ReportRow>`
    select ${columns} from protection_standing where ${sql.join(where, sql` and `)}
    order by (${order}) desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export const reportKey = (row: ReportRow): SortKey => [
  row.sentAt === null && row.noNeedAt === null ? 1 : 0,
  row.noticedAt,
  row.id,
]

export async function findReport(tx: Handle, scope: Scope, id: Id): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from protection_standing where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function findOwnReport(tx: Handle, id: Id): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from protection_standing where province = any(${provincesIn(wholeScope)}) and id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Whether the caller made the report. */
export async function isReporter(tx: Handle, row: Pick<ReportRow, 'province' | 'id'>): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select is_protection_reporter(${row.province}::smallint, ${row.id}) as own`.execute(tx)
  return rows[0]?.own ?? false
}

export type EntryRow = {
  readonly id: Id
  readonly kind: EntryKind
  readonly at: string
  readonly bodies: readonly ReportBody[]
  readonly method: ReportMethod | null
  readonly measures: readonly Measure[]
  readonly sealed: Buffer | null
  readonly fileType: string | null
  readonly recordedAt: string
  readonly signedBy: Id | null
  readonly signedByName: string | null
  readonly signs: Id | null
}

/** What was added, in the order in which it was written down. */
export async function entriesOf(tx: Handle, row: Pick<ReportRow, 'province' | 'id'>): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select id, kind, ${iso('at')}, bodies, method, measures, sealed, file_type, ${iso('recorded_at')},
      signed_by, signed_by_name, signs
    from protection_entry where province = ${row.province} and report = ${row.id}
    order by protection_entry.recorded_at, protection_entry.id`.execute(tx)
  return rows
}
