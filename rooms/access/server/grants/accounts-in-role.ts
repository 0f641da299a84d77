import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf, type DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { RoleCode } from '../../domain/roles.ts'

/**
 * The accounts that hold a role at a station on a day, by a grant for the station or for a division around it: to tell
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
    text: `select distinct account from account_grant
      where role = $1 and ended_at is null and valid_from <= $4 and (valid_to is null or valid_to >= $4)
        and ((scope_kind = 'station' and station = $2) or (scope_kind = 'division' and division = any($3::bigint[])))`,
    values: [role, at.station, [at.division, ...ancestorsOf(at.division)], on],
  })
  return rows.map(({ account }) => account)
}
