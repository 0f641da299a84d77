import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf, type DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { RoleCode } from '../../domain/roles.ts'

/**
 * The active accounts that hold a role at a station on a day, by a grant for the station or for a division around it: to tell
 * them something, never to decide who may do what. For work beside requests.
 */
export async function accountsInRole(
  { worker }: Platform,
  role: RoleCode,
  at: { readonly station: Id; readonly division: DivisionCode },
  on: Day,
): Promise<readonly Id[]> {
  const { rows } = await worker.pool.query<{ account: Id }>({
    name: 'accounts-in-role',
    text: `select distinct g.account from account_grant g join account a on a.id = g.account
      where g.role = $1 and g.ended_at is null and g.valid_from <= $4 and (g.valid_to is null or g.valid_to >= $4)
        and a.state = 'active'
        and ((g.scope_kind = 'station' and g.station = $2) or (g.scope_kind = 'division' and g.division = any($3::bigint[])))`,
    values: [role, at.station, [at.division, ...ancestorsOf(at.division)], on],
  })
  return rows.map(({ account }) => account)
}
