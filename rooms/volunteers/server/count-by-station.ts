import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** How many volunteers each of some stations has on a day, as far as the reader's scope shows them. */
export async function volunteersOfStations(
  tx: Handle,
  province: number,
  stations: readonly Id[],
  on: Day,
): Promise<ReadonlyMap<Id, number>> {
  const { rows } = await sql<{ station: Id; people: number }>`
    select station, count(*)::integer as people from volunteer
    where province = ${province} and station = any(${[...stations]}::uuid[]) and linked_on <= ${on}
      and (left_on is null or left_on > ${on})
    group by station`.execute(tx)
  return new Map(rows.map(({ station, people }) => [station, people]))
}
