import { type RawBuilder, sql } from 'kysely'
import { ok } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { accountNames } from '../accounts/names.ts'
import { inAccessRoom } from '../in-access-room.ts'
import { accessTables } from '../tables.ts'

type TokenRow = {
  id: string
  account: string
  name: string
  hint: string
  createdAt: Date
  expiresOn: string
  usedAt: Date | null
  revokedAt: Date | null
}

/** One's own tokens and those whose owners are at home in the scope, the newest first. */
export async function listTokens(
  tx: Handle,
  { scope, actor }: Standing,
  filter: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = readCursor(filter.cursor, [idPart])
  if (!after.ok) return after
  const conditions: RawBuilder<unknown>[] = [
    sql`(t.account = ${actor.account} or ${within(scope, { division: 't.division', station: 't.station' })})`,
  ]
  if (after.value) conditions.push(sql`t.id < ${after.value[0]}::uuid`)
  const { rows } = await sql<TokenRow>`
    select t.id, t.account, t.name, t.hint, t.created_at, t.expires_on, t.used_at, t.revoked_at
    from api_token t where ${sql.join(conditions, sql` and `)} order by t.id desc limit ${filter.limit + 1}`.execute(
    tx,
  )
  const page = pageFrom(rows, filter.limit, (row) => [row.id])
  await inAccessRoom(tx)
  const grants = page.items.length
    ? await accessTables(tx)
        .selectFrom('tokenGrant')
        .selectAll()
        .where(
          'token',
          'in',
          page.items.map((row) => row.id),
        )
        .orderBy('id')
        .execute()
    : []
  const names = await accountNames(
    tx,
    page.items.map((row) => row.account),
  )
  return ok({
    items: page.items.map((row) => ({
      ...row,
      accountName: names.get(row.account) ?? '',
      createdAt: row.createdAt.toISOString(),
      usedAt: row.usedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
      grants: grants
        .filter((grant) => grant.token === row.id)
        .map(({ permissions, scopeKind: kind, division, station }) => ({
          permissions,
          scope: { kind, division, station },
        })),
    })),
    next: page.next,
  })
}
