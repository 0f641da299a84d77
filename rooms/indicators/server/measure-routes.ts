import { pinyin } from 'pinyin-pro'
import { ok, refused } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { indicatorsContract } from '../contract.ts'
import { addsUp, isStock, type Measure } from '../domain/measure.ts'
import { decimalsOf, units } from '../domain/unit.ts'
import { splitValues, type View } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import type { Catalogue } from './catalogue.ts'
import { engineFor } from './engine.ts'

export const measureRoutes = (platform: Platform): Implemented[] => [
  implement(indicatorsContract.measures, async () => {
    const { catalogue } = engineFor(platform)
    const byGroup = catalogue.groups.flatMap(({ code }) =>
      catalogue.measures.filter((measure) => catalogue.groupOf(measure).code === code),
    )
    return ok({ items: byGroup.map((measure) => lineOf(catalogue, measure)) })
  }),
  implement(indicatorsContract.measure, async ({ params }) => {
    const { catalogue } = engineFor(platform)
    const measure = catalogue.find(params.code)
    return measure ? ok(definitionOf(catalogue, measure)) : refused({ code: 'not-found' })
  }),
]

function lineOf(catalogue: Catalogue, measure: Measure) {
  const { code, title } = catalogue.groupOf(measure)
  const view = viewOf(measure.view)
  return {
    code: measure.code,
    title: measure.title,
    unit: units[measure.unit],
    group: { code, title },
    spelled: spelledOf(measure.title.zh),
    subject: view.title,
    splits: measure.split_by.map((code) => ({
      code,
      title: view.splits[code]?.title ?? { zh: code, en: code },
      values: valuesOf(view, code),
    })),
    addsUp: addsUp(measure),
    // Three workers for two stations are 1.5 of them, although half of one is never counted.
    decimals: measure.ratio && measure.unit !== '%' ? 2 : decimalsOf(measure.unit),
    stock: isStock(measure),
    drillable: !measure.ratio,
  }
}

function valuesOf(view: View, split: string) {
  const values = splitValues(view, split)
  return values && Object.entries(values).map(([code, title]) => ({ code, title }))
}

const definitionOf = (catalogue: Catalogue, measure: Measure) => ({
  ...lineOf(catalogue, measure),
  definition: measure.definition,
  view: measure.view,
  source: measure.source,
  count: countOf(measure),
  where: measure.where ?? null,
  overlap: measure.overlap === 'multi' ? ('multi' as const) : ('primary' as const),
  examples: measure.examples.map(({ name, rows, expect }) => ({ name, rows: [...rows], expect })),
})

/** `zoufangrenci` and `zfrc` for 走访人次: what a person types who looks for it. */
function spelledOf(title: string): string[] {
  const syllables = pinyin(title, { toneType: 'none', type: 'array' }).map((one) => one.toLowerCase())
  const plain = (words: readonly string[]) => words.join('').replace(/[^a-z0-9]/g, '')
  return [plain(syllables), plain(syllables.map((one) => one.slice(0, 1)))]
}

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
