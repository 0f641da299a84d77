import type { Grant } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { type GrantRow, grantOf } from '../identify/identify.ts'

/** The grants of another account in force on a day: whether a colleague may be handed something, not for showing. */
export async function grantsOfAccount(platform: Platform, account: Id, on: Day): Promise<readonly Grant[]> {
  const { rows } = await platform.worker.pool.query<{ grants: GrantRow[] }>({
    name: 'grants-of-account',
    text: 'select grants_of_account($1, $2) as grants',
    values: [account, on],
  })
  return (rows[0]?.grants ?? []).map(grantOf)
}
