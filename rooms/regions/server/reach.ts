import { type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Standing } from '../../../platform/server/command.ts'

const anyRight = 'regions.read'

/**
 * Where an actor has any right at all: there it sees the register of stations, elsewhere it does not learn of them.
 * Divisions are public; stations are known to those who work among them.
 */
export function reachOf({ actor, scope, today }: Pick<Standing, 'actor' | 'scope' | 'today'>): Scope {
  if (actor.kind === 'system') return scope
  const grants = actor.grants.map((grant) => ({ ...grant, permissions: [anyRight] }))
  return scopeOf({ ...actor, grants }, anyRight, today)
}

export const withinReach = <S extends Standing>(standing: S): S => ({ ...standing, scope: reachOf(standing) })
