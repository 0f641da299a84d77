import { VarintReader, VarintWriter } from '../domain/varint.ts'
import type { MemberSet } from './member-set.ts'

/** Distinct members by cell, in one value: cell, length and packed set, sorted by cell. */
export function packMembers(members: ReadonlyMap<number, MemberSet>): Uint8Array {
  const writer = new VarintWriter()
  let previous = 0
  for (const cell of [...members.keys()].sort((a, b) => a - b)) {
    const packed = members.get(cell)?.pack()
    if (!packed) continue
    writer.write(cell - previous)
    writer.write(packed.length)
    writer.writeBytes(packed)
    previous = cell
  }
  return writer.done()
}

/** The cells and their packed sets, without unpacking those that nobody asks for. */
export function* packedMembers(packed: Uint8Array): Generator<[cell: number, set: Uint8Array]> {
  const reader = new VarintReader(packed)
  let cell = 0
  while (!reader.atEnd) {
    cell += reader.read()
    yield [cell, reader.readBytes(reader.read())]
  }
}
