import type { Permission } from './permissions.ts'
import { permissionsOf } from './roles.ts'

/** What a deployment asks of those who sign in. One for the whole deployment; shown to whoever reads accounts. */
export type SignInPolicy = {
  readonly passwordMinimumLength: number
  /** How many of the newest passwords may not come back. */
  readonly passwordHistory: number
  /** Days after which a password must be changed; null for never. */
  readonly passwordDays: number | null
  /** Failures in a row after which a user name is locked, and for how many minutes. */
  readonly lockAfter: number
  readonly lockMinutes: number
  /** Minutes without a request, and hours in all, after which a session is over. */
  readonly idleMinutes: number
  readonly sessionHours: number
  /** Holding any of these asks for a second factor. */
  readonly secondFactorFor: readonly Permission[]
}

/** Whether these roles ask for a second factor under the policy. */
export const asksSecondFactor = (
  policy: Pick<SignInPolicy, 'secondFactorFor'>,
  heldRoles: readonly string[],
): boolean =>
  heldRoles.some((role) =>
    permissionsOf(role).some((permission) => policy.secondFactorFor.includes(permission)),
  )

/** What stands between a signed-in account and its grants. Until it is done the account may do nothing else. */
export type Obstacle = 'password-to-be-changed' | 'second-factor-to-be-set-up'

export function obstacles(state: {
  readonly mustChangePassword: boolean
  readonly secondFactor: boolean
  readonly exempt: boolean
  readonly asked: boolean
}): readonly Obstacle[] {
  const found: Obstacle[] = []
  if (state.mustChangePassword) found.push('password-to-be-changed')
  if (state.asked && !state.secondFactor && !state.exempt) found.push('second-factor-to-be-set-up')
  return found
}
