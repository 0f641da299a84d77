import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'

/** What this room must know of accounts: who holds a permission at a place, and names. The composition asks. */
export type ApplicationsNeighbours = {
  holdersOf(
    permission: string,
    at: { readonly division: DivisionCode; readonly station?: Id | null },
    on: Day,
  ): Promise<readonly Id[]>
  /** The names of accounts, also of those whom whoever asks may not read. */
  namesOf?(accounts: readonly Id[]): Promise<ReadonlyMap<Id, string>>
}
