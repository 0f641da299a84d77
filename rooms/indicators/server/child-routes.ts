import type { Refusal } from '../../../kernel/errors.ts'
import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Call, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { indicatorsContract } from '../contract.ts'
import type { Measure } from '../domain/measure.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import { reportGroups } from './category-groups.ts'
import { divisionChildren, ownAmounts, stationChildren } from './child-figures.ts'
import { type CategoryLine, figureSheets } from './figure-sheets.ts'
import { totalOf } from './figure-values.ts'
import type { NamedNode } from './node-access.ts'
import { hasParts } from './parts-of-node.ts'
import { amountsAt } from './read-amounts.ts'
import { chosenMeasures, measureUnknown, type Opened, readSettled } from './settled-read.ts'
import { partsBy } from './split-routes.ts'

/** A node with its parts: a line each, what stands in none of them, and the whole. */
export type FigureTable = {
  readonly named: NamedNode
  readonly period: Period
  readonly measures: readonly Measure[]
  readonly rows: readonly { readonly named: NamedNode; readonly values: readonly (number | null)[] }[]
  readonly own: readonly (number | null)[]
  readonly total: readonly (number | null)[]
  readonly settled: Opened['settled']
}

type Asked = Call<typeof indicatorsContract.children> | Call<typeof indicatorsContract.export>

export const childRoutes = (platform: Platform): Implemented[] => [
  implement(indicatorsContract.children, async (call) => {
    const table = await figureTable(platform, call)
    if (!table.ok) return table
    const { named, period, measures, rows, own, total, settled } = table.value
    return ok({
      node: named,
      period: formatPeriod(period),
      measures: measures.map(({ code }) => code),
      rows: rows.map((row) => ({ node: row.named, values: [...row.values] })),
      own: [...own],
      total: [...total],
      ...settled,
    })
  }),
  implement(indicatorsContract.export, async (call) => {
    const table = await figureTable(platform, call)
    if (!table.ok) return table
    const sort = sortMeasure(table.value, call.query.sort)
    if (!sort.ok) return sort
    const arranged = sort.value
      ? inOrderOf(table.value, sort.value, call.query.rising === 'true')
      : table.value
    const categories =
      call.query.categories === 'true' ? await categoryParts(platform, call, table.value.measures) : ok([])
    if (!categories.ok) return categories
    const about = { sort: sort.value, rising: call.query.rising === 'true', by: call.query.by }
    const title = call.language === 'zh' ? '数据表' : 'figures'
    return ok(
      workbookAnswer(
        `${table.value.named.name}-${formatPeriod(table.value.period)}-${title}.xlsx`,
        figureSheets(arranged, categories.value, about, call.language),
      ),
    )
  }),
]

async function figureTable(platform: Platform, call: Asked): Promise<Result<FigureTable, Refusal>> {
  const { node, period, measures, by } = call.query
  return readSettled(platform, call, { node, periods: [period] }, async (opened) => {
    const { reading } = opened
    const chosen = chosenMeasures(reading, measures)
    if (!chosen.ok) return chosen
    if (opened.node.kind !== 'division') return refused(noParts)
    const { division } = opened.node
    if (!hasParts(opened.node, by)) return refused(noParts)
    const children =
      by === 'station'
        ? await stationChildren(reading, division, period, call.today)
        : await divisionChildren(reading, division, period, call.today)
    const whole = (await amountsAt(reading, opened.node, [period])).get(period) ?? new Map()
    const own: Amounts = by === 'division' ? await ownAmounts(reading, division, period) : new Map()
    const values = (amounts: Amounts) =>
      chosen.value.map((measure) => totalOf(measure, amounts, reading.engine.cells))
    return ok({
      named: opened.named,
      period,
      measures: chosen.value,
      rows: children.map((child) => ({ named: child.named, values: values(child.amounts) })),
      own: values(own),
      total: values(whole),
      settled: opened.settled,
    })
  })
}

function sortMeasure(table: FigureTable, sort: string | undefined): Result<Measure | null, Refusal> {
  if (sort === undefined) return ok(null)
  const found = table.measures.find(({ code }) => code === sort)
  return found ? ok(found) : refused(measureUnknown('/query/sort'))
}

/** The rows by one of their figures; what is unknown stands last, equal figures keep the places' own order. */
export function inOrderOf(table: FigureTable, { code }: Measure, rising: boolean): FigureTable {
  const at = table.measures.findIndex((measure) => measure.code === code)
  const sign = rising ? 1 : -1
  const order = (a: number | null | undefined, b: number | null | undefined): number => {
    if (typeof a !== 'number' || typeof b !== 'number')
      return Number(typeof a !== 'number') - Number(typeof b !== 'number')
    return sign * (a - b)
  }
  return { ...table, rows: table.rows.toSorted((a, b) => order(a.values[at], b.values[at])) }
}

/** More than this makes a workbook that takes its reader longer than its writer. */
const mostByCategory = 30

/** The measures of an export that are told apart by category, with their parts and how these overlap. */
function categoryParts(
  platform: Platform,
  call: Call<typeof indicatorsContract.export>,
  measures: readonly Measure[],
): Promise<Result<CategoryLine[], Refusal>> {
  const { node, period } = call.query
  const told = measures.filter((measure) => measure.split_by.includes('category')).slice(0, mostByCategory)
  return readSettled(platform, call, { node, periods: [period] }, async (opened) => {
    const lines: CategoryLine[] = []
    for (const measure of told) {
      lines.push({ measure, ...(await partsBy(opened, measure, 'category', period, reportGroups())) })
    }
    return ok(lines)
  })
}

const noParts: Refusal = {
  code: 'request-not-valid',
  problems: [{ code: 'no-parts', path: '/query/by' }],
}
