import { type RawBuilder, sql } from 'kysely'
import { ok } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { accountNames } from '../accounts/names.ts'

export type OpeningFilter = {
  readonly state?: 'open' | 'justified' | 'not-justified' | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

type OpeningRow = {
  id: string
  account: string
  person: string
  fileNumber: string
  division: number
  station: string | null
  reason: string
  at: Date
  endsAt: Date
  state: 'open' | 'justified' | 'not-justified'
  reviewedBy: string | null
  reviewedAt: Date | null
  reviewNote: string | null
}

/** Emergency openings of files in the reviewer's scope, the newest first. */
export const openingsToReview = (tx: Handle, { scope }: Standing, filter: OpeningFilter) =>
  listOpenings(tx, within(scope, { division: 'b.division', station: 'b.station' }), filter)

/** One's own. */
export const ownOpenings = (tx: Handle, { actor }: Standing, filter: OpeningFilter) =>
  listOpenings(tx, sql`b.account = ${actor.account}`, filter)

async function listOpenings(tx: Handle, whose: RawBuilder<unknown>, filter: OpeningFilter) {
  const after = readCursor(filter.cursor, [idPart])
  if (!after.ok) return after
  const conditions = [whose]
  if (after.value) conditions.push(sql`b.id < ${after.value[0]}::uuid`)
  if (filter.state) conditions.push(sql`b.state = ${filter.state}`)
  const { rows } = await sql<OpeningRow>`
    select b.* from break_glass b where ${sql.join(conditions, sql` and `)}
    order by b.id desc limit ${filter.limit + 1}`.execute(tx)
  const page = pageFrom(rows, filter.limit, (row) => [row.id])
  const names = await accountNames(
    tx,
    page.items.flatMap((row) => [row.account, row.reviewedBy]),
  )
  return ok({
    items: page.items.map((row) => ({
      ...row,
      accountName: names.get(row.account) ?? '',
      at: row.at.toISOString(),
      endsAt: row.endsAt.toISOString(),
      reviewedByName: row.reviewedBy ? (names.get(row.reviewedBy) ?? null) : null,
      reviewedAt: row.reviewedAt?.toISOString() ?? null,
    })),
    next: page.next,
  })
}
