import { nation } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, standingFor } from '../../../platform/server/command.ts'
import { type FigureNode, formatNode } from '../../indicators/index.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { placesOf, stationsWithin, workingCalendar } from '../../regions/server/index.ts'
import { dueOn } from '../domain/due.ts'
import { mayPrepare } from '../domain/way.ts'
import { definitionOf } from './definitions.ts'
import { lastSteps, type ReportRow, reportsOfMonth } from './store.ts'

type Asked = {
  readonly month: Period
  readonly within?: FigureNode | undefined
  readonly definition: string
}

/** Who is expected to report in a month, and how far each is. Stations that work with people report; centres do not. */
export function board(reader: Reader, asked: Asked): Promise<Result<Board, Refusal>> {
  const definition = definitionOf(asked.definition)
  if (!definition)
    return Promise.resolve(
      refused({
        code: 'request-not-valid',
        problems: [{ code: 'report-not-known', path: '/query/definition' }],
      }),
    )
  const due = dueOn(asked.month, definition.due_workdays, workingCalendar())
  const area =
    asked.within?.kind === 'division' ? asked.within.division : (reader.scope.ranges[0]?.low ?? nation)
  return read(reader, async (tx) => {
    const reports = await reportsOfMonth(
      tx,
      reader.scope,
      asked.definition,
      asked.month,
      reader.scope.ranges.length ? area : nation,
    )
    const stations = (
      await stationsWithin(tx, reader.scope, reader.scope.ranges.length ? area : nation, reader.today)
    ).filter(({ kind }) => kind !== 'guidance-centre')
    const steps = await lastSteps(tx, reports)
    const prepare = standingFor(reader, 'reports.prepare').scope
    const late = due < reader.today
    const rows: BoardRow[] = []
    const line = (node: string, name: string, report: ReportRow | undefined, mayOpen: boolean) => {
      const last = report ? steps.get(report.id) : undefined
      const waiting = !report || report.state === 'draft' || report.state === 'returned'
      rows.push({
        node,
        kind: node.startsWith('station:') ? 'station' : 'division',
        name,
        report: report?.id ?? null,
        state: report?.state ?? 'missing',
        late: waiting && late,
        sentAt: report?.sentAt ?? null,
        sentBy: last?.kind === 'sent' ? last.accountName : null,
        reason: report?.state === 'returned' ? (last?.reason ?? null) : null,
        mayOpen: !report && mayOpen,
      })
    }
    const own = reports.filter(({ station }) => station === null)
    const areas = [
      ...new Set([
        ...(mayPrepare(prepare, { division: area, station: null, parent: null }) && area !== nation
          ? [area]
          : []),
        ...own.map(({ division }) => division),
      ]),
    ]
    const places = await placesOf(tx, areas, reader.today)
    for (const division of areas) {
      const report = own.find((one) => one.division === division)
      line(formatNode({ kind: 'division', division }), places(division).name, report, true)
    }
    for (const { id, name, division } of stations) {
      const report = reports.find(({ station }) => station === id)
      line(`station:${id}`, name, report, mayPrepare(prepare, { division, station: id, parent: null }))
    }
    // A point whose report its parent station reviews stands outside that station's own grant.
    for (const report of reports.filter(
      ({ station }) => station && !stations.some(({ id }) => id === station),
    )) {
      const place = await placesOf(tx, [report.division], reader.today)
      line(`station:${report.station}`, place(report.division).path, report, false)
    }
    const expected = rows.filter(({ kind }) => kind === 'station')
    const count = (state: BoardRow['state']) => expected.filter((row) => row.state === state).length
    return ok({
      month: `${Math.floor(asked.month / 100)}-${String(asked.month % 100).padStart(2, '0')}`,
      dueOn: due,
      title: definition.title,
      counts: {
        expected: expected.length,
        sent: count('sent'),
        accepted: count('accepted'),
        returned: count('returned'),
        late: expected.filter((row) => row.late).length,
      },
      rows,
    })
  })
}

type BoardRow = {
  readonly node: string
  readonly kind: 'division' | 'station'
  readonly name: string
  readonly report: string | null
  readonly state: ReportRow['state'] | 'missing'
  readonly late: boolean
  readonly sentAt: string | null
  readonly sentBy: string | null
  readonly reason: string | null
  readonly mayOpen: boolean
}

type Board = {
  readonly month: string
  readonly dueOn: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly counts: Readonly<Record<'accepted' | 'expected' | 'late' | 'returned' | 'sent', number>>
  readonly rows: BoardRow[]
}
