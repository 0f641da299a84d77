import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

export type NamedWorker = { readonly account: Id; readonly name: string }

/** What casework must know of accounts, whose room stands beside: whoever composes the product hands it in. */
export type CaseNeighbours = {
  /** Who may answer for a case of a station: those who record cases there. */
  readonly workersAt: (
    at: { readonly division: DivisionCode; readonly station: Id },
    on: Day,
  ) => Promise<readonly NamedWorker[]>
}

/** Without it a case is taken by who accepts it, and by nobody else. */
export const noCaseNeighbours: CaseNeighbours = { workersAt: async () => [] }
