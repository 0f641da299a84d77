import { type Actor, type Scope, scopeOf } from './actor.ts'
import type { Day } from './day.ts'
import { levelOf } from './division.ts'

const within: ReadonlySet<string> = new Set(['county', 'township', 'village'])

/**
 * Where a permission reaches for what never leaves its county (2.8, 7.7): a grant over a city, a province or the nation
 * reaches none of it. It is asked of the grants, because two counties beside each other become one range.
 */
export const scopeInCounty = (actor: Actor, permission: string, on: Day): Scope =>
  scopeOf(
    {
      ...actor,
      grants: actor.grants.filter(
        ({ scope }) => scope.kind !== 'division' || within.has(levelOf(scope.division)),
      ),
    },
    permission,
    on,
  )
