import { monthsOf, type Period } from '../../../kernel/period.ts'
import type { CategoryGroup } from '../domain/category-set.ts'
import { isDistinct, type Measure } from '../domain/measure.ts'
import { type CountSets, countRecords, overlapNote } from '../domain/overlap.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import { shown } from '../domain/unit.ts'
import { viewOf } from '../domain/views.ts'
import { reportGroups } from './category-groups.ts'
import { countedTotal, partsOf } from './figure-values.ts'
import { flowsOf, partsAt, type Reading, sumOfParts, type VisibleNode, withStocks } from './read-amounts.ts'
import type { StoredPart } from './read-parts.ts'
import { askMembers, shownOverlap } from './split-figures.ts'
import type { SplitParts } from './split-routes.ts'

/** Some months on end, as few stored periods: whole years, then months. Persons are united over all of them. */
export type Span = readonly Period[]

/** From one month to another, both included. */
export function spanOf(from: Period, to: Period): Span {
  const periods: Period[] = []
  for (let year = Math.floor(from / 100); year <= Math.floor(to / 100); year += 1) {
    const months = monthsOf((year * 100) as Period).filter((month) => month >= from && month <= to)
    if (months.length === 12) periods.push((year * 100) as Period)
    else periods.push(...months)
  }
  return periods
}

/** What is stored of a node over a span: amounts summed or united, stocks as they are at its end. */
export class SpanFigures {
  readonly #reading: Reading
  readonly #parts: readonly StoredPart[]
  readonly #amounts: Amounts

  private constructor(reading: Reading, parts: readonly StoredPart[], amounts: Amounts) {
    this.#reading = reading
    this.#parts = parts
    this.#amounts = amounts
  }

  static async read(reading: Reading, node: VisibleNode, span: Span): Promise<SpanFigures> {
    const parts = [
      ...(await partsAt(reading, node, span, span.length === 1 ? 'sets' : 'members')).values(),
    ].flat()
    const last = monthsOf(span.at(-1) as Period).at(-1) as Period
    const amounts = await withStocks(reading, sumOfParts(parts), await flowsOf(reading, node, last))
    return new SpanFigures(reading, parts, amounts)
  }

  total(measure: Measure): number {
    return countedTotal(measure, this.#amounts, this.#reading.engine.cells)
  }

  /** By one split, categories as the groups that reports print. */
  split(measure: Measure, by: string): SplitParts {
    return viewOf(measure.view).splits[by]?.kind === 'set' ? this.#bySet(measure) : this.#byValue(measure, by)
  }

  #bySet(measure: Measure): SplitParts {
    const groups = reportGroups()
    const { parts, ...overlap } = this.#askSets(measure, (count) => shownOverlap(measure, groups, count))
    return {
      ...overlap,
      parts: parts.map(({ code, amount }) => ({ code, title: titleIn(groups, code), value: amount })),
      note: overlapNote(overlap),
    }
  }

  #askSets<T>(measure: Measure, ask: (count: CountSets) => T): T {
    const { cells } = this.#reading.engine
    return isDistinct(measure)
      ? askMembers(this.#parts, this.#amounts, cells, measure, ask)
      : ask(countRecords(partsOf(measure, 'category', this.#amounts, cells)))
  }

  #byValue(measure: Measure, by: string): SplitParts {
    const view = viewOf(measure.view)
    const found = partsOf(measure, by, this.#amounts, this.#reading.engine.cells)
    const column = view.columns[view.splits[by]?.column ?? by]
    const titled = new Map(Object.entries(column && 'values' in column ? (column.values ?? {}) : {}))
    const print = (amount: number) => shown(amount, measure.unit)
    const total = this.total(measure)
    const sum = print([...found.values()].reduce((all, amount) => all + amount, 0))
    const codes = [...new Set([...titled.keys(), ...[...found.keys()].toSorted()])].filter(
      (code) => code !== '',
    )
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
}

const titleIn = (groups: readonly CategoryGroup[], code: string) =>
  groups.find((group) => group.code === code)?.title ?? { zh: code, en: code }
