import { RoaringBitmap32 } from 'roaring-wasm'
import { VarintReader, type VarintWriter } from '../domain/varint.ts'

/** Up to here a list of numbers is no larger than a bitmap and quicker; a town has fewer persons a month. */
const fewest = 256

/** So many are noted before they are sorted, so that adding one costs next to nothing. */
const noted = 1024

/** Up to here a list is put in order by insertion; from here on two lists in order are merged and not sorted. */
const fewToInsert = 48
const fewToMerge = 16

const asList = 0
const asBitmap = 1

/**
 * Distinct members (persons or households, by their dense numbers), with exact union over months, places and
 * categories. Larger sets are roaring bitmaps outside the JavaScript heap: `release` gives their memory back, and the
 * set may be used again.
 */
export class MemberSet {
  /** In any order and perhaps repeated until `tidy` has been here; beside a bitmap, what is not yet in it. */
  private few: number[] = []
  private inOrder = true
  private many: RoaringBitmap32 | null = null

  get size(): number {
    this.tidy()
    return this.many ? this.many.size : this.few.length
  }

  add(member: number): void {
    this.inOrder = false
    if (this.few.push(member) >= noted) this.tidy()
  }

  addPacked(packed: Uint8Array): void {
    this.addFrom(new VarintReader(packed), packed.length)
  }

  /** The packed set that the next bytes of a reader are, as many as `length`. */
  addFrom(reader: VarintReader, length: number): void {
    const end = reader.at + length
    if (reader.read() === asList) {
      let member = 0
      while (reader.at < end) {
        member += reader.read()
        this.add(member)
      }
      return
    }
    const bitmap = RoaringBitmap32.deserialize('portable', reader.readBytes(end - reader.at))
    if (this.many) {
      this.many.orInPlace(bitmap)
      bitmap.dispose()
    } else {
      this.many = bitmap
    }
  }

  addSet(other: MemberSet): void {
    other.tidy()
    if (other.many) {
      if (this.many) this.many.orInPlace(other.many)
      else this.many = other.many.clone()
      return
    }
    if (Math.min(this.few.length, other.few.length) < fewToMerge) {
      for (let i = 0; i < other.few.length; i += 1) this.add(other.few[i] as number)
      return
    }
    this.putInOrder()
    this.few = merged(this.few, other.few)
    if (this.few.length >= noted) this.tidy()
  }

  /** Equal sets are equal bytes. */
  pack(writer: VarintWriter): void {
    this.tidy()
    if (!this.many) {
      writer.write(asList)
      let previous = 0
      for (const member of this.few) {
        writer.write(member - previous)
        previous = member
      }
      return
    }
    this.many.runOptimize()
    writer.write(asBitmap)
    writer.writeBytes(this.many.serialize('portable'))
  }

  /** In rising order. */
  toArray(): number[] {
    this.tidy()
    return this.many ? this.many.toArray() : [...this.few]
  }

  /** Its members that are not in the other, in rising order. */
  without(other: MemberSet): number[] {
    const theirs = new Set(other.toArray())
    return this.toArray().filter((member) => !theirs.has(member))
  }

  /** Its members that are in the other too, in rising order. */
  common(other: MemberSet): number[] {
    this.tidy()
    other.tidy()
    if (this.many && other.many) {
      const both = RoaringBitmap32.and(this.many, other.many)
      const members = both.toArray()
      both.dispose()
      return members
    }
    const [small, large] = this.many ? [other, this] : [this, other]
    if (large.many) {
      const { many } = large
      return small.few.filter((member) => many.has(member))
    }
    const theirs = new Set(large.few)
    return small.few.filter((member) => theirs.has(member))
  }

  release(): void {
    this.many?.dispose()
    this.many = null
    this.few.length = 0
    this.inOrder = true
  }

  /** Afterwards the members are either few, in order and once each, or all in the bitmap. */
  private tidy(): void {
    this.putInOrder()
    if (this.many ? this.few.length === 0 : this.few.length <= fewest) return
    // United as a whole: a bitmap takes numbers quickly at its end and slowly in its middle.
    const bitmap = new RoaringBitmap32(asArray(this.few))
    if (this.many) {
      this.many.orInPlace(bitmap)
      bitmap.dispose()
    } else {
      this.many = bitmap
    }
    this.few.length = 0
  }

  private putInOrder(): void {
    if (this.inOrder) return
    if (this.few.length > fewToInsert) sortMany(this.few)
    else sortFew(this.few)
    unrepeat(this.few)
    this.inOrder = true
  }
}

/** By insertion: most sets have two or three members, or a few runs that are in order, and a general sort costs more. */
function sortFew(numbers: number[]): void {
  for (let i = 1; i < numbers.length; i += 1) {
    const number = numbers[i] as number
    let at = i - 1
    while (at >= 0 && (numbers[at] as number) > number) {
      numbers[at + 1] = numbers[at] as number
      at -= 1
    }
    numbers[at + 1] = number
  }
}

const scratch = new Uint32Array(noted + fewest)

/** Typed, because a bitmap takes such an array whole and it is sorted by number; good until the next call. */
function asArray(numbers: readonly number[]): Uint32Array {
  for (let i = 0; i < numbers.length; i += 1) scratch[i] = numbers[i] as number
  return scratch.subarray(0, numbers.length)
}

function sortMany(numbers: number[]): void {
  const sorted = asArray(numbers).sort()
  for (let i = 0; i < sorted.length; i += 1) numbers[i] = sorted[i] as number
}

/** Two lists in order as one, without repeats. */
function merged(one: readonly number[], other: readonly number[]): number[] {
  const both: number[] = []
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i] as number, other[j] as number]
    both.push(a < b ? a : b)
    if (a <= b) i += 1
    if (b <= a) j += 1
  }
  for (; i < one.length; i += 1) both.push(one[i] as number)
  for (; j < other.length; j += 1) both.push(other[j] as number)
  return both
}

function unrepeat(sorted: number[]): void {
  let kept = 1
  for (let i = 1; i < sorted.length; i += 1) {
    if (sorted[i] !== sorted[kept - 1]) {
      sorted[kept] = sorted[i] as number
      kept += 1
    }
  }
  sorted.length = kept
}
