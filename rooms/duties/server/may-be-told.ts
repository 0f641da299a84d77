import { type Actor, covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { scopeInCounty } from '../../../kernel/scope-in-county.ts'
import type { DutyRow } from './store.ts'

/**
 * Whether somebody is told what is to be done and what came of it: it says what a person is in need of (L3, 2.12), so the
 * owner must know it, and who may see sensitive fields there. Where its room names a permission of its own, that one is
 * asked besides and reaches no further than the county.
 */
export const mayBeTold = (
  row: Pick<DutyRow, 'owner' | 'division' | 'station' | 'person' | 'toldUnder'>,
  actor: Actor,
  today: Day,
): boolean =>
  row.owner === actor.account ||
  (covers(scopeOf(actor, 'people.read-sensitive', today), row) &&
    (row.toldUnder === null || covers(scopeInCounty(actor, row.toldUnder, today), row)))
