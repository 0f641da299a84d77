import { sql } from 'kysely'
import type { Handle } from './connect.ts'

/**
 * From here to the end of the transaction rows are read along an index in the order they are asked for, and not
 * gathered and sorted. The conditions of a list repeat each other: the county, the range of the grant, the policy of the
 * table. The planner takes them for independent, believes that two of 50,000 rows are left, and then thinks it cheap to
 * read all 50,000 for the first twenty.
 */
export async function walkIndexes(tx: Handle): Promise<void> {
  await sql.raw('set local enable_sort = off; set local enable_bitmapscan = off').execute(tx)
}
