import type { RoleCode } from '../../../rooms/access/index.ts'
import { createDemoAccount } from '../../../rooms/access/server/index.ts'
import { actingAs } from './acting.ts'
import type { DemoWorld } from './parts.ts'

/** An account of an agency, and who acts by it with these rights alone. */
export async function openAgencyAccount(
  { platform, routes, plan }: DemoWorld,
  organisation: string,
  { user, name }: { readonly user: string; readonly name: string },
  role: RoleCode,
  permissions: readonly string[],
) {
  const scope = { kind: 'organisation' as const, organisation }
  const { account } = await createDemoAccount(platform, {
    userName: user,
    password: plan.password,
    displayName: name,
    home: { division: plan.county, station: null },
    grants: [{ role, scope, division: plan.county }],
  })
  return { account, acting: actingAs(platform, routes, { account, name, permissions, scope }) }
}
