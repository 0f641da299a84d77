import { coversDivision, type Scope } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { stationOrNull } from '../../../kernel/no-station.ts'
import { formatPeriod, monthsOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Call, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { placesOf, stationById } from '../../regions/server/index.ts'
import { indicatorsContract } from '../contract.ts'
import { conditionsOf } from '../domain/filter.ts'
import type { Measure } from '../domain/measure.ts'
import { formatNode } from '../domain/node.ts'
import { viewOf } from '../domain/views.ts'
import { behind, type SplitPart } from './drill-query.ts'
import { isMarkOf, type Mark, recordsBehind } from './drill-records.ts'
import { engineFor } from './engine.ts'
import { openNode } from './node-access.ts'
import { measureUnknown, settleAsked } from './settled-read.ts'
import { splitMeasure } from './split-routes.ts'

/** Names of persons, as far as the reader may see them: higher rooms know them, this one does not. */
export type NamesOf = (
  tx: Handle,
  standing: Standing,
  persons: readonly Id[],
) => Promise<ReadonlyMap<Id, string>>

/** What is asked, and by whom. */
export type Drill = Pick<
  Call<typeof indicatorsContract.records>,
  'actor' | 'db' | 'language' | 'query' | 'scope' | 'today'
>

/**
 * The way back from a figure to its records, under the reader's own right to records. A list by category says of each
 * person what is sensitive (L3): it needs the right to read that, and is written to the audit trail.
 */
export const recordRoutes = (platform: Platform, namesOf?: NamesOf): Implemented[] => [
  implement(indicatorsContract.records, async (call) => {
    const asked = await settleAsked(platform, call, { node: call.query.node, periods: [call.query.period] })
    if (!asked.ok) return asked
    return disclose(call, (tx) => drill(tx, platform, call, namesOf))
  }),
]

/** The records behind a figure of now, or with `asOf` (ISO time) those that were counted at that moment. */
export async function drill(
  tx: Handle,
  platform: Platform,
  call: Drill,
  namesOf: NamesOf | undefined,
  asOf: string | null = null,
) {
  const { node, period, limit } = call.query
  const found = measureAndPart(platform, call)
  if (!found.ok) return found
  const { measure, part } = found.value
  const opened = await openNode(tx, call, node, monthsOf(period))
  if (!opened.ok) return opened
  const sensitive = isSensitive(measure, part)
  if (sensitive && !(await mayReadSensitive(tx, call))) return refused<Refusal>({ code: 'not-permitted' })
  const after = call.query.cursor === undefined ? null : readMark(measure, call.query.cursor)
  if (call.query.cursor !== undefined && !after) return refused<Refusal>(cursorNotValid)
  const where = behind(measure, opened.value.node, period, part, call.scope, asOf)
  const page = await recordsBehind(tx, measure, where, after, limit, asOf !== null)
  const places = await placesOf(
    tx,
    page.items.map((item) => item.division),
    call.today,
  )
  const persons = [...new Set(page.items.flatMap((item) => (item.person ? [item.person] : [])))]
  const names = namesOf ? await namesOf(tx, call, persons) : new Map<Id, string>()
  return ok({
    answer: {
      items: page.items.map(({ label, ...item }) => ({
        ...item,
        station: stationOrNull(item.station),
        title: label ?? names.get(item.person ?? '') ?? null,
        place: places(item.division).path,
      })),
      next: page.next && writeMark(page.next),
    },
    audit: sensitive ? [trailOf(call, page.items.length)] : [],
  })
}

function measureAndPart(
  platform: Platform,
  { query }: Drill,
): Result<{ measure: Measure; part: SplitPart | null }, Refusal> {
  const engine = engineFor(platform)
  if (query.by === undefined || query.value === undefined) {
    const measure = engine.catalogue.find(query.measure)
    if (!measure) return refused(measureUnknown('/query/measure'))
    return measure.ratio ? refused({ code: 'ratio-has-no-records' }) : ok({ measure, part: null })
  }
  const measure = splitMeasure(engine.catalogue, query.measure, query.by)
  return measure.ok ? ok({ measure: measure.value, part: { by: query.by, value: query.value } }) : measure
}

/** Whether the list tells of each person which categories he has: by the asked part, or by the measure itself. */
function isSensitive(measure: Measure, part: SplitPart | null): boolean {
  const view = viewOf(measure.view)
  const columns = measure.where
    ? [...conditionsOf(measure.where)].map(({ condition }) => condition.column)
    : []
  if (part) columns.push(view.splits[part.by]?.column ?? part.by)
  return columns.some((name) => {
    const column = view.columns[name]
    return column !== undefined && 'sensitive' in column
  })
}

async function mayReadSensitive(tx: Handle, call: Drill): Promise<boolean> {
  const { scope } = standingFor(call, 'people.read-sensitive')
  const { node } = call.query
  if (node.kind === 'division') return coversDivision(scope, node.division)
  if (node.kind === 'station') return coversStation(tx, scope, node.station)
  return false
}

async function coversStation(tx: Handle, scope: Scope, id: Id): Promise<boolean> {
  if (scope.stations.includes(id)) return true
  const station = await stationById(tx, id)
  return station !== undefined && coversDivision(scope, station.division)
}

function trailOf(call: Drill, lines: number) {
  const { node, period, measure, by, value } = call.query
  return {
    action: 'figures.drill',
    division: node.kind === 'division' ? node.division : 0,
    ...(node.kind === 'station' ? { station: node.station } : {}),
    detail: {
      node: formatNode(node),
      period: formatPeriod(period),
      measure,
      by: by ?? null,
      value: value ?? null,
      lines,
    },
  }
}

const writeMark = (mark: Mark): string => Buffer.from(JSON.stringify(mark)).toString('base64url')

function readMark(measure: Measure, cursor: string): Mark | null {
  try {
    const mark: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return isMarkOf(measure, mark) ? mark : null
  } catch {
    return null
  }
}

const cursorNotValid: Refusal = {
  code: 'request-not-valid',
  problems: [{ code: 'cursor-not-valid', path: '/query/cursor' }],
}
