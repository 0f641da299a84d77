import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { givenFrom } from './reach.ts'

/** The names of the bodies that carry or carried out a task for a person, as far as the reader's stations gave it. */
export async function bodiesWithTasks(
  tx: Handle,
  standing: Standing,
  persons: readonly Id[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct body_name as name from task
    where ${givenFrom(standing).rows} and person = any(${[...persons]}::uuid[]) and state in ('given', 'accepted', 'done')
      and account is null
    order by name limit 10`.execute(tx)
  return rows.map(({ name }) => name)
}
