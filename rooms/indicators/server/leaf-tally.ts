import type { FamilyPlan, PlannedMeasure, PlannedRow } from './family-plan.ts'
import { Tally } from './tally.ts'

/** Tallies of one leaf by division. */
export type LeafTally = Map<number, Tally>

/**
 * Adds the rows of one leaf, in the order of their ids, to its tally: every measure of the family in one pass. A trip
 * counts at its first record, so that it is counted in one place whoever else was served in it.
 */
export function tallyLeaf(plan: FamilyPlan, rows: Iterable<PlannedRow>, into: LeafTally): void {
  const trips = plan.measures.map(() => new Set<string>())
  for (const row of rows) {
    let tally = into.get(row.division)
    if (!tally) {
      tally = new Tally()
      into.set(row.division, tally)
    }
    for (const [i, measure] of plan.measures.entries()) {
      if (row.fulfils.charCodeAt(i) !== 49) continue
      addRow(tally, measure, row, trips[i] as Set<string>)
    }
  }
}

function addRow(tally: Tally, measure: PlannedMeasure, row: PlannedRow, trips: Set<string>): void {
  const value = measure.column ? row[measure.column] : null
  if (measure.kind === 'distinct') {
    if (value === null) return
    tally.addMember(measure.total, Number(value))
    for (const split of measure.splits) tally.addMember(split.cellOf(row[split.column]), Number(value))
    return
  }
  let amount = 1
  if (measure.kind === 'sum') amount = Number(value ?? 0)
  if (measure.kind === 'once-per') {
    const trip = `${row[measure.dayColumn as `c${number}`]} ${value}`
    if (value === null || trips.has(trip)) return
    trips.add(trip)
  }
  tally.addAmount(measure.total, amount)
  for (const split of measure.splits) tally.addAmount(split.cellOf(row[split.column]), amount)
}
