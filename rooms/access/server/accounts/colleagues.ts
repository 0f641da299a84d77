import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { activeNames } from './names.ts'

export type Colleague = { readonly id: Id; readonly displayName: string; readonly roles: string[] }

/** More than fit into a list to choose from are found by typing. */
const most = 200

/** Accounts that hold something inside the asker's scope today: those to whom work can be handed. */
export async function colleaguesOf(
  tx: Handle,
  { scope, today }: Pick<Standing, 'scope' | 'today'>,
  search: string | undefined,
): Promise<Colleague[]> {
  const { rows } = await sql<{ account: Id; roles: string[] }>`
    select g.account, array_agg(distinct g.role) as roles from account_grant g
    where ${within(scope, { division: 'g.division', station: 'g.station' })} and g.role <> 'break-glass'
      and g.ended_at is null and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
    group by g.account limit 5000`.execute(tx)
  const names = await activeNames(
    tx,
    rows.map((row) => row.account),
  )
  const wanted = search?.trim().toLowerCase() ?? ''
  return rows
    .flatMap(({ account: id, roles }) => {
      const displayName = names.get(id)
      return displayName === undefined ? [] : [{ id, displayName, roles: roles.toSorted() }]
    })
    .filter((colleague) => colleague.displayName.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'zh'))
    .slice(0, most)
}
