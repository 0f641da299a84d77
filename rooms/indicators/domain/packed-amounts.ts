import { VarintReader, VarintWriter } from './varint.ts'

/**
 * The amounts of one node in one period, by cell: a cell is the number of (measure, split, value) in the cell table.
 * Packed into bytes because there are some forty cells a node and period, and a row each would be four fifths keys.
 */
export type Amounts = Map<number, number>

const writer = new VarintWriter()

/** Sorted by cell, so that equal amounts are equal bytes; zeros are left out. */
export function packAmounts(amounts: Amounts): Uint8Array {
  writer.start()
  let previous = 0
  for (const cell of Int32Array.from(amounts.keys()).sort()) {
    const amount = amounts.get(cell) ?? 0
    if (amount === 0) continue
    writer.write(cell - previous)
    writer.writeSigned(amount)
    previous = cell
  }
  return writer.done()
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
