import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { ReportFilters } from '../contract/annual-reports.ts'
import { type EntryRow, listEntries, type StepRow, stepsOf } from './registry-store.ts'
import { isKept, standingOfReport } from './report-steps.ts'

/** More than any authority has; beyond it the list asks for a narrower one. */
const most = 20_000

export type OwedReport = {
  readonly row: EntryRow
  readonly report: NonNullable<ReturnType<typeof standingOfReport>>
}

/**
 * Who owes the report of a year, in the order of names, each with how it stands. What a report is follows from steps and
 * rules and not from a column, so that the bodies of an authority are looked through.
 */
export async function reportsOfYear(
  tx: Handle,
  reach: Scope,
  { year, search, authority }: Pick<ReportFilters, 'year' | 'search' | 'authority'>,
  today: Day,
): Promise<OwedReport[]> {
  const rows = await listEntries(tx, reach, { search, authority }, { after: null, limit: most })
  const found: OwedReport[] = []
  for (const province of new Set(rows.map((row) => row.province))) {
    const here = rows.filter((row) => row.province === province && row.registeredOn <= `${year}-12-31`)
    const steps = await stepsOf(
      tx,
      province,
      here.map(({ id }) => id),
      year,
    )
    const byBody = new Map<string, StepRow[]>()
    for (const step of steps) byBody.set(step.organisation, [...(byBody.get(step.organisation) ?? []), step])
    for (const row of here) {
      const own = byBody.get(row.id) ?? []
      const report = isKept(row, year, own) ? standingOfReport(row, year, own, today) : null
      if (report) found.push({ row, report })
    }
  }
  return found.toSorted((a, b) => compare(a.row, b.row))
}

export const compare = (a: Pick<EntryRow, 'pinyin' | 'id'>, b: Pick<EntryRow, 'pinyin' | 'id'>): number =>
  a.pinyin === b.pinyin ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.pinyin < b.pinyin ? -1 : 1

export const countsOf = (reports: readonly OwedReport[]) => {
  const count = (test: (report: OwedReport['report']) => boolean) =>
    reports.filter(({ report }) => test(report)).length
  return {
    owing: reports.length,
    filed: count(({ filedOn }) => filedOn !== null),
    notFiled: count(({ state }) => state === 'not-filed'),
    published: count(({ state }) => state === 'published'),
    late: count(({ late }) => late === 'yes'),
  }
}
