import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

/** The groups that a person belongs to on a day, by name, as far as the scope goes. */
export async function groupsJoined(
  tx: Handle,
  scope: Scope,
  persons: readonly Id[],
  on: Day,
): Promise<readonly { readonly id: Id; readonly name: string }[]> {
  const { rows } = await sql<{ id: Id; name: string }>`
    select distinct g.id, g.name from group_member m join service_group g on g.province = m.province and g.id = m.group_id
    where m.province = any(${provincesIn(scope)}) and m.person = any(${[...persons]}::uuid[])
      and m.joined_on <= ${on} and (m.left_on is null or m.left_on >= ${on}) and g.closed_on is null and g.cancelled_on is null
      and ${within(scope, { division: 'm.division', station: 'm.station' })}
    order by g.name, g.id limit 10`.execute(tx)
  return rows
}
