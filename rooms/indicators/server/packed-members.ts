import { VarintReader, VarintWriter } from '../domain/varint.ts'
import type { MemberSet } from './member-set.ts'

const writer = new VarintWriter()
const setWriter = new VarintWriter()

/** Distinct members by cell, in one value: cell, length and packed set, sorted by cell. */
export function packMembers(members: ReadonlyMap<number, MemberSet>): Uint8Array {
  writer.start()
  let previous = 0
  for (const cell of Int32Array.from(members.keys()).sort()) {
    const set = members.get(cell)
    if (!set) continue
    writer.write(cell - previous)
    set.pack(setWriter.start())
    writer.writeFrom(setWriter)
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
