import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { holdsOn } from '../../../kernel/dated.ts'
import type { Day } from '../../../kernel/day.ts'
import { contains, type DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Permission } from './permissions.ts'
import { permissionsInOrder } from './roles.ts'

/** Where one permission may be used, in the words of the grants: topmost divisions, stations, single persons, organisations. */
export type Ability = {
  readonly divisions: DivisionCode[]
  readonly stations: Id[]
  readonly persons: Id[]
  readonly organisations: Id[]
}

/**
 * What the actor may do today and where; a permission that is missing may be used nowhere. The screen shows what is
 * in here and nothing else, the server asks the same grants again.
 */
export function abilitiesOf(actor: Actor, today: Day): { [permission in Permission]?: Ability } {
  const current = actor.grants.filter((grant) => holdsOn(grant, today))
  const held = permissionsInOrder(current.flatMap((grant) => grant.permissions))
  return Object.fromEntries(
    held.map((permission) => {
      const divisions = current
        .filter((grant) => grant.permissions.includes(permission))
        .flatMap(({ scope }) => (scope.kind === 'division' ? [scope.division] : []))
      const { stations, persons, organisations } = scopeOf(actor, permission, today)
      return [
        permission,
        {
          divisions: topmost(divisions),
          stations: [...stations],
          persons: [...persons],
          organisations: [...organisations],
        },
      ]
    }),
  )
}

/** Leaves out what lies under another of the list, so that a picker starts from few places. */
const topmost = (divisions: readonly DivisionCode[]): DivisionCode[] =>
  [...new Set(divisions)]
    .filter((code) => !divisions.some((other) => other !== code && contains(other, code)))
    .toSorted((a, b) => a - b)
