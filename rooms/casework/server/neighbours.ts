import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** What casework must know of requests for help, which whoever composes the product hands in. */
export type CaseNeighbours = {
  /** Marks an accepted request as having become this case; false when it was not accepted, or became one already. */
  readonly requestBecame: (
    tx: Handle,
    standing: Standing,
    became: { readonly request: Id; readonly case: Id; readonly person: Id },
  ) => Promise<boolean>
}

/** Without a door for requests no case is opened from one. */
export const noNeighbours: CaseNeighbours = { requestBecame: async () => false }
