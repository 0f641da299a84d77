import { ok, refused } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { indicatorsContract } from '../contract.ts'
import { addsUp, isStock, type Measure } from '../domain/measure.ts'
import { units } from '../domain/unit.ts'
import { viewOf } from '../domain/views.ts'
import { engineFor } from './engine.ts'

export const measureRoutes = (platform: Platform): Implemented[] => [
  implement(indicatorsContract.measures, async () =>
    ok({ items: engineFor(platform).catalogue.measures.map(lineOf) }),
  ),
  implement(indicatorsContract.measure, async ({ params }) => {
    const measure = engineFor(platform).catalogue.find(params.code)
    return measure ? ok(definitionOf(measure)) : refused({ code: 'not-found' })
  }),
]

function lineOf(measure: Measure) {
  const view = viewOf(measure.view)
  return {
    code: measure.code,
    title: measure.title,
    unit: units[measure.unit],
    subject: view.title,
    splits: measure.split_by.map((code) => ({
      code,
      title: view.splits[code]?.title ?? { zh: code, en: code },
    })),
    addsUp: addsUp(measure),
    stock: isStock(measure),
    drillable: !measure.ratio,
  }
}

const definitionOf = (measure: Measure) => ({
  ...lineOf(measure),
  definition: measure.definition,
  view: measure.view,
  source: measure.source,
  count: countOf(measure),
  where: measure.where ?? null,
  overlap: measure.overlap === 'multi' ? ('multi' as const) : ('primary' as const),
  examples: measure.examples.map(({ name, rows, expect }) => ({ name, rows: [...rows], expect })),
})

function countOf(measure: Measure) {
  const { count, ratio } = measure
  const view = viewOf(measure.view)
  const ofColumn = (column: string) => ({ of: column, title: view.columns[column]?.title ?? null })
  if (count === 'records') return { kind: 'records' as const, of: null, title: null }
  if ('sum' in count) return { kind: 'sum' as const, ...ofColumn(count.sum) }
  if ('stock' in count) return { kind: 'stock' as const, ...ofColumn(count.stock) }
  if ('once_per' in count) return { kind: 'once-per' as const, ...ofColumn(count.once_per) }
  if ('distinct' in count) {
    const title = view.things[count.distinct]?.title ?? null
    return { kind: 'distinct' as const, of: count.distinct, title }
  }
  const titles = ratio && [ratio.of.title, ratio.per.title]
  return {
    kind: 'ratio' as const,
    of: `${count.ratio.of}/${count.ratio.per}`,
    title: titles
      ? { zh: titles.map(({ zh }) => zh).join(' ÷ '), en: titles.map(({ en }) => en).join(' ÷ ') }
      : null,
  }
}
