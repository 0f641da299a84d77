import { type RawBuilder, sql } from 'kysely'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { accountNames } from '../accounts/names.ts'
import type { ScopeKind } from '../tables.ts'

export type GrantFilter = {
  readonly account?: Id | undefined
  readonly role?: string | undefined
  readonly division?: DivisionCode | undefined
  readonly current: 'yes' | 'no'
  readonly cursor?: string | undefined
  readonly limit: number
}

type GrantRow = {
  id: string
  account: string
  role: string
  scopeKind: ScopeKind
  division: number
  station: string | null
  person: string | null
  organisation: string | null
  validFrom: string
  validTo: string | null
  endsAt: Date | null
  grantedBy: string | null
  grantedAt: Date
  reason: string
  endedAt: Date | null
  endedReason: string | null
}

/** Grants that lie in the reader's scope, the newest first. */
export async function listGrants(tx: Handle, { scope, today }: Standing, filter: GrantFilter) {
  const after = readCursor(filter.cursor, [idPart])
  if (!after.ok) return after satisfies Result<never, Refusal>
  const conditions: RawBuilder<unknown>[] = [
    within(scope, { division: 'g.division', station: 'g.station', person: 'g.person' }),
  ]
  if (after.value) conditions.push(sql`g.id < ${after.value[0]}::uuid`)
  if (filter.account) conditions.push(sql`g.account = ${filter.account}`)
  if (filter.role) conditions.push(sql`g.role = ${filter.role}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    conditions.push(sql`g.division between ${low} and ${high}`)
  }
  if (filter.current === 'yes')
    conditions.push(sql`g.ended_at is null and (g.valid_to is null or g.valid_to >= ${today})
      and (g.ends_at is null or g.ends_at > clock_timestamp())`)
  const { rows } = await sql<GrantRow>`
    select g.* from account_grant g where ${sql.join(conditions, sql` and `)}
    order by g.id desc limit ${filter.limit + 1}`.execute(tx)
  const page = pageFrom(rows, filter.limit, (row) => [row.id])
  const names = await accountNames(
    tx,
    page.items.flatMap((row) => [row.account, row.grantedBy]),
  )
  return ok({
    items: page.items.map((row) => ({
      id: row.id,
      account: row.account,
      accountName: names.get(row.account) ?? '',
      role: row.role,
      scope: {
        kind: row.scopeKind,
        division: row.division,
        station: row.station,
        person: row.person,
        organisation: row.organisation,
      },
      from: row.validFrom,
      to: row.validTo,
      endsAt: row.endsAt?.toISOString() ?? null,
      grantedBy: row.grantedBy,
      grantedByName: row.grantedBy ? (names.get(row.grantedBy) ?? null) : null,
      grantedAt: row.grantedAt.toISOString(),
      reason: row.reason,
      endedAt: row.endedAt?.toISOString() ?? null,
      endedReason: row.endedReason,
    })),
    next: page.next,
  })
}
