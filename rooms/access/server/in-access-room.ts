import { sql } from 'kysely'
import type { Handle } from '../../../platform/server/database/connect.ts'

/**
 * Says that this transaction is the access room's own, so that the policies show it accounts, secrets and sessions.
 * It ends with the transaction (SET LOCAL).
 */
export const inAccessRoom = async (tx: Handle): Promise<void> => {
  await sql`set local app.accounts = 'on'`.execute(tx)
}
