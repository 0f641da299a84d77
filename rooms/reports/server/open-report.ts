import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { FigureNode } from '../../indicators/index.ts'
import { divisionByCode, stationById, workingCalendar } from '../../regions/server/index.ts'
import { dueOn } from '../domain/due.ts'
import { mayPrepare, type ReportPlace } from '../domain/way.ts'
import { definitionOf } from './definitions.ts'
import { insertReport, reportOf } from './store.ts'

export type OpenInput = {
  readonly id: Id
  readonly report: Id
  readonly node: Exclude<FigureNode, { kind: 'zone' }>
  readonly month: Period
  readonly definition: string
}

/** Where a node reports from, with the name for a sentence; null when there is no such node. */
export async function placeOf(
  tx: Handle,
  node: OpenInput['node'],
  today: Day,
): Promise<(ReportPlace & { readonly name: string }) | null> {
  if (node.kind === 'division') {
    const division = await divisionByCode(tx, node.division, today)
    return division ? { division: node.division, station: null, parent: null, name: division.name } : null
  }
  const station = await stationById(tx, node.station)
  if (!station) return null
  return {
    division: station.division,
    station: station.id,
    parent: await parentOf(tx, station.parent),
    name: station.name,
  }
}

/** Only a station reviews a point; the guidance centre is where the county's people are. */
async function parentOf(tx: Handle, parent: Id | null): Promise<Id | null> {
  if (!parent) return null
  const station = await stationById(tx, parent)
  return station && station.kind !== 'guidance-centre' ? station.id : null
}

/**
 * Opens the report of a month. Where it goes next is looked up as the worker: a point's people do not see the station
 * above them.
 */
export function openReport(worker: Handle, standing: Standing, input: OpenInput) {
  const definition = definitionOf(input.definition)
  if (!definition) return Promise.resolve(refused(reportNotKnown))
  return runCommand(standing, {
    id: input.id,
    name: 'reports.open',
    input,
    run: async (tx) => {
      const place = await placeOf(worker, input.node, standing.today)
      if (!place || !mayPrepare(standing.scope, place)) return refused<Refusal>({ code: 'not-found' })
      const row = rowOf(input.report, input.definition, input.month, place, definition.due_workdays)
      if ((await reportOf(tx, row)) || !(await insertReport(tx, row)))
        return refused<Refusal>({ code: 'report-already-there' })
      return ok({
        answer: { id: row.id, state: 'draft' as const, version: 1 },
        audit: {
          action: 'reports.open',
          subject: row.id,
          division: row.division,
          station: row.station,
          detail: { month: row.month, definition: row.definition },
        },
      })
    },
  })
}

export const reportNotKnown: Refusal = {
  code: 'request-not-valid',
  problems: [{ code: 'report-not-known', path: '/body/definition' }],
}

export const rowOf = (
  id: Id,
  definition: string,
  month: Period,
  place: ReportPlace,
  dueWorkdays: number,
) => ({
  province: provinceOf(place.division),
  id,
  definition,
  month,
  division: place.division as DivisionCode,
  station: place.station,
  reviewStation: place.parent,
  dueOn: dueOn(month, dueWorkdays, workingCalendar()),
})
