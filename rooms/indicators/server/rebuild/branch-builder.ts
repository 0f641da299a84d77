import { enclosing, type Period } from '../../../../kernel/period.ts'
import { aboveOf, branchOf, levelNumber } from '../../domain/branch.ts'
import type { Branch } from '../branch-store.ts'
import { type PackedTally, Tally } from '../tally.ts'

type OpenBranch = { readonly division: number; readonly months: Map<number, Tally> }

/**
 * Builds every branch in one walk over the leaves in the order of their codes: only the nodes between the nation and
 * the place where the walk stands are open, so memory does not grow with the country.
 */
export class BranchBuilder {
  private readonly open: OpenBranch[] = []
  private readonly spare: Tally[] = []
  private readonly write: (row: Branch & PackedTally) => void
  private place = -1

  constructor(write: (row: Branch & PackedTally) => void) {
    this.write = write
  }

  /** Leaves must come in rising order of their division. */
  add(division: number, month: number, part: PackedTally): void {
    const node = branchOf(division)
    if (node !== this.place) this.moveTo(node)
    this.monthOf(this.open.at(-1) as OpenBranch, month).addPacked(part)
  }

  /** Closes what is open, up to the nation. */
  finish(): void {
    while (this.open.length > 0) this.close()
  }

  private moveTo(division: number): void {
    const path = pathTo(division)
    while (this.open.length > 0 && this.open.at(-1)?.division !== path[this.open.length - 1]) this.close()
    for (const node of path.slice(this.open.length)) this.open.push({ division: node, months: new Map() })
    this.place = division
  }

  /** Months go into their quarters and into the month of the node above, quarters into their years. */
  private close(): void {
    const { division, months } = this.open.pop() as OpenBranch
    const above = this.open.at(-1)
    const level = levelNumber(division)
    const quarters = new Map<number, Tally>()
    for (const [period, tally] of months) {
      if (above) this.monthOf(above, period).addTally(tally)
      this.tallyOf(quarters, enclosing(period as Period)[0]).addTally(tally)
    }
    const years = new Map<number, Tally>()
    for (const [quarter, tally] of quarters) {
      this.tallyOf(years, Math.floor(quarter / 100) * 100).addTally(tally)
    }
    for (const periods of [months, quarters, years]) {
      for (const [period, tally] of periods) {
        this.write({ level, division, period, ...tally.pack() })
        this.spare.push(tally)
      }
    }
  }

  private monthOf({ months }: OpenBranch, month: number): Tally {
    return this.tallyOf(months, month)
  }

  private tallyOf(periods: Map<number, Tally>, period: number): Tally {
    let tally = periods.get(period)
    if (!tally) {
      tally = this.spare.pop() ?? new Tally()
      periods.set(period, tally)
    }
    return tally
  }
}

/** From the nation down to the node. */
function pathTo(division: number): number[] {
  const path: number[] = []
  for (let node: number | null = division; node !== null; node = aboveOf(node)) path.unshift(node)
  return path
}
