import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Measure } from '../domain/measure.ts'
import type { FigureNode } from '../domain/node.ts'
import { viewOf } from '../domain/views.ts'
import { shippedCatalogue } from './catalogue.ts'
import { childFiguresOf } from './figures-of-children.ts'
import type { NamedNode } from './node-access.ts'
import { type Span, SpanFigures } from './read-span.ts'
import { type Reader, readSettled } from './settled-read.ts'
import type { SplitParts } from './split-routes.ts'

/** Figures of a node over a span, ready to be asked; a measure that this deployment does not have is null. */
export type NodeFigures = {
  total(code: string): number | null
  split(code: string, by: string): SplitParts | null
}

export type FiguresAnswer<T> = {
  readonly named: NamedNode
  readonly settled: boolean
  /** ISO time up to which everything written is in the figures. */
  readonly asOf: string
  readonly found: T
}

/** The declared measures of this deployment, for rooms above that name them in their own files. */
export const declaredMeasures = (): readonly Measure[] => shippedCatalogue().measures

/** What a measure may be split by, with the codes that its values have (null: open, or categories). */
export const splitsOf = (measure: Measure): readonly { readonly code: string; readonly set: boolean }[] =>
  measure.split_by.map((code) => ({ code, set: viewOf(measure.view).splits[code]?.kind === 'set' }))

/**
 * Figures of one node over several spans, everything written before counted in: one read for a whole report. The
 * node is checked against the reader's scope as on the dashboard.
 */
export const figuresFor = <Name extends string>(
  platform: Platform,
  reader: Reader,
  node: FigureNode,
  spans: Readonly<Record<Name, Span>>,
): Promise<Result<FiguresAnswer<Readonly<Record<Name, NodeFigures>>>, Refusal>> => {
  const entries = Object.entries(spans) as [Name, Span][]
  const periods = entries.flatMap(([, span]) => [...span])
  return readSettled(platform, reader, { node, periods }, async ({ reading, node: at, named, settled }) => {
    const found = {} as Record<Name, NodeFigures>
    for (const [name, span] of entries) found[name] = asked(await SpanFigures.read(reading, at, span))
    return ok({ named, found, settled: settled.settled, asOf: settled.asOf ?? nowOf(platform) })
  })
}

/** One measure of the parts of a node (towns, villages, stations) in each of some months. */
export const childrenFor = (
  platform: Platform,
  reader: Reader,
  node: FigureNode,
  asking: Parameters<typeof childFiguresOf>[2],
) =>
  readSettled(platform, reader, { node, periods: asking.months }, async ({ reading, node: at }) =>
    ok(await childFiguresOf(reading, at, asking, reader.today)),
  )

const nowOf = (platform: Platform): string => new Date(platform.clock.now()).toISOString()

function asked(figures: SpanFigures): NodeFigures {
  const known = (code: string) => shippedCatalogue().find(code)
  return {
    total: (code) => {
      const measure = known(code)
      return measure ? figures.total(measure) : null
    },
    split: (code, by) => {
      const measure = known(code)
      return measure?.split_by.includes(by) ? figures.split(measure, by) : null
    },
  }
}
