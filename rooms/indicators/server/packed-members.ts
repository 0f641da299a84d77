import { VarintReader, VarintWriter } from '../domain/varint.ts'
import type { MemberSet } from './member-set.ts'

/** Packs distinct members that come in the order of their cells, in one value: cell, length and packed set. */
export class MemberPacker {
  private readonly writer = new VarintWriter()
  private readonly setWriter = new VarintWriter()
  private previous = 0

  start(): this {
    this.writer.start()
    this.previous = 0
    return this
  }

  add(cell: number, set: MemberSet): void {
    this.writer.write(cell - this.previous)
    set.pack(this.setWriter.start())
    this.writer.writeFrom(this.setWriter)
    this.previous = cell
  }

  /** A set as it is already packed. */
  addPacked(cell: number, set: Uint8Array): void {
    this.writer.write(cell - this.previous)
    this.writer.write(set.length)
    this.writer.writeBytes(set)
    this.previous = cell
  }

  done(): Uint8Array {
    return this.writer.done()
  }
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
