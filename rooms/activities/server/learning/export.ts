import { countyOf, type DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { WrittenColumn, WrittenValue } from '../../../documents/index.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { placesOf, stationNames } from '../../../regions/server/index.ts'

type Column<Line> = readonly [
  zh: string,
  en: string,
  kind: WrittenColumn['kind'],
  width: number,
  value: (line: Line) => WrittenValue,
]

/** At most so many rows a file; a year of a province's trainings is a tenth of it. */
const mostRows = 20_000

/** A list as a workbook; that it was made is audited. Free texts stay inside: a file leaves the house. */
export async function exportRecords<
  Line extends { readonly station: string | null; readonly division: DivisionCode },
>(
  standing: Standing & { readonly language: 'zh' | 'en' },
  titles: { readonly zh: string; readonly en: string; readonly action: string },
  lines: (tx: Handle, limit: number) => Promise<readonly Line[]>,
  columns: readonly Column<Line>[],
): Promise<Result<FileAnswer, Refusal>> {
  const { language } = standing
  const found = await disclose(standing, async (tx) => {
    const all = await lines(tx, mostRows)
    const names = await stationNames(tx, [...new Set(all.flatMap((line) => line.station ?? []))])
    // Where the county itself acted, its name stands for the station.
    const counties = await placesOf(
      tx,
      all.flatMap(({ station, division }) => (station ? [] : [countyOf(division)])),
      standing.today,
    )
    const division = standing.scope.ranges[0]?.low ?? 0
    const rows = all.map((line) => [
      line.station ? (names.get(line.station) ?? '') : counties(countyOf(line.division)).name,
      ...columns.map(([, , , , value]) => value(line)),
    ])
    return ok({
      answer: rows,
      audit: [{ action: titles.action, division, purpose: 'export', detail: { count: all.length } }],
    })
  })
  if (!found.ok) return refused(found.error)
  const heads: WrittenColumn[] = [
    { title: language === 'zh' ? '站点' : 'Station', kind: 'text', width: 30 },
    ...columns.map(([zh, en, kind, width]) => ({ title: language === 'zh' ? zh : en, kind, width })),
  ]
  return ok(
    workbookAnswer(`${titles[language]}-${standing.today}.xlsx`, [
      { name: titles[language], columns: heads, rows: found.value },
    ]),
  )
}
