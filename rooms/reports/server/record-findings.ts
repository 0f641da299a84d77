import { type RawBuilder, sql } from 'kysely'
import { rangeOf } from '../../../kernel/division.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { RecordFindings } from '../domain/checks.ts'
import type { ReportRow } from './store.ts'

/** More visits than this in one day are more than a worker can make (7.8, 5). */
const mostVisitsADay = 12

/** Looks through the month's visits as they are published for counting: overfull days, and the same visit twice. */
export async function recordFindings(
  platform: Platform,
  report: Pick<ReportRow, 'division' | 'month' | 'province' | 'station'>,
): Promise<RecordFindings> {
  const place = placeOf(report)
  const { rows } = await sql<RecordFindings>`
    with visits as (
      select person, visited_on, worker from figures_visit
      where province = ${report.province} and month = ${report.month} and ${place}
    )
    select
      (select count(*)::int from (select from visits group by worker, visited_on having count(*) > ${mostVisitsADay}) d) as overfull_days,
      (select coalesce(sum(n - 1), 0)::int from (select count(*) as n from visits where person is not null
        group by person, visited_on, worker having count(*) > 1) d) as doubles`.execute(
    platform.worker.handle,
  )
  return rows[0] ?? { overfullDays: 0, doubles: 0 }
}

function placeOf({ station, division }: Pick<ReportRow, 'division' | 'station'>): RawBuilder<boolean> {
  if (station) return sql<boolean>`station = ${station}`
  const { low, high } = rangeOf(division)
  return sql<boolean>`division between ${low} and ${high}`
}
