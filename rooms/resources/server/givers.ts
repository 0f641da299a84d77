import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

/** Who gave what was handed out to a person, by name, as far as the scope goes. */
export async function giversOfPerson(
  tx: Handle,
  scope: Scope,
  persons: readonly Id[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct l.source_name as name
    from resource_delivery_person p
    join resource_delivery d on d.province = p.province and d.id = p.delivery and d.reversed_by is null
    join resource_link l on l.province = p.province and (l.id = p.link or l.chain = p.link) and l.reversed_by is null
    where p.province = any(${provincesIn(scope)}) and p.person = any(${[...persons]}::uuid[])
      and l.source_kind <> 'individual'
      and ${within(scope, { division: 'p.division', station: 'p.station', person: 'p.person' })}
    order by name limit 10`.execute(tx)
  return rows.map(({ name }) => name)
}
