import { permissionsOf } from '../../../rooms/access/index.ts'
import { type Acting, actingAs } from './acting.ts'
import type { DemoWorld } from './parts.ts'

/** A user of the plan at the desk: acts with the account, the rights and the reach of the role, and no more. */
export function deskOf({ platform, routes, plan, accounts }: DemoWorld, user: string): Acting {
  const named = plan.accounts.find((one) => one.user === user)
  const account = accounts.get(user)
  if (!named || !account) throw new Error(`the plan has no account ${user}`)
  const { name, role, scope } = named
  const division = scope && 'division' in scope ? scope.division : plan.county
  return actingAs(platform, routes, { account, name, permissions: permissionsOf(role), division })
}

/** Who of the plan holds a role, the first where there are several. */
export function userOf({ plan }: DemoWorld, role: string): string {
  const found = plan.accounts.find((one) => one.role === role)
  if (!found) throw new Error(`the plan has nobody in the role ${role}`)
  return found.user
}
