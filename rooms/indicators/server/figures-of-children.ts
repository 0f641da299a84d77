import type { Day } from '../../../kernel/day.ts'
import type { Period } from '../../../kernel/period.ts'
import { shippedCatalogue } from './catalogue.ts'
import { divisionChildren, stationChildren } from './child-figures.ts'
import { countedTotal } from './figure-values.ts'
import type { NamedNode } from './node-access.ts'
import type { Reading, VisibleNode } from './read-amounts.ts'

export type ChildValue = { readonly named: NamedNode; readonly values: readonly number[] }

/** A measure of each part of a division, month by month in the order asked; a station has no parts. */
export async function childFiguresOf(
  reading: Reading,
  node: VisibleNode,
  asking: {
    readonly measure: string
    readonly months: readonly Period[]
    readonly by: 'division' | 'station'
  },
  today: Day,
): Promise<readonly ChildValue[]> {
  const measure = shippedCatalogue().find(asking.measure)
  if (!measure || measure.ratio || node.kind !== 'division') return []
  const children = asking.by === 'station' ? stationChildren : divisionChildren
  const byNode = new Map<string, { named: NamedNode; values: number[] }>()
  for (const [i, month] of asking.months.entries()) {
    for (const { named, amounts } of await children(reading, node.division, month, today)) {
      const row = byNode.get(named.node) ?? { named, values: asking.months.map(() => 0) }
      row.values[i] = countedTotal(measure, amounts, reading.engine.cells)
      byNode.set(named.node, row)
    }
  }
  return [...byNode.values()]
}
