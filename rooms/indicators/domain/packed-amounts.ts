import { VarintReader, VarintWriter } from './varint.ts'

/**
 * The amounts of one node in one period, by cell: a cell is the number of (measure, split, value) in the cell table.
 * Packed into bytes because there are some forty cells a node and period, and a row each would be four fifths keys.
 */
export type Amounts = Map<number, number>

/** Packs amounts that come in the order of their cells, so that equal amounts are equal bytes; zeros are left out. */
export class AmountPacker {
  private readonly writer = new VarintWriter()
  private previous = 0

  start(): this {
    this.writer.start()
    this.previous = 0
    return this
  }

  add(cell: number, amount: number): void {
    if (amount === 0) return
    this.writer.write(cell - this.previous)
    this.writer.writeSigned(amount)
    this.previous = cell
  }

  done(): Uint8Array {
    return this.writer.done()
  }
}

export function packAmounts(amounts: Amounts): Uint8Array {
  const packer = new AmountPacker()
  for (const cell of [...amounts.keys()].sort((a, b) => a - b)) packer.add(cell, amounts.get(cell) ?? 0)
  return packer.done()
}

/** Adds packed amounts to what is there. */
export function addPacked(into: Amounts, packed: Uint8Array): void {
  const reader = new VarintReader(packed)
  let cell = 0
  while (!reader.atEnd) {
    cell += reader.read()
    into.set(cell, (into.get(cell) ?? 0) + reader.readSigned())
  }
}

export function unpackAmounts(packed: Uint8Array): Amounts {
  const amounts: Amounts = new Map()
  addPacked(amounts, packed)
  return amounts
}
