import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { formatPeriod, type Period, previousPeriod } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import {
  childrenFor,
  declaredMeasures,
  figuresFor,
  type Reader,
  recordChanges,
  recordsOf,
  spanOf,
} from '../../indicators/server/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { type Cell, round } from '../domain/content.ts'
import { dueOn } from '../domain/due.ts'
import { nodeOf, systemReader } from './build-content.ts'
import { type ShownReport, shownReport } from './detail.ts'
import type { ReportNeighbours } from './neighbours.ts'

const cellUnknown = refused<Refusal>({ code: 'cell-unknown' })

/**
 * Where a difference against last month comes from: by part of the node, by category, and by what happened to the
 * records since the due day of each month.
 */
export async function explainCell(platform: Platform, reader: Reader, id: Id, code: string) {
  const found = await shownReport(platform, reader, id, undefined)
  if (!found.ok) return found
  const { report, definition, content } = found.value
  const cell = content.cells.find((one) => one.code === code)
  if (!cell) return cellUnknown
  const system = systemReader(platform, reader)
  const node = nodeOf(report)
  const months = [report.month, previousPeriod(report.month)] as const
  const children = cell.part
    ? null
    : await childrenFor(platform, system, node, { measure: cell.measure, months, by: 'division' })
  const records: Recorded[] = []
  for (const month of months) {
    const due = dueOn(month, definition.due_workdays, workingCalendar())
    const since = `${due}T23:59:59+08:00`
    const changes = await recordChanges(system.db, system, {
      node,
      period: month,
      measure: cell.measure,
      part: cell.part,
      since,
    })
    if (changes) records.push({ month: formatPeriod(month), ...changes, since })
  }
  return ok({
    cell,
    difference: round(cell.counted - cell.last),
    parts: (children?.ok ? children.value : [])
      .map(({ named, values: [now = 0, last = 0] }) => ({
        node: named.node,
        name: named.name,
        now,
        last,
        difference: round(now - last),
      }))
      .filter(({ now, last }) => now !== 0 || last !== 0),
    categories: await byCategory(platform, system, found.value, cell, months),
    records,
  })
}

type Recorded = {
  readonly month: string
  readonly counted: number
  readonly added: number
  readonly replacements: number
  readonly removed: number
  readonly since: string
}

async function byCategory(
  platform: Platform,
  system: Reader,
  { report }: ShownReport,
  cell: Cell,
  [month, last]: readonly [Period, Period],
) {
  const measure = declaredMeasures().find(({ code }) => code === cell.measure)
  if (cell.part || !measure?.split_by.includes('category')) return []
  const answer = await figuresFor(platform, system, nodeOf(report), {
    now: spanOf(month, month),
    last: spanOf(last, last),
  })
  if (!answer.ok) return []
  const { found } = answer.value
  const earlier = new Map(
    found.last.split(measure.code, 'category')?.parts.map(({ code, value }) => [code, value]),
  )
  return (found.now.split(measure.code, 'category')?.parts ?? []).map(({ code, title, value }) => ({
    code,
    title,
    now: value,
    last: earlier.get(code) ?? 0,
    difference: round(value - (earlier.get(code) ?? 0)),
  }))
}

/** The way from a cell to its records: of a frozen version those that were counted then. */
export async function recordsOfCell(
  platform: Platform,
  reader: Reader,
  neighbours: ReportNeighbours,
  id: Id,
  asked: {
    readonly cell: string
    readonly number?: number | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<Result<RecordsAnswer, Refusal>> {
  const found = await shownReport(platform, reader, id, asked.number)
  if (!found.ok) return found
  const { report, content, shown } = found.value
  const cell = content.cells.find((one) => one.code === asked.cell)
  if (!cell) return cellUnknown
  const query = {
    node: nodeOf(report),
    period: report.month,
    measure: cell.measure,
    limit: asked.limit,
    ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
    ...(cell.part ? { by: cell.part.by, value: cell.part.value } : {}),
  }
  return recordsOf(platform, reader, query, shown?.asOf ?? null, neighbours.namesOf)
}

type RecordsAnswer = Extract<Awaited<ReturnType<typeof recordsOf>>, { ok: true }>['value']
