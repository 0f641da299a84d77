import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { RoundRow } from './round-store.ts'

/**
 * First of all that a route of reviewers does: from here to its end the transaction sees the own reviews and no other,
 * whatever its scope. The database holds it (`judges_blind`), so that a forgotten condition tells nothing.
 */
export const blindly = (tx: Handle) => sql`select set_config('app.blind', 'on', true)`.execute(tx)

/**
 * Whether an officer who also sits on the panel still has to judge in the round: until then no points of it are shown to
 * the account, by whatever route.
 */
export async function stillJudges(tx: Handle, { province, id }: RoundRow, account: Id): Promise<boolean> {
  const { rows } = await sql`select id from application_review
    where province = ${province} and round = ${id} and reviewer = ${account} and state = 'assigned' limit 1`.execute(
    tx,
  )
  return rows.length > 0
}
