import { AmountPacker } from '../domain/packed-amounts.ts'
import { VarintReader } from '../domain/varint.ts'
import { CellsInUse } from './cells-in-use.ts'
import { MemberSet } from './member-set.ts'
import { MemberPacker } from './packed-members.ts'

/** A row of figures as it is stored. */
export type PackedTally = { readonly amounts: Uint8Array; readonly members: Uint8Array }

const amountPacker = new AmountPacker()
const memberPacker = new MemberPacker()
const reader = new VarintReader(new Uint8Array(0))

/**
 * What is counted of one node in one period, by cell. Amounts of parts add; distinct members unite, and their amount
 * is the size of the union, put in when the tally is packed. Which cells are distinct is told by the members.
 *
 * Cells have small numbers, so amounts are an array by number and not a map. A tally is used again after `pack` or
 * `clear`, because making the arrays costs more than most tallies hold.
 */
export class Tally {
  private amounts = new Float64Array(512)
  private readonly sets: MemberSet[] = []
  private readonly amountCells = new CellsInUse()
  private readonly memberCells = new CellsInUse()

  addAmount(cell: number, amount: number): void {
    if (cell >= this.amounts.length) this.reach(cell)
    this.amounts[cell] = (this.amounts[cell] as number) + amount
    this.amountCells.add(cell)
  }

  addMember(cell: number, member: number): void {
    this.setOf(cell).add(member)
  }

  /** Takes in a part as it is stored: a leaf of a town, a month of a quarter. */
  addPacked({ amounts, members }: PackedTally): void {
    let cell = 0
    reader.start(amounts)
    while (!reader.atEnd) {
      cell += reader.read()
      this.addAmount(cell, reader.readSigned())
    }
    cell = 0
    reader.start(members)
    while (!reader.atEnd) {
      cell += reader.read()
      this.setOf(cell).addFrom(reader, reader.read())
    }
  }

  /** Takes in a part that is still being counted; the part stays as it is. */
  addTally(part: Tally): void {
    const amountCells = part.amountCells.list()
    for (let i = 0; i < part.amountCells.count; i += 1) {
      const cell = amountCells[i] as number
      this.addAmount(cell, part.amounts[cell] as number)
    }
    const memberCells = part.memberCells.list()
    for (let i = 0; i < part.memberCells.count; i += 1) {
      const cell = memberCells[i] as number
      this.setOf(cell).addSet(part.sets[cell] as MemberSet)
    }
  }

  /** Stored form; afterwards the tally is empty. */
  pack(): PackedTally {
    const packed = this.packed()
    this.clear()
    return packed
  }

  /** Stored form of what is in it so far. */
  packed(): PackedTally {
    memberPacker.start()
    const memberCells = this.memberCells.list()
    for (let i = 0; i < this.memberCells.count; i += 1) {
      const cell = memberCells[i] as number
      const set = this.sets[cell] as MemberSet
      this.addAmount(cell, set.size - (this.amounts[cell] ?? 0))
      memberPacker.add(cell, set)
    }
    amountPacker.start()
    const amountCells = this.amountCells.list()
    for (let i = 0; i < this.amountCells.count; i += 1) {
      const cell = amountCells[i] as number
      amountPacker.add(cell, this.amounts[cell] as number)
    }
    return { amounts: amountPacker.done(), members: memberPacker.done() }
  }

  clear(): void {
    const amountCells = this.amountCells.list()
    for (let i = 0; i < this.amountCells.count; i += 1) this.amounts[amountCells[i] as number] = 0
    const memberCells = this.memberCells.list()
    for (let i = 0; i < this.memberCells.count; i += 1) this.sets[memberCells[i] as number]?.release()
    this.amountCells.clear()
    this.memberCells.clear()
  }

  private setOf(cell: number): MemberSet {
    this.memberCells.add(cell)
    let set = this.sets[cell]
    if (!set) {
      set = new MemberSet()
      this.sets[cell] = set
    }
    return set
  }

  private reach(cell: number): void {
    const larger = new Float64Array(Math.max(this.amounts.length * 2, cell + 1))
    larger.set(this.amounts)
    this.amounts = larger
  }
}

const union = new Tally()

/** The parts of a whole as one; equal parts give equal bytes, so a single part is the whole. */
export function united(parts: readonly PackedTally[]): PackedTally {
  const [only, second] = parts
  if (only && !second) return { amounts: only.amounts, members: only.members }
  try {
    for (const part of parts) union.addPacked(part)
    return union.packed()
  } finally {
    union.clear()
  }
}
