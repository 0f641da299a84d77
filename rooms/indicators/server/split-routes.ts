import type { Refusal } from '../../../kernel/errors.ts'
import { formatPeriod, type Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { indicatorsContract } from '../contract.ts'
import type { CategoryGroup } from '../domain/category-set.ts'
import type { Measure } from '../domain/measure.ts'
import { overlapMatrixOf, overlapNote } from '../domain/overlap.ts'
import { shown } from '../domain/unit.ts'
import { viewOf } from '../domain/views.ts'
import type { Catalogue } from './catalogue.ts'
import { reportGroups, singleCategories } from './category-groups.ts'
import { countedTotal, partsOf } from './figure-values.ts'
import { amountsAt, type Reading, type VisibleNode } from './read-amounts.ts'
import { measureUnknown, readSettled } from './settled-read.ts'
import { askSets, shownOverlap } from './split-figures.ts'

export const splitRoutes = (platform: Platform): Implemented[] => [
  implement(indicatorsContract.split, (call) => {
    const { node, period, by, categories } = call.query
    return readSettled(platform, call, { node, periods: [period] }, async (opened) => {
      const measure = splitMeasure(opened.reading.engine.catalogue, call.query.measure, by)
      if (!measure.ok) return measure
      const groups = categories === 'groups' ? reportGroups() : singleCategories()
      const parts = await partsBy(opened, measure.value, by, period, groups)
      return ok({ node: opened.named, period: formatPeriod(period), ...parts, ...opened.settled })
    })
  }),
  implement(indicatorsContract.overlap, (call) => {
    const { node, period } = call.query
    return readSettled(platform, call, { node, periods: [period] }, async (opened) => {
      const measure = splitMeasure(opened.reading.engine.catalogue, call.query.measure, 'category')
      if (!measure.ok) return measure
      const groups = reportGroups()
      const print = (amount: number) => shown(amount, measure.value.unit)
      const { parts: _, ...overlap } = await askSets(
        opened.reading,
        opened.node,
        period,
        measure.value,
        (count) => {
          const { several, matrix } = overlapMatrixOf(groups, count)
          return {
            ...shownOverlap({ ...measure.value, overlap: 'multi' }, groups, count),
            several: print(several),
            matrix: matrix.map((row) => row.map(print)),
          }
        },
      )
      return ok({
        node: opened.named,
        period: formatPeriod(period),
        groups: groups.map(({ code, title }) => ({ code, title })),
        ...overlap,
        note: overlapNote(overlap),
        ...opened.settled,
      })
    })
  }),
]

/** The measure, when it is declared to be split that way. */
export function splitMeasure(catalogue: Catalogue, code: string, by: string): Result<Measure, Refusal> {
  const measure = catalogue.find(code)
  if (!measure) return refused(measureUnknown('/query/measure'))
  if (measure.split_by.includes(by)) return ok(measure)
  return refused({ code: 'request-not-valid', problems: [{ code: 'split-unknown', path: '/query/by' }] })
}

export type SplitParts = {
  readonly total: number
  readonly parts: { code: string; title: { zh: string; en: string }; value: number }[]
  readonly none: number
  readonly sum: number
  readonly overlap: number
  readonly note: { zh: string; en: string } | null
}

/** A figure by one split, with the note that must stand under parts that do not sum. */
export async function partsBy(
  { reading, node }: { readonly reading: Reading; readonly node: VisibleNode },
  measure: Measure,
  by: string,
  period: Period,
  groups: readonly CategoryGroup[],
): Promise<SplitParts> {
  const view = viewOf(measure.view)
  if (view.splits[by]?.kind === 'set') {
    const { parts, ...overlap } = await askSets(reading, node, period, measure, (count) =>
      shownOverlap(measure, groups, count),
    )
    const titles = new Map(groups.map(({ code, title }) => [code, title]))
    return {
      ...overlap,
      parts: parts.map(({ code, amount }) => ({
        code,
        title: titles.get(code) ?? { zh: code, en: code },
        value: amount,
      })),
      note: overlapNote(overlap),
    }
  }
  const amounts = (await amountsAt(reading, node, [period])).get(period) ?? new Map()
  const found = partsOf(measure, by, amounts, reading.engine.cells)
  const column = view.columns[view.splits[by]?.column ?? by]
  const titled = new Map(Object.entries(column && 'values' in column ? (column.values ?? {}) : {}))
  const codes = [...new Set([...titled.keys(), ...[...found.keys()].toSorted()])].filter(
    (code) => code !== '',
  )
  const print = (amount: number) => shown(amount, measure.unit)
  const total = countedTotal(measure, amounts, reading.engine.cells)
  const sum = print([...found.values()].reduce((all, amount) => all + amount, 0))
  return {
    total,
    parts: codes.map((code) => ({
      code,
      title: titled.get(code) ?? { zh: code, en: code },
      value: print(found.get(code) ?? 0),
    })),
    none: print(found.get('') ?? 0),
    sum,
    overlap: Math.round((sum - total) * 100) / 100,
    note: null,
  }
}
