import { PassThrough } from 'node:stream'
import type { Refusal } from '../../../kernel/errors.ts'
import { formatPeriod } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Call, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { writeWorkbook } from '../../documents/server/index.ts'
import { indicatorsContract } from '../contract.ts'
import { levelNumber } from '../domain/branch.ts'
import type { Measure } from '../domain/measure.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import { divisionChildren, ownAmounts, stationChildren } from './child-figures.ts'
import { figureSheets } from './figure-sheets.ts'
import { totalOf } from './figure-values.ts'
import type { NamedNode } from './node-access.ts'
import { amountsAt } from './read-amounts.ts'
import { chosenMeasures, type Opened, readSettled } from './settled-read.ts'

/** A node with its parts: a line each, what stands in none of them, and the whole. */
export type FigureTable = {
  readonly named: NamedNode
  readonly period: string
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
      period,
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
    const stream = new PassThrough()
    writeWorkbook(stream, figureSheets(table.value, call.language)).then(
      () => stream.end(),
      (error: Error) => stream.destroy(error),
    )
    const title = call.language === 'zh' ? '数据表' : 'figures'
    return ok({
      stream,
      fileName: `${table.value.named.name}-${table.value.period}-${title}.xlsx`,
      mediaType: indicatorsContract.export.answer.file,
    })
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
    // Below the prefecture stations are some hundred; a province has thousands, and is read by its divisions.
    if (by === 'station' && levelNumber(division) < 2) return refused(noParts)
    if (by === 'division' && levelNumber(division) === 5) return refused(noParts)
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
      period: formatPeriod(period),
      measures: chosen.value,
      rows: children.map((child) => ({ named: child.named, values: values(child.amounts) })),
      own: values(own),
      total: values(whole),
      settled: opened.settled,
    })
  })
}

const noParts: Refusal = {
  code: 'request-not-valid',
  problems: [{ code: 'no-parts', path: '/query/by' }],
}
