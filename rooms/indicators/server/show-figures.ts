import { wholeScope } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { formatPeriod, monthsOf, type Period } from '../../../kernel/period.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { FigureNode } from '../domain/node.ts'
import { units } from '../domain/unit.ts'
import { reportGroups } from './category-groups.ts'
import { engineFor } from './engine.ts'
import { totalOf } from './figure-values.ts'
import { type NamedNode, openNode } from './node-access.ts'
import { amountsAt } from './read-amounts.ts'
import { settleEverything } from './settle-everything.ts'
import { partsBy, type SplitParts } from './split-routes.ts'

/** Everything that is counted of a node in a period. */
export type FigureSheet = {
  readonly node: NamedNode
  readonly period: string
  readonly figures: readonly {
    readonly measure: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly unit: { readonly zh: string; readonly en: string }
    /** Null for a ratio that has nothing to divide by. */
    readonly value: number | null
    /** By category, for measures that are told apart by it. */
    readonly categories: Omit<SplitParts, 'total'> | null
  }[]
}

/** Every measure with its value, for the command line: the machine's own view, past no one's scope. */
export async function showFigures(
  platform: Platform,
  node: FigureNode,
  period: Period,
): Promise<Result<FigureSheet, Refusal>> {
  await settleEverything(platform)
  const engine = engineFor(platform)
  const reading = { tx: platform.worker.handle, scope: wholeScope, engine }
  const reader = { scope: wholeScope, today: platform.clock.today(), language: 'zh' as const }
  const opened = await openNode(reading.tx, reader, node, monthsOf(period))
  if (!opened.ok) return opened
  const amounts = (await amountsAt(reading, opened.value.node, [period])).get(period) ?? new Map()
  const figures: FigureSheet['figures'][number][] = []
  for (const measure of engine.catalogue.measures) {
    const byCategory = measure.split_by.includes('category')
      ? await partsBy({ reading, node: opened.value.node }, measure, 'category', period, reportGroups())
      : null
    const { total: _, ...categories } = byCategory ?? { total: 0 }
    figures.push({
      measure: measure.code,
      title: measure.title,
      unit: units[measure.unit],
      value: totalOf(measure, amounts, engine.cells),
      categories: byCategory ? (categories as Omit<SplitParts, 'total'>) : null,
    })
  }
  return ok({ node: opened.value.named, period: formatPeriod(period), figures })
}
