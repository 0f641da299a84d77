import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { type ApplicationRow, applicationColumns, inScope } from './application-store.ts'
import type { Applying } from './applying.ts'

export type OwnRow = ApplicationRow & { readonly begunAt: string }

/** Applications of the account and of its station or body, the newest first; another's draft is not among them. */
export async function listOwn(
  tx: Handle,
  { actor, scope }: Applying,
  page: { readonly after: SortKey | null; readonly limit: number },
  programme?: string,
): Promise<OwnRow[]> {
  const { after, limit } = page
  const reach = inScope({ ...scope, ranges: [] })
  const { rows } = await sql<OwnRow>`
    select ${applicationColumns}, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"') as begun_at from application
    where (account = ${actor.account} or (not draft and ${reach}))
      and ${programme === undefined ? sql`true` : sql`programme = ${programme}`}
      and ${after ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by created_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export const keyOfOwn = ({ begunAt, id }: OwnRow): readonly [string, Id] => [begunAt, id]
