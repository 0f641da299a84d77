import { type Amounts, addPacked, packAmounts } from '../domain/packed-amounts.ts'
import { MemberSet } from './member-set.ts'
import { packedMembers, packMembers } from './packed-members.ts'

/** A row of figures as it is stored. */
export type PackedTally = { readonly amounts: Uint8Array; readonly members: Uint8Array }

/**
 * What is counted of one node in one period, by cell. Amounts of parts add; distinct members unite, and their amount
 * is the size of the union, put in when the tally is packed. Which cells are distinct is told by the members.
 */
export class Tally {
  readonly amounts: Amounts = new Map()
  readonly members = new Map<number, MemberSet>()

  addAmount(cell: number, amount: number): void {
    this.amounts.set(cell, (this.amounts.get(cell) ?? 0) + amount)
  }

  addMember(cell: number, member: number): void {
    this.setOf(cell).add(member)
  }

  /** Takes in a part: a month of a quarter, a town of a county. */
  addPacked({ amounts, members }: PackedTally): void {
    addPacked(this.amounts, amounts)
    for (const [cell, packed] of packedMembers(members)) this.setOf(cell).addPacked(packed)
  }

  /** Stored form; the tally is used up, its bitmaps are given back. */
  pack(): PackedTally {
    for (const [cell, set] of this.members) this.amounts.set(cell, set.size)
    const packed = { amounts: packAmounts(this.amounts), members: packMembers(this.members) }
    for (const set of this.members.values()) set.release()
    this.members.clear()
    return packed
  }

  /** The same tally under other cell numbers; this one is used up. */
  renumbered(idOf: (cell: number) => number): Tally {
    const renumbered = new Tally()
    for (const [cell, amount] of this.amounts) renumbered.amounts.set(idOf(cell), amount)
    for (const [cell, set] of this.members) renumbered.members.set(idOf(cell), set)
    return renumbered
  }

  private setOf(cell: number): MemberSet {
    let set = this.members.get(cell)
    if (!set) {
      set = new MemberSet()
      this.members.set(cell, set)
    }
    return set
  }
}

/** The parts of a whole as one; equal parts give equal bytes, so a single part is the whole. */
export function united(parts: readonly PackedTally[]): PackedTally {
  const [only, second] = parts
  if (only && !second) return { amounts: only.amounts, members: only.members }
  const tally = new Tally()
  for (const part of parts) tally.addPacked(part)
  return tally.pack()
}
