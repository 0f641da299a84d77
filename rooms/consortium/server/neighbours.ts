import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Tier } from '../domain/pipeline.ts'

export type Available = { readonly performer: 'adviser' | 'worker'; readonly id: Id; readonly name: string }

/** What this room must know of accounts; the room of accounts stands beside it, so the composition asks. */
export type ConsortiumNeighbours = {
  /** The accounts that carry out tasks of a tier at a place: advisers, workers, officers of the district. */
  performersAt(
    tier: Tier,
    at: { readonly division: DivisionCode; readonly station: Id },
    on: Day,
  ): Promise<readonly Available[]>
  accountNames(tx: Handle, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>>
}
