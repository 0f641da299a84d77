import type { Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { type TakenList, takeList } from '../../documents/server/index.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'
import { exportColumns, type NamedVisit, type PlaceNames } from './export-columns.ts'
import { linesOf } from './line.ts'
import { listVisits, visitKey } from './list-visits.ts'
import type { VisitFilter } from './store.ts'
import type { VisitRow } from './visit-row.ts'

/**
 * All visits that the filter finds and that lie in each of the scopes, as xlsx, streamed while it is read. That it was made is
 * a line of the audit trail before its first byte.
 */
export function exportVisits(
  standing: Standing,
  scopes: readonly Scope[],
  filter: VisitFilter,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const entry = {
    action: 'activities.export-visits',
    division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
    station: filter.station ?? null,
    detail: { ...filter },
  }
  const list: TakenList<VisitRow, NamedVisit> = {
    name: { zh: '走访记录', en: 'Visits' },
    columns: exportColumns,
    rows: (tx, page) => listVisits(tx, scopes, filter, page),
    keyOf: visitKey,
    lines: async (tx, rows) => {
      const names = await placeNames(tx, standing, rows)
      return (await linesOf(tx, standing, rows)).map((visit) => ({ visit, names }))
    },
  }
  return takeList(standing, entry, list, language)
}

async function placeNames(
  tx: Handle,
  standing: Standing,
  rows: readonly { readonly station: Id; readonly division: DivisionCode }[],
): Promise<PlaceNames> {
  const stations = await stationNames(tx, [...new Set(rows.map((row) => row.station))])
  const divisions = await pathsOf(tx, [...new Set(rows.map((row) => row.division))], standing.today)
  return { station: (id) => stations.get(id) ?? '', division: (code) => divisions.get(code) ?? '' }
}
