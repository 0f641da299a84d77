import type { Day } from '../../../../kernel/day.ts'
import { ancestorsOf, type DivisionCode, levelOf, rangeOf, townshipOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { RoleCode } from '../../domain/roles.ts'

/**
 * The active accounts that hold a role around a place: at its station, over a division that holds it, or in a village of
 * its township. An adviser answers for a village, and the station asks the one whom it thinks fit. For work beside requests.
 */
export async function accountsInRoleAround(
  { worker }: Platform,
  role: RoleCode,
  at: { readonly station: Id; readonly division: DivisionCode },
  on: Day,
): Promise<readonly Id[]> {
  const around = rangeOf(levelOf(at.division) === 'village' ? townshipOf(at.division) : at.division)
  const { rows } = await worker.pool.query<{ account: Id }>({
    name: 'accounts-in-role-around',
    text: `select distinct g.account from account_grant g join account a on a.id = g.account
      where g.role = $1 and g.ended_at is null and g.valid_from <= $4 and (g.valid_to is null or g.valid_to >= $4)
        and a.state = 'active'
        and ((g.scope_kind = 'station' and g.station = $2)
          or (g.scope_kind = 'division' and (g.division = any($3::bigint[]) or g.division between $5 and $6)))`,
    values: [role, at.station, ancestorsOf(at.division), on, around.low, around.high],
  })
  return rows.map(({ account }) => account)
}
