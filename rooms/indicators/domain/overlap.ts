import { type CategoryGroup, inGroup, setMembers } from './category-set.ts'

/** Amounts per category set, as stored. */
export type SetAmounts = ReadonlyMap<string, number>

export type Overlap = {
  /** Records, or persons, that stand behind the parts: each once. */
  readonly total: number
  readonly parts: readonly { readonly code: string; readonly amount: number }[]
  /** Without any of the groups. */
  readonly none: number
  /** The parts and `none` added: more than the total by `overlap` when some carry several. */
  readonly sum: number
  readonly overlap: number
}

export type OverlapMatrix = {
  /** How many carry two or more of the groups. */
  readonly several: number
  /** k × k: in both groups; the diagonal is the part itself. */
  readonly matrix: readonly (readonly number[])[]
}

/** Counts together the category sets that fulfil a condition, in stored units. */
export type CountSets = (wanted: (key: string) => boolean) => number

/** Adds up the sets that fulfil a condition; for what is counted by record this is exact. */
const addUp = (amounts: SetAmounts, wanted: (key: string) => boolean): number => {
  let sum = 0
  for (const [key, amount] of amounts) if (wanted(key)) sum += amount
  return sum
}

/**
 * Works out parts and union from the amounts per set. `count` says how the sets that fulfil a condition are
 * counted together: added for records, united for distinct persons, who may stand in several sets over the months.
 */
export function overlapOf(groups: readonly CategoryGroup[], count: CountSets): Overlap {
  const parts = groups.map((group) => ({ code: group.code, amount: count((key) => inGroup(key, group)) }))
  const none = count((key) => !groups.some((group) => inGroup(key, group)))
  const total = count(() => true)
  const sum = parts.reduce((all, part) => all + part.amount, none)
  return { total, parts, none, sum, overlap: sum - total }
}

/** Which groups overlap with which: as many unions as there are pairs, for who asks for them. */
export function overlapMatrixOf(groups: readonly CategoryGroup[], count: CountSets): OverlapMatrix {
  const both = groups.map((a, i) =>
    groups.slice(0, i + 1).map((b) => count((key) => inGroup(key, a) && inGroup(key, b))),
  )
  return {
    several: count((key) => groups.filter((group) => inGroup(key, group)).length > 1),
    matrix: groups.map((_, i) => groups.map((_, j) => both[Math.max(i, j)]?.[Math.min(i, j)] ?? 0)),
  }
}

export const countRecords =
  (amounts: SetAmounts): CountSets =>
  (wanted) =>
    addUp(amounts, wanted)

/**
 * The note that stands under parts that do not sum (7.3, X1), or null when they do. `none` is inside the sum, so the
 * difference is overlap and nothing else.
 */
export function overlapNote({
  sum,
  total,
  overlap,
}: Pick<Overlap, 'sum' | 'total' | 'overlap'>): { zh: string; en: string } | null {
  if (overlap === 0) return null
  return {
    zh: `各类别有交叉，合计 ${sum} 大于总数 ${total}，交叉 ${overlap}`,
    en: `Categories overlap: the parts sum to ${sum}, more than the total ${total}, by ${overlap}`,
  }
}

/**
 * Each record, or person, in the one category that comes first in the priority (7.3 b); what is in none stands last
 * under the empty code. Told by growing unions, so that a person who changed category within the period is still one.
 */
export function primaryParts(
  priority: readonly string[],
  count: CountSets,
): { readonly code: string; readonly amount: number }[] {
  const carries = (key: string, codes: readonly string[]) =>
    setMembers(key).some((code) => codes.includes(code))
  const unions = priority.map((_, i) => count((key) => carries(key, priority.slice(0, i + 1))))
  const parts = priority.map((code, i) => ({ code, amount: (unions[i] ?? 0) - (unions[i - 1] ?? 0) }))
  return [...parts, { code: '', amount: count(() => true) - (unions.at(-1) ?? 0) }]
}
