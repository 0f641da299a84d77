import { enclosing, type Period } from '../../../../kernel/period.ts'
import { noStation } from '../../domain/no-station.ts'
import type { LeafRow } from '../count-leaves.ts'
import { type PackedTally, united } from '../tally.ts'
import { collect } from './branch-builder.ts'

export type StationRow = PackedTally & {
  readonly station: string
  readonly period: number
  readonly low: number
  readonly high: number
}

/** The months, quarters and years of one station from all its leaf rows. */
export function stationRows(leaves: readonly LeafRow[]): StationRow[] {
  const station = leaves[0]?.station
  if (station === undefined || station === noStation) return []
  const months = new Map<number, PackedTally[]>()
  for (const leaf of leaves) collect(months, leaf.month, leaf)
  const quarters = new Map<number, PackedTally[]>()
  const years = new Map<number, PackedTally[]>()
  const rows: StationRow[] = []
  const write = (
    period: number,
    parts: readonly PackedTally[],
    wholes?: Map<number, PackedTally[]>,
    whole?: number,
  ) => {
    const packed = united(parts)
    rows.push({ station, period, ...hull(leaves, period), ...packed })
    if (wholes && whole !== undefined) collect(wholes, whole, packed)
  }
  for (const [month, parts] of months) write(month, parts, quarters, enclosing(month as Period)[0])
  for (const [quarter, parts] of quarters) write(quarter, parts, years, Math.floor(quarter / 100) * 100)
  for (const [year, parts] of years) write(year, parts)
  return rows
}

/** The divisions that the station's work of a period lies between. */
function hull(leaves: readonly LeafRow[], period: number): { low: number; high: number } {
  const divisions = leaves
    .filter((leaf) => [leaf.month, ...enclosing(leaf.month as Period)].includes(period as Period))
    .map((leaf) => leaf.division)
  return { low: Math.min(...divisions), high: Math.max(...divisions) }
}
