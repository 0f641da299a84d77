import { sql } from 'kysely'
import type { Placed } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { permissionsOf, roleCodes } from '../../domain/roles.ts'

const most = 20

/**
 * The accounts that hold a permission at a place, those whose own place it is first and station heads before others:
 * whom a duty of the place falls to. Not for showing; reads past every scope.
 */
export async function holdersOf(platform: Platform, permission: string, at: Placed, on: Day): Promise<Id[]> {
  const roles = roleCodes.filter(
    (role) => role !== 'break-glass' && permissionsOf(role).some((held) => held === permission),
  )
  const divisions = [at.division, ...ancestorsOf(at.division)]
  const { rows } = await sql<{ account: Id }>`
    select g.account from account_grant g join account a on a.id = g.account
    where g.role = any(${roles}) and g.ended_at is null and g.valid_from <= ${on} and (g.valid_to is null or g.valid_to >= ${on})
      and a.state = 'active'
      and ((g.scope_kind = 'station' and g.station = ${at.station ?? null}) or (g.scope_kind = 'division' and g.division = any(${divisions}::bigint[])))
    order by g.scope_kind = 'station' desc, g.division desc, g.role = 'station-head' desc, g.granted_at, g.account
    limit ${most}`.execute(platform.worker.handle)
  return [...new Set(rows.map(({ account }) => account))]
}
