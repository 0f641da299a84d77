import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'

/**
 * What a higher room knows of persons: `use` names the kind of fact (`visit`), `count` how many. Rooms import
 * downwards only, so whoever composes the rooms hands these in; they answer with the rights of the handle.
 */
export type PersonUses = (
  tx: Handle,
  province: number,
  persons: readonly Id[],
) => Promise<readonly { readonly person: Id; readonly use: string; readonly count: number }[]>
