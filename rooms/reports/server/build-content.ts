import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { formatPeriod, type Period, previousPeriod } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { type FigureNode, type Measure, units } from '../../indicators/index.ts'
import {
  declaredMeasures,
  figuresFor,
  type NodeFigures,
  type Reader,
  recordChanges,
  spanOf,
} from '../../indicators/server/index.ts'
import { type Cell, type Content, changesBetween, type LateLine, type Section } from '../domain/content.ts'
import type { DefinedCell, Definition } from '../domain/definition.ts'
import { lateCells, reportedByMonth } from '../domain/late.ts'
import type { ReportRow } from './store.ts'
import { adjustmentsOf, frozenBefore, type Version } from './version-store.ts'

/** How far back 补录 are looked for. */
const monthsLookedBack = 12

/**
 * Reads as the system: whoever may see a report sees all of its figures, and what is frozen must not depend on whose
 * grant reached how far. Who may see the report is asked before.
 */
export const systemReader = (platform: Platform, reader: Reader): Reader => ({
  ...reader,
  db: platform.worker.handle,
  scope: wholeScope,
})

export const nodeOf = ({ division, station }: Pick<ReportRow, 'division' | 'station'>): FigureNode =>
  station ? { kind: 'station', station } : { kind: 'division', division }

/** Fills a report from the figures of now. Nothing is frozen while written records are still to be counted. */
export async function buildContent(
  platform: Platform,
  caller: Reader,
  report: ReportRow,
  definition: Definition,
  before: Version | null,
  use: 'look' | 'freeze',
): Promise<Result<Content, Refusal>> {
  const reader = systemReader(platform, caller)
  const node = nodeOf(report)
  const last = previousPeriod(report.month)
  const earlier = await frozenBefore(reader.db, report, monthsBefore(report.month, monthsLookedBack))
  const reported = reportedByMonth(
    earlier.filter((version) => version.month < report.month).map(({ content }) => content),
  )
  const months = [...reported.keys()]
  const spans = Object.fromEntries(
    [report.month, last, ...months.map(monthOfText)].map((month) => [
      formatPeriod(month),
      spanOf(month, month),
    ]),
  )
  const asOf = await momentOf(reader.db)
  const answer = await figuresFor(platform, reader, node, spans)
  if (!answer.ok) return answer
  const { named, found, settled } = answer.value
  if (use === 'freeze' && !settled) return refused({ code: 'figures-not-settled' })
  const at = (month: string) => found[month] as NodeFigures
  const month = formatPeriod(report.month)
  const cells = cellsOf(definition, at(month), at(formatPeriod(last)))
  const late: LateLine[] = []
  for (const earlierMonth of months) {
    const now = cellsOf(definition, at(earlierMonth), at(earlierMonth))
    for (const line of lateCells(earlierMonth, reported.get(earlierMonth) ?? new Map(), now)) {
      const cell = now.find(({ code }) => code === line.cell) as Cell
      const changes = await recordChanges(reader.db, reader, {
        node,
        period: monthOfText(earlierMonth),
        measure: cell.measure,
        part: cell.part,
        since: lastFrozen(earlier, earlierMonth),
      })
      late.push({ ...line, added: changes?.added ?? null, removed: changes?.removed ?? null })
    }
  }
  return ok({
    format: 1,
    definition: definition.code,
    title: definition.title,
    node: { node: named.node, name: named.name, path: named.path },
    month,
    lastMonth: formatPeriod(last),
    asOf,
    sections: sectionsOf(definition, cells, at(month)),
    cells,
    adjustments: await adjustmentsOf(reader.db, report),
    texts: report.texts,
    late,
    changes: before ? changesBetween(before.content, cells) : [],
  })
}

/**
 * By the database's clock, which stamps the records, and before the figures are read: what is written meanwhile may be
 * counted and not shown behind them, but never the other way round.
 */
async function momentOf(db: Handle): Promise<string> {
  const { rows } = await sql<{ at: string }>`select to_json(clock_timestamp()) #>> '{}' as at`.execute(db)
  return rows[0]?.at ?? ''
}

const monthOfText = (text: string): Period =>
  (Number(text.slice(0, 4)) * 100 + Number(text.slice(5))) as Period

const monthsBefore = (month: Period, count: number): Period => {
  let earlier = month
  for (let i = 0; i < count; i += 1) earlier = previousPeriod(earlier)
  return earlier
}

const lastFrozen = (versions: readonly Version[], month: string): string =>
  versions
    .filter(({ content }) => content.month === month || content.late.some((line) => line.month === month))
    .at(-1)?.asOf ?? ''

function cellsOf(definition: Definition, now: NodeFigures, last: NodeFigures): Cell[] {
  const measures = new Map(declaredMeasures().map((measure) => [measure.code, measure]))
  return definition.sections.flatMap((section) =>
    section.cells.flatMap((cell) => {
      const measure = measures.get(cell.measure)
      return measure ? linesOf(section.code, cell, measure, now, last) : []
    }),
  )
}

function linesOf(
  section: string,
  cell: DefinedCell,
  measure: Measure,
  now: NodeFigures,
  last: NodeFigures,
): Cell[] {
  const { count } = measure
  const common = {
    section,
    unit: units[measure.unit],
    measure: measure.code,
    stock: typeof count === 'object' && 'stock' in count,
    addsUp: !(typeof count === 'object' && 'distinct' in count),
  }
  if (!cell.split) {
    const counted = now.total(measure.code) ?? 0
    return [
      {
        ...common,
        code: cell.code,
        title: cell.title,
        part: null,
        counted,
        last: last.total(measure.code) ?? 0,
      },
    ]
  }
  const by = cell.split
  const earlier = new Map(last.split(measure.code, by)?.parts.map(({ code, value }) => [code, value]))
  return (now.split(measure.code, by)?.parts ?? []).map(({ code, title, value }) => ({
    ...common,
    code: `${cell.code}.${code}`,
    title: partTitle(cell.title, title),
    part: { by, value: code },
    counted: value,
    last: earlier.get(code) ?? 0,
  }))
}

const partTitle = (title: Words, part: Words): Words => ({
  zh: `${title.zh}·${part.zh}`,
  en: `${title.en}: ${part.en}`,
})

/** The note under parts that overlap (7.3), and that persons of stations are not added up (7.1). */
function sectionsOf(definition: Definition, cells: readonly Cell[], figures: NodeFigures): Section[] {
  return definition.sections.flatMap((section) => {
    if (!cells.some((cell) => cell.section === section.code)) return []
    const notes = section.cells.flatMap((cell) => {
      const note = cell.split ? figures.split(cell.measure, cell.split)?.note : null
      return note ? [{ zh: `${cell.title.zh}：${note.zh}`, en: `${cell.title.en}: ${note.en}` }] : []
    })
    return [{ code: section.code, title: section.title, notes }]
  })
}
