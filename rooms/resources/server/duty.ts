import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { NewLink } from './store.ts'

type Promised = Pick<NewLink, 'id' | 'chain' | 'station' | 'division' | 'name' | 'promisedOn'>

/** Opens the duty that something is handed out by the promised day; owed by who recorded it. Null without such a day. */
export async function openHandOut(tx: Handle, { actor }: Standing, link: Promised): Promise<Id | null> {
  if (link.promisedOn === null) return null
  const id = newId()
  await sql`
    select open_duty(${id}, 'resource-hand-out', 'resources', ${link.chain ?? link.id}, null::uuid, ${link.station}, ${link.division}::bigint,
      ${actor.account}, ${`发放资源：${link.name}`}, ${`Hand out: ${link.name}`}, ${link.promisedOn}, 0::smallint, ${actor.account})`.execute(
    tx,
  )
  return id
}

const outcomes = {
  'handed-out': { zh: '资源已发放', en: 'Handed out' },
  'resource-corrected': { zh: '资源登记已更正', en: 'The resource was corrected' },
  'resource-withdrawn': { zh: '资源登记已撤回', en: 'The resource was taken back' },
} as const satisfies Record<string, Words>

/** Settles it, with what came of it. */
export async function settleHandOut(
  tx: Handle,
  { actor }: Standing,
  { province, duty }: { readonly province: number; readonly duty: Id | null },
  on: Day,
  outcome: keyof typeof outcomes,
): Promise<void> {
  if (duty === null) return
  const { zh, en } = outcomes[outcome]
  await sql`select settle_duty(${province}::smallint, ${duty}, ${on}, ${actor.account}, ${zh}, ${en})`.execute(
    tx,
  )
}
