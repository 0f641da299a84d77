import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** What this room must know of accounts; the room of accounts stands beside it, so the composition asks. */
export type WorkforceNeighbours = {
  /** The accounts that hold a permission at a place, the nearest first and station heads before others. */
  holdersOf(
    permission: string,
    at: { readonly division: DivisionCode; readonly station: Id | null },
    on: Day,
  ): Promise<readonly Id[]>
  /** The accounts that hold a permission for an organisation, by name. */
  accountsOfBody(
    organisation: Id,
    permission: string,
    on: Day,
  ): Promise<readonly { readonly account: Id; readonly name: string }[]>
  /** How many volunteers each of some stations has; their register stands above this room. */
  volunteersOf(
    tx: Handle,
    province: number,
    stations: readonly Id[],
    on: Day,
  ): Promise<ReadonlyMap<Id, number>>
}

/** Where nobody else is known, nobody holds anything: for tests of what needs no neighbours. */
export const nobody: WorkforceNeighbours = {
  holdersOf: async () => [],
  accountsOfBody: async () => [],
  volunteersOf: async () => new Map(),
}
