import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** Whether somebody has an open case, and when the last one ended. */
export type OwnCases = { readonly open: boolean; readonly endedOn: Day | null }

/** The cases of some persons in short, for rooms below: whoever composes the product hands it in. */
export async function openCasesOf(
  tx: Handle,
  province: number,
  persons: readonly Id[],
): Promise<ReadonlyMap<Id, OwnCases>> {
  const { rows } = await sql<OwnCases & { person: Id }>`
    select person, bool_or(state = 'open') as open, max(closed_on) filter (where state = 'closed') as ended_on from service_case
    where province = ${province} and person = any(${[...persons]}::uuid[]) and state <> 'withdrawn' group by person`.execute(
    tx,
  )
  return new Map(rows.map(({ person, ...own }) => [person, own]))
}
