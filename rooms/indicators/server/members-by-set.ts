import type { CountSets } from '../domain/overlap.ts'
import type { CellTable } from './cell-table.ts'
import { MemberSet } from './member-set.ts'
import { packedMembers } from './packed-members.ts'
import type { PackedTally } from './tally.ts'

/**
 * Answers with what is asked of the distinct members of a measure by category set. Each set is unpacked once, however
 * many conditions are counted: those of a nation have a million members.
 */
export function countingMembers<T>(
  parts: readonly PackedTally[],
  cells: CellTable,
  measure: string,
  ask: (count: CountSets) => T,
): T {
  const sets = new Map<string, MemberSet>()
  try {
    for (const { members } of parts) {
      for (const [id, packed] of packedMembers(members)) {
        const cell = cells.cellOf(id)
        if (cell?.measure !== measure || cell.split !== 'category') continue
        const set = sets.get(cell.value) ?? new MemberSet()
        set.addPacked(packed)
        sets.set(cell.value, set)
      }
    }
    return ask((wanted) => sizeOfUnion([...sets].filter(([key]) => wanted(key)).map(([, set]) => set)))
  } finally {
    for (const set of sets.values()) set.release()
  }
}

function sizeOfUnion(sets: readonly MemberSet[]): number {
  const [only, second] = sets
  if (only && !second) return only.size
  const union = new MemberSet()
  for (const set of sets) union.addSet(set)
  const { size } = union
  union.release()
  return size
}
