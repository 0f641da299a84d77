import type { Period } from '../../../kernel/period.ts'
import type { CategoryGroup } from '../domain/category-set.ts'
import { isDistinct, type Measure } from '../domain/measure.ts'
import { countRecords, type Overlap, overlapOf, primaryParts } from '../domain/overlap.ts'
import { shown } from '../domain/unit.ts'
import { partsOf } from './figure-values.ts'
import { MemberSet } from './member-set.ts'
import { packedMembers } from './packed-members.ts'
import { amountsAt, partsAt, type Reading, type VisibleNode } from './read-amounts.ts'

/** Counts together the category sets that fulfil a condition, in stored units. */
export type CountSets = (wanted: (key: string) => boolean) => number

/** How the sets of a figure are counted together: added for records and stocks, united for distinct persons. */
export async function setCounter(
  reading: Reading,
  node: VisibleNode,
  period: Period,
  measure: Measure,
): Promise<CountSets> {
  const amounts = (await amountsAt(reading, node, [period])).get(period) ?? new Map()
  if (!isDistinct(measure)) return countRecords(partsOf(measure, 'category', amounts, reading.engine.cells))
  const { cells } = reading.engine
  const sets: { readonly key: string; readonly packed: Uint8Array }[] = []
  for (const part of (await partsAt(reading, node, [period])).get(period) ?? []) {
    for (const [id, packed] of packedMembers(part.members)) {
      const cell = cells.cellOf(id)
      if (cell?.measure === measure.code && cell.split === 'category') sets.push({ key: cell.value, packed })
    }
  }
  return (wanted) => {
    const union = new MemberSet()
    for (const { key, packed } of sets) if (wanted(key)) union.addPacked(packed)
    const { size } = union
    union.release()
    return size
  }
}

/** Parts, union and overlaps of a figure over groups of categories, in the printed unit. */
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
    several: print(found.several),
    matrix: found.matrix.map((row) => row.map(print)),
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
