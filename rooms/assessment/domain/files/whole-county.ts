import type { Actor, Scope } from '../../../../kernel/actor.ts'
import { scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { levelOf } from '../../../../kernel/division.ts'

const fileLevels: ReadonlySet<string> = new Set(['county', 'township', 'village'])

/**
 * Where a permission opens files: grades never leave the county (2.8, 7.7), so that a grant over a city, a province or
 * the nation opens none. It is asked of the grants, because two counties beside each other become one range.
 */
export const fileScope = (actor: Actor, permission: string, on: Day): Scope =>
  scopeOf(
    {
      ...actor,
      grants: actor.grants.filter(
        ({ scope }) => scope.kind !== 'division' || fileLevels.has(levelOf(scope.division)),
      ),
    },
    permission,
    on,
  )
