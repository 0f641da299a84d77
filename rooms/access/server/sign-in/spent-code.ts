import { sql } from 'kysely'
import type { Handle } from '../../../../platform/server/database/connect.ts'

/**
 * Marks a right code as used; false when it had been used before. A code is right for up to ninety seconds, and
 * whoever looked over the shoulder must not be second (RFC 6238 section 5.2). The library does not see to it.
 */
export async function spendCode(tx: Handle, codeIndex: Buffer, account: string): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set last_code = ${codeIndex}, last_code_at = clock_timestamp()
    where account = ${account}
      and (last_code is distinct from ${codeIndex} or last_code_at < clock_timestamp() - interval '3 minutes')
    returning id`.execute(tx)
  return rows.length === 1
}
