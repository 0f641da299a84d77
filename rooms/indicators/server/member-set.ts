import { RoaringBitmap32 } from 'roaring-wasm'
import { VarintReader, type VarintWriter } from '../domain/varint.ts'

/** Up to here a list of numbers is smaller and quicker than a bitmap; most villages have fewer persons a month. */
const fewest = 64

const asList = 0
const asBitmap = 1

/**
 * Distinct members (persons or households, by their dense numbers), with exact union over months, places and
 * categories. Larger sets are roaring bitmaps outside the JavaScript heap: `release` gives their memory back.
 */
export class MemberSet {
  private few: number[] | null = []
  private many: RoaringBitmap32 | null = null

  get size(): number {
    return this.few ? this.few.length : (this.many?.size ?? 0)
  }

  add(member: number): void {
    if (!this.few) {
      this.many?.add(member)
      return
    }
    if (this.few.includes(member)) return
    this.few.push(member)
    if (this.few.length > fewest) this.grow()
  }

  addPacked(packed: Uint8Array): void {
    if (packed[0] === asList) {
      const reader = new VarintReader(packed.subarray(1))
      let member = 0
      while (!reader.atEnd) {
        member += reader.read()
        this.add(member)
      }
      return
    }
    const bitmap = RoaringBitmap32.deserialize('portable', packed.subarray(1))
    this.grow().orInPlace(bitmap)
    bitmap.dispose()
  }

  /** Equal sets are equal bytes. */
  pack(writer: VarintWriter): void {
    if (this.size <= fewest) {
      writer.write(asList)
      let previous = 0
      for (const member of this.toArray()) {
        writer.write(member - previous)
        previous = member
      }
      return
    }
    const bitmap = this.grow()
    bitmap.runOptimize()
    writer.write(asBitmap)
    writer.writeBytes(bitmap.serialize('portable'))
  }

  /** In rising order. */
  toArray(): number[] {
    return this.few
      ? this.few.length > 1
        ? this.few.toSorted((a, b) => a - b)
        : this.few
      : (this.many?.toArray() ?? [])
  }

  release(): void {
    this.many?.dispose()
    this.many = null
    this.few = []
  }

  private grow(): RoaringBitmap32 {
    this.many ??= new RoaringBitmap32()
    if (this.few) this.many.addMany(this.few)
    this.few = null
    return this.many
  }
}
