import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { ReportState } from '../domain/way.ts'

/** Where a report belongs; the same columns stand on all that hangs on it. */
export type PlacedReport = {
  readonly province: number
  readonly division: DivisionCode
  readonly station: Id | null
  readonly reviewStation: Id | null
}

export type ReportRow = PlacedReport & {
  readonly id: Id
  readonly definition: string
  readonly month: Period
  readonly dueOn: Day
  readonly state: ReportState
  readonly texts: Readonly<Record<string, string>>
  readonly notNames: readonly string[]
  readonly preparedBy: Id | null
  readonly duty: Id | null
  readonly sentAt: string | null
  readonly settledAt: string | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, definition, division, station, review_station, month, due_on, state, texts, not_names,
  prepared_by, duty, to_json(sent_at) #>> '{}' as sent_at, to_json(settled_at) #>> '{}' as settled_at, version`)

/** A station's own people, those over its place, and the parent station of a point. */
export const seenBy = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`(${within(scope, { division: 'division', station: 'station' })} or ${within(scope, { division: 'division', station: 'review_station' })})`

export async function findReport(tx: Handle, scope: Scope, id: Id): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`select ${columns} from report
    where province = any(${provincesIn(scope)}) and id = ${id} and ${seenBy(scope)}`.execute(tx)
  return rows[0] ?? null
}

export type ReportOf = {
  readonly definition: string
  readonly month: Period
  readonly division: DivisionCode
  readonly station: Id | null
}

export async function reportOf(
  tx: Handle,
  { definition, month, division, station }: ReportOf,
): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`select ${columns} from report
    where province = ${provinceOf(division)} and definition = ${definition} and month = ${month}
      and division = ${division} and station is not distinct from ${station}`.execute(tx)
  return rows[0] ?? null
}

/** Every report of a month inside a division. */
export async function reportsOfMonth(
  tx: Handle,
  scope: Scope,
  definition: string,
  month: Period,
  division: DivisionCode,
): Promise<ReportRow[]> {
  const { low, high } = rangeOf(division)
  const { rows } = await sql<ReportRow>`select ${columns} from report
    where province = any(${provincesIn(scope)}) and definition = ${definition} and month = ${month}
      and division between ${low} and ${high} and ${seenBy(scope)}
    order by division, station nulls first`.execute(tx)
  return rows
}

export async function insertReport(
  tx: Handle,
  row: PlacedReport & Pick<ReportRow, 'definition' | 'dueOn' | 'id' | 'month'>,
): Promise<boolean> {
  const { rows } =
    await sql`insert into report (province, id, definition, division, station, review_station, month, due_on)
    values (${row.province}, ${row.id}, ${row.definition}, ${row.division}, ${row.station}, ${row.reviewStation}, ${row.month},
      ${row.dueOn}) on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Changes a report if nobody changed it since `version`; tells whether it did. */
export async function changeReport(
  tx: Handle,
  { province, id }: ReportRow,
  version: number,
  change: RawBuilder<unknown>,
): Promise<boolean> {
  const { rows } = await sql`update report set ${change}, version = version + 1
    where province = ${province} and id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

export type Step = {
  readonly id: Id
  readonly kind: 'sent' | 'returned' | 'accepted' | 'frozen' | 'revised'
  readonly number: number | null
  readonly reason: string | null
  readonly account: Id
  readonly accountName: string
  readonly at: string
}

export async function stepsOf(tx: Handle, { province, id }: ReportRow): Promise<Step[]> {
  const { rows } =
    await sql<Step>`select id, kind, number, reason, account, account_name, to_json(at) #>> '{}' as at
    from report_step where province = ${province} and report = ${id} order by at, id`.execute(tx)
  return rows
}

/** The last sending or return of each of some reports of one month. */
export async function lastSteps(tx: Handle, reports: readonly ReportRow[]): Promise<ReadonlyMap<Id, Step>> {
  if (reports.length === 0) return new Map()
  const provinces = [...new Set(reports.map(({ province }) => province))]
  const { rows } = await sql<Step & { report: Id }>`
    select distinct on (report) report, id, kind, number, reason, account, account_name, to_json(at) #>> '{}' as at
    from report_step where province = any(${provinces}) and report = any(${reports.map(({ id }) => id)}::uuid[])
      and kind in ('sent', 'returned') order by report, at desc`.execute(tx)
  return new Map(rows.map((row) => [row.report, row]))
}

export async function addStep(tx: Handle, report: ReportRow, step: Omit<Step, 'at'>): Promise<void> {
  await sql`insert into report_step (province, id, report, division, station, review_station, kind, number, reason, account, account_name)
    values (${report.province}, ${step.id}, ${report.id}, ${report.division}, ${report.station}, ${report.reviewStation},
      ${step.kind}, ${step.number}, ${step.reason}, ${step.account}, ${step.accountName})`.execute(tx)
}
