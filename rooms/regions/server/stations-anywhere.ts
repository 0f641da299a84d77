import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'

/** What stands on a station's sign; it is no secret, whatever the reader's scope. */
export type StationSign = { readonly id: Id; readonly name: string; readonly division: DivisionCode }

/** The signs of some stations by id; an id that is no station's is not in the answer. */
export async function stationSigns(
  tx: Handle,
  province: number,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, StationSign>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StationSign>`
    select id, name, division from stations_anywhere(${province}::smallint, ${[...new Set(ids)]}::uuid[], null, null)`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Open stations of a province by a part of the name, pinyin, initials or code. */
export async function searchStationSigns(
  tx: Handle,
  province: number,
  text: string,
  on: Day,
): Promise<readonly StationSign[]> {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const part = `%${plain.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const { rows } = await sql<StationSign>`
    select id, name, division from stations_anywhere(${province}::smallint, null, ${part}, ${on})`.execute(tx)
  return rows
}
