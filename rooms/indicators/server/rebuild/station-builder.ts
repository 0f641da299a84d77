import { noStation } from '../../../../kernel/no-station.ts'
import { enclosing, type Period } from '../../../../kernel/period.ts'
import { addRow, type LeafRow } from '../count-leaves.ts'
import type { LeafRows } from '../leaf-rows.ts'
import { type PackedTally, Tally } from '../tally.ts'

export type StationRow = PackedTally & {
  readonly station: string
  readonly period: number
  readonly low: number
  readonly high: number
}

/** A period of the station that the walk stands in, with the divisions that its work lies between. */
type OpenPeriod = { period: number; low: number; high: number; readonly tally: Tally }

const opened = (): OpenPeriod => ({ period: -1, low: Infinity, high: -Infinity, tally: new Tally() })

/**
 * Builds the months, quarters and years of stations in one walk over the leaves in the order of station and month:
 * one of each is open at a time.
 */
export class StationBuilder {
  private station = ''
  private readonly month = opened()
  private readonly quarter = opened()
  private readonly year = opened()
  private readonly write: (row: StationRow) => void

  constructor(write: (row: StationRow) => void) {
    this.write = write
  }

  /** `counted` is what is stored of the leaf; a leaf without anything to count is no part of the station's figures. */
  add(leaf: LeafRows, counted: readonly LeafRow[]): void {
    if (counted.length === 0 || leaf.station === noStation) return
    const [quarter, year] = enclosing(leaf.month as Period)
    if (leaf.station !== this.station) this.finish()
    if (quarter !== this.quarter.period) this.close(this.quarter, this.year)
    if (year !== this.year.period) this.close(this.year)
    this.station = leaf.station
    Object.assign(this.month, { period: leaf.month })
    Object.assign(this.quarter, { period: quarter })
    Object.assign(this.year, { period: year })
    for (const row of leaf.rows) addRow(this.month.tally, row)
    for (const { division } of counted) widen(this.month, division, division)
    this.close(this.month, this.quarter)
  }

  /** Closes what is open. */
  finish(): void {
    this.close(this.quarter, this.year)
    this.close(this.year)
  }

  private close(part: OpenPeriod, whole?: OpenPeriod): void {
    if (part.low > part.high) return
    whole?.tally.addTally(part.tally)
    if (whole) widen(whole, part.low, part.high)
    const { period, low, high } = part
    this.write({ station: this.station, period, low, high, ...part.tally.pack() })
    Object.assign(part, { period: -1, low: Infinity, high: -Infinity })
  }
}

function widen(open: OpenPeriod, low: number, high: number): void {
  open.low = Math.min(open.low, low)
  open.high = Math.max(open.high, high)
}
