import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf, type DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { permissionsOf, type RoleCode } from '../../domain/roles.ts'

/**
 * The active accounts that hold a role nearest to a place: at its station, else over the narrowest division around it.
 * None where the role does not hold every permission asked for: whom something is told must be able to see it. For work
 * beside requests.
 */
export async function nearestInRole(
  { worker }: Platform,
  role: RoleCode,
  permissions: readonly string[],
  at: { readonly station: Id | null; readonly division: DivisionCode },
  on: Day,
): Promise<readonly Id[]> {
  const held: readonly string[] = permissionsOf(role)
  if (!permissions.every((permission) => held.includes(permission))) return []
  const divisions = [at.division, ...ancestorsOf(at.division)]
  const { rows } = await sql<{ account: Id; nearness: number }>`
    select g.account, max(case when g.scope_kind = 'station' then 1000000000000 else g.division end) as nearness
    from account_grant g join account a on a.id = g.account
    where g.role = ${role} and g.ended_at is null and g.valid_from <= ${on} and (g.valid_to is null or g.valid_to >= ${on})
      and a.state = 'active'
      and ((g.scope_kind = 'station' and g.station = ${at.station}) or (g.scope_kind = 'division' and g.division = any(${divisions}::bigint[])))
    group by g.account order by nearness desc, g.account`.execute(worker.handle)
  return rows.filter(({ nearness }) => nearness === rows[0]?.nearness).map(({ account }) => account)
}
