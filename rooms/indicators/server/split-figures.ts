import type { Period } from '../../../kernel/period.ts'
import type { CategoryGroup } from '../domain/category-set.ts'
import { isDistinct, type Measure } from '../domain/measure.ts'
import { type CountSets, countRecords, type Overlap, overlapOf, primaryParts } from '../domain/overlap.ts'
import type { Amounts } from '../domain/packed-amounts.ts'
import { countShared, unpackShared } from '../domain/shared-sets.ts'
import { shown } from '../domain/unit.ts'
import type { CellTable } from './cell-table.ts'
import { partsOf } from './figure-values.ts'
import { countingMembers } from './members-by-set.ts'
import { amountsAt, loadCells, partsAt, type Reading, sumOfParts, type VisibleNode } from './read-amounts.ts'
import type { StoredPart } from './read-parts.ts'

/**
 * Asks a figure by its category sets: they are added for records and stocks, united for distinct persons. Without a
 * record in the period everything is 0.
 */
export async function askSets<T>(
  reading: Reading,
  node: VisibleNode,
  period: Period,
  measure: Measure,
  ask: (count: CountSets) => T,
): Promise<T> {
  const { cells } = reading.engine
  if (!isDistinct(measure)) {
    const amounts = (await amountsAt(reading, node, [period], [measure])).get(period) ?? new Map()
    return ask(countRecords(partsOf(measure, 'category', amounts, cells)))
  }
  const parts = (await partsAt(reading, node, [period], 'sets')).get(period) ?? []
  const amounts = sumOfParts(parts)
  await loadCells(reading, [amounts])
  return askMembers(parts, amounts, cells, measure, ask)
}

/** A row that stands for the whole says who is in several sets; several rows are united member by member. */
export function askMembers<T>(
  parts: readonly StoredPart[],
  amounts: Amounts,
  cells: CellTable,
  { code }: Measure,
  ask: (count: CountSets) => T,
): T {
  const [only, second] = parts
  if (!only?.shared || second) return countingMembers(parts, cells, code, ask)
  const sets = [...amounts].flatMap(([cell, size]) => {
    const about = cells.cellOf(cell)
    return about?.measure === code && about.split === 'category' ? [{ cell, key: about.value, size }] : []
  })
  return ask(countShared(sets, unpackShared(only.shared)))
}

/** Parts and union of a figure over groups of categories, in the printed unit. */
export function shownOverlap(measure: Measure, groups: readonly CategoryGroup[], count: CountSets): Overlap {
  const found = overlapOf(groups, count)
  const parts =
    measure.overlap === 'multi' ? found.parts : primaryGroups(groups, measure.overlap.primary, count)
  const none =
    measure.overlap === 'multi' ? found.none : found.total - parts.reduce((sum, part) => sum + part.amount, 0)
  const sum = parts.reduce((all, part) => all + part.amount, none)
  const print = (amount: number) => shown(amount, measure.unit)
  return {
    total: print(found.total),
    parts: parts.map(({ code, amount }) => ({ code, amount: print(amount) })),
    none: print(none),
    sum: print(sum),
    overlap: print(sum - found.total),
  }
}

/** Each in the first category of the priority, then by the group that category reports as. */
function primaryGroups(groups: readonly CategoryGroup[], priority: readonly string[], count: CountSets) {
  const primary = primaryParts(priority, count)
  return groups.map((group) => ({
    code: group.code,
    amount: primary
      .filter(({ code }) => group.categories.includes(code))
      .reduce((sum, { amount }) => sum + amount, 0),
  }))
}
