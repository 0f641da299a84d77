import type { Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { WrittenValue } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { pathsOf, stationNames } from '../../regions/server/index.ts'
import { exportColumns, type PlaceNames } from './export-columns.ts'
import { linesOf, type ShownVisit } from './line.ts'
import { listVisits, visitKey } from './list-visits.ts'
import type { VisitFilter } from './store.ts'

const pageSize = 1000

/**
 * All visits that the filter finds and that lie in each of the scopes, as xlsx, streamed while it is read. That it was made is
 * a line of the audit trail before its first byte.
 */
export async function exportVisits(
  standing: Standing,
  scopes: readonly Scope[],
  filter: VisitFilter,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> {
  const noted = await disclose(standing, async () =>
    ok({
      answer: null,
      audit: [
        {
          action: 'activities.export-visits',
          division: filter.division ?? standing.scope.ranges[0]?.low ?? 0,
          station: filter.station ?? null,
          purpose: 'export',
          detail: { ...filter },
        },
      ],
    }),
  )
  if (!noted.ok) return noted
  const sheet = {
    name: language === 'zh' ? '走访记录' : 'Visits',
    columns: exportColumns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
    rows: rowsOf(standing, scopes, filter, language),
  }
  return ok(workbookAnswer(`${language === 'zh' ? '走访记录' : 'visits'}-${standing.today}.xlsx`, [sheet]))
}

/** Page by page, each in a transaction of its own, so that a slow reader holds no snapshot. */
async function* rowsOf(
  standing: Standing,
  scopes: readonly Scope[],
  filter: VisitFilter,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const from: SortKey | null = after
    const page = await read<{ shown: ShownVisit[]; names: PlaceNames; next: SortKey | null }>(
      standing,
      async (tx) => {
        const rows = await listVisits(tx, scopes, filter, { after: from, limit: pageSize })
        const some = rows.slice(0, pageSize)
        const last = some.at(-1)
        return ok({
          shown: await linesOf(tx, standing, some),
          names: await placeNames(tx, standing, some),
          next: rows.length > pageSize && last ? visitKey(last) : null,
        })
      },
    )
    if (!page.ok) throw new Error(page.error.code)
    const { shown, names, next } = page.value
    for (const visit of shown) yield exportColumns.map(({ value }) => value(visit, language, names))
    after = next
  } while (after !== null)
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
