import { enclosing, type Period } from '../../../../kernel/period.ts'
import { aboveOf, branchOf, levelNumber } from '../../domain/branch.ts'
import type { BranchRow } from '../branch-store.ts'
import { type PackedTally, Tally, united } from '../tally.ts'

type OpenBranch = { readonly division: number; readonly months: Map<number, Tally> }

/**
 * Builds every branch in one walk over the leaves in the order of their codes: only the nodes between the nation and
 * the place where the walk stands are open, so memory does not grow with the country.
 */
export class BranchBuilder {
  private readonly open: OpenBranch[] = []
  private readonly write: (row: BranchRow) => void

  constructor(write: (row: BranchRow) => void) {
    this.write = write
  }

  /** Leaves must come in rising order of their division. */
  add(division: number, month: number, part: PackedTally): void {
    this.monthOf(this.branch(branchOf(division)), month).addPacked(part)
  }

  /** Closes what is open, up to the nation. */
  finish(): void {
    while (this.open.length > 0) this.close()
  }

  private branch(division: number): OpenBranch {
    const path = pathTo(division)
    while (this.open.length > 0 && this.open.at(-1)?.division !== path[this.open.length - 1]) this.close()
    for (const node of path.slice(this.open.length)) this.open.push({ division: node, months: new Map() })
    return this.open.at(-1) as OpenBranch
  }

  private close(): void {
    const { division, months } = this.open.pop() as OpenBranch
    const above = this.open.at(-1)
    const level = levelNumber(division)
    const quarters = new Map<number, PackedTally[]>()
    for (const [month, tally] of months) {
      const packed = tally.pack()
      this.write({ level, division, period: month, ...packed })
      if (above) this.monthOf(above, month).addPacked(packed)
      collect(quarters, enclosing(month as Period)[0], packed)
    }
    const years = new Map<number, PackedTally[]>()
    for (const [quarter, parts] of quarters) {
      const packed = united(parts)
      this.write({ level, division, period: quarter, ...packed })
      collect(years, Math.floor(quarter / 100) * 100, packed)
    }
    for (const [year, parts] of years) this.write({ level, division, period: year, ...united(parts) })
  }

  private monthOf(branch: OpenBranch, month: number): Tally {
    let tally = branch.months.get(month)
    if (!tally) {
      tally = new Tally()
      branch.months.set(month, tally)
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

export function collect(groups: Map<number, PackedTally[]>, key: number, part: PackedTally): void {
  const group = groups.get(key)
  if (group) group.push(part)
  else groups.set(key, [part])
}
