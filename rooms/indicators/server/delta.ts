import { type Amounts, addPacked, packAmounts, unpackAmounts } from '../domain/packed-amounts.ts'
import { MemberSet } from './member-set.ts'
import { MemberPacker, packedMembers } from './packed-members.ts'
import { type PackedTally, united } from './tally.ts'

/**
 * What was added to a row: differences of amounts, which may be negative, and members that are new in their cells. Null
 * when a cell has lost a member: whether the whole has lost him too is told only by all of its parts.
 */
export type Delta = PackedTally | null

const nothing: PackedTally = { amounts: new Uint8Array(0), members: new Uint8Array(0) }
const packer = new MemberPacker()

/** What must be added to a row so that it is as it is now; a row that was not there held nothing. */
export function deltaOf(before: PackedTally = nothing, after: PackedTally): Delta {
  const earlier = new Map(packedMembers(before.members))
  packer.start()
  for (const [cell, packed] of packedMembers(after.members)) {
    const old = earlier.get(cell)
    earlier.delete(cell)
    if (old && equalBytes(old, packed)) continue
    const added = addedTo(old, packed)
    if (!added) return null
    packer.add(cell, added)
    added.release()
  }
  if (earlier.size > 0) return null
  const amounts: Amounts = unpackAmounts(after.amounts)
  for (const [cell, amount] of unpackAmounts(before.amounts)) {
    amounts.set(cell, (amounts.get(cell) ?? 0) - amount)
  }
  return { amounts: packAmounts(amounts), members: packer.done() }
}

/** Several deltas to one row as one. */
export function mergedDelta(deltas: readonly Delta[]): Delta {
  const known = deltas.filter((delta) => delta !== null)
  return known.length < deltas.length ? null : united(known)
}

/**
 * A row with what was added to it: to the byte what its parts unite to (`united`). Sets to which nothing was added are
 * copied as they lie, which is most of a nation's row.
 */
export function patched(row: PackedTally | undefined, delta: PackedTally): PackedTally {
  const { amounts, members } = row ?? nothing
  const added = [...packedMembers(delta.members)]
  const sums = unpackAmounts(amounts)
  addPacked(sums, delta.amounts)
  packer.start()
  let next = 0
  const put = (cell: number, ...parts: readonly Uint8Array[]) => {
    const set = new MemberSet()
    for (const part of parts) set.addPacked(part)
    packer.add(cell, set)
    sums.set(cell, set.size)
    set.release()
  }
  for (const [cell, packed] of packedMembers(members)) {
    for (; (added[next]?.[0] ?? Number.POSITIVE_INFINITY) < cell; next += 1) {
      const [earlier, set] = added[next] as [number, Uint8Array]
      put(earlier, set)
    }
    const [same, set] = added[next] ?? []
    if (same === cell && set) {
      put(cell, packed, set)
      next += 1
    } else {
      packer.addPacked(cell, packed)
    }
  }
  for (const [cell, set] of added.slice(next)) put(cell, set)
  return { amounts: packAmounts(sums), members: packer.done() }
}

function unpacked(packed: Uint8Array | undefined): MemberSet {
  const set = new MemberSet()
  if (packed) set.addPacked(packed)
  return set
}

/** The members that are new, or null when one is missing. */
function addedTo(before: Uint8Array | undefined, after: Uint8Array): MemberSet | null {
  const [was, is] = [unpacked(before), unpacked(after)]
  const added = is.without(was)
  const isMissing = added.length !== is.size - was.size
  was.release()
  is.release()
  if (isMissing) return null
  const set = new MemberSet()
  for (const member of added) set.add(member)
  return set
}

const equalBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
