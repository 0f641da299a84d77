import type { Actor, Grant } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type PlacedScope, reaches } from './appointing.ts'

/** A token's own grant: permissions by name, over a placed scope. */
export type TokenGrant = Omit<Grant, 'scope'> & { readonly scope: PlacedScope }

/**
 * A token never reaches further than the person who made it reaches today: what he has lost, it has lost, without
 * anyone having to remember the token.
 */
export const narrowed = (owner: Actor, grants: readonly TokenGrant[], today: Day): Grant[] =>
  grants
    .map((grant) => ({
      ...grant,
      permissions: grant.permissions.filter((permission) => reaches(owner, permission, grant.scope, today)),
    }))
    .filter((grant) => grant.permissions.length > 0)
