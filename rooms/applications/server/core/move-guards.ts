import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { judgingGuard } from '../judging/guards.ts'
import type { ApplicationRow } from './application-store.ts'

/** What a part of this room has against a move that the programme's table would let through. */
export type MoveGuard = (
  tx: Handle,
  row: ApplicationRow,
  programme: Programme,
  to: string,
  on: Day,
) => Promise<Refusal | null>

/** Parts of this room that may hold an application where it stands; asked before every move. A line each. */
// biome-ignore format: a line each, so that two parts may be added at the same time
const moveGuards: readonly MoveGuard[] = [
  judgingGuard,
]

export async function guardedBy(...asked: Parameters<MoveGuard>): Promise<Refusal | null> {
  for (const guard of moveGuards) {
    const refusal = await guard(...asked)
    if (refusal) return refusal
  }
  return null
}
