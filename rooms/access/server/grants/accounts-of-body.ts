import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { permissionsOf, roleCodes } from '../../domain/roles.ts'

/** Active accounts that hold a permission for an organisation, by name. */
export async function accountsOfBody(
  { worker }: Platform,
  organisation: Id,
  permission: string,
  on: Day,
): Promise<{ account: Id; name: string }[]> {
  const roles = roleCodes.filter((role) => permissionsOf(role).some((held) => held === permission))
  const { rows } = await worker.pool.query<{ account: Id; name: string }>({
    name: 'accounts-of-body',
    text: `select distinct a.id as account, a.display_name as name from account_grant g join account a on a.id = g.account
      where g.organisation = $1 and g.role = any($2) and g.ended_at is null and g.valid_from <= $3
        and (g.valid_to is null or g.valid_to >= $3) and a.state = 'active' order by name, account limit 200`,
    values: [organisation, roles, on],
  })
  return rows
}
