import type { FamilyPlan } from './family-plan.ts'
import type { RowClass } from './row-class.ts'

/** A row of some view, as counting wants it. */
export type CountedRow = {
  readonly division: number
  readonly of: RowClass
  /** Numbers by their place in the class; null where the row has none, or where the place is a trip's. */
  readonly numbers: readonly (number | null)[]
  /** A bit for each of the class's `trips` of which this row is the first. */
  readonly firsts: number
}

/** All rows of one station in one month, of all views. */
export type LeafRows = { readonly station: string; readonly month: number; readonly rows: CountedRow[] }

/** Signature, flags, length of the extension. */
const headerLength = 19
/** Station and month, each with its length before it. */
const keyLength = 4 + 16 + 4 + 4

/**
 * Reads rows from PostgreSQL's binary COPY format: station, month, division, plan, and a record of type, length and
 * bytes a column. It reads the bytes where they lie, because an object a value would cost more than all counting.
 *
 * Rows come in the order of leaf, plan and id. A trip counts at the first of its records in the leaf, so that it is
 * counted in one place whoever else was served in it.
 */
export class LeafRowReader {
  private readonly plans: readonly FamilyPlan[]
  /** The trips of the open leaf that were met, by plan and measure. */
  private readonly trips: Set<string>[][]
  private rest: Buffer = Buffer.alloc(0)
  private begun = false
  private open: LeafRows | null = null
  private key: Buffer = Buffer.alloc(0)

  constructor(plans: readonly FamilyPlan[]) {
    this.plans = plans
    this.trips = plans.map((plan) => plan.measures.map(() => new Set()))
  }

  /** Takes the next bytes and answers with the leaves that are complete. */
  take(chunk: Buffer): LeafRows[] {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk
    const complete: LeafRows[] = []
    let at = 0
    if (!this.begun && bytes.length >= headerLength) {
      at = headerLength
      this.begun = true
    }
    for (let end = this.endOfRow(bytes, at); end > 0; end = this.endOfRow(bytes, at)) {
      const before = this.takeRow(bytes, at + 2)
      if (before) complete.push(before)
      at = end
    }
    this.rest = bytes.subarray(at)
    return complete
  }

  /** The last leaf, when all bytes were taken. */
  finish(): LeafRows[] {
    return this.open ? [this.open] : []
  }

  /** Where the row at `at` ends; 0 when it is not all there, or when it is the mark behind the last row. */
  private endOfRow(bytes: Buffer, at: number): number {
    if (!this.begun || at + 2 > bytes.length) return 0
    let end = at + 2
    for (let left = bytes.readInt16BE(at); left !== 0; left -= 1) {
      if (left < 0 || end + 4 > bytes.length) return 0
      end += 4 + Math.max(bytes.readInt32BE(end), 0)
    }
    return end <= bytes.length ? end : 0
  }

  /** Takes the row whose first field begins at `at`; answers with the leaf before it when it begins another. */
  private takeRow(bytes: Buffer, at: number): LeafRows | null {
    const before = this.isOpen(bytes, at) ? null : this.begin(bytes, at)
    const number = bytes.readInt16BE(at + keyLength + 16)
    const plan = this.plans[number] as FamilyPlan
    const fields = at + keyLength + 26
    let field = behind(bytes, fields, plan.classWidth)
    const of = plan.classOf(bytes, fields, field)
    const numbers: (number | null)[] = []
    let firsts = 0
    for (let place = 0; place < plan.own.length; place += 1) {
      const length = bytes.readInt32BE(field + 4)
      const start = field + 8
      field = start + Math.max(length, 0)
      if (length >= 0 && plan.own[place] === 'trip') {
        firsts |= this.firstsOf(of, number, place, bytes.toString('latin1', start, field))
        numbers.push(null)
      } else {
        numbers.push(length < 0 ? null : length === 4 ? bytes.readInt32BE(start) : bigintAt(bytes, start))
      }
    }
    this.open?.rows.push({ division: bigintAt(bytes, at + keyLength + 4), of, numbers, firsts })
    return before
  }

  private isOpen(bytes: Buffer, at: number): boolean {
    return this.open !== null && this.key.compare(bytes, at, at + keyLength) === 0
  }

  private begin(bytes: Buffer, at: number): LeafRows | null {
    const before = this.open
    this.key = Buffer.from(bytes.subarray(at, at + keyLength))
    this.open = { station: uuidAt(bytes, at + 4), month: bytes.readInt32BE(at + 24), rows: [] }
    for (const ofPlan of this.trips) for (const seen of ofPlan) if (seen.size > 0) seen.clear()
    return before
  }

  private firstsOf(of: RowClass, plan: number, place: number, trip: string): number {
    let firsts = 0
    for (let i = 0; i < of.trips.length; i += 1) {
      const { place: own, measure } = of.trips[i] as RowClass['trips'][number]
      const seen = this.trips[plan]?.[measure]
      if (own !== place || !seen || seen.has(trip)) continue
      seen.add(trip)
      firsts |= 1 << i
    }
    return firsts
  }
}

/** Where the fields of a record go on after some of them, each with type and length before it. */
function behind(bytes: Buffer, start: number, fields: number): number {
  let at = start
  for (let left = fields; left > 0; left -= 1) at += 8 + Math.max(bytes.readInt32BE(at + 4), 0)
  return at
}

/** Numbers below 2^53; reading a BigInt would make an object of each. */
const bigintAt = (bytes: Buffer, at: number): number =>
  bytes.readInt32BE(at) * 0x1_0000_0000 + bytes.readUInt32BE(at + 4)

function uuidAt(bytes: Buffer, at: number): string {
  const digits = bytes.toString('hex', at, at + 16)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`
}
