import type { Day } from '../../../kernel/day.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type FiveHaves, fiveHaves, type Have, type HaveEvidence } from '../domain/five-haves.ts'
import type { Station } from '../domain/station.ts'
import { regionsTables } from './tables.ts'

export type Evidence = HaveEvidence & {
  readonly id: Id
  readonly description: string
  readonly file: Id | null
}

/** All evidence of a station's five haves, withdrawn pieces included, by have and day. */
export function evidenceOf(db: Handle, station: Id): Promise<Evidence[]> {
  return regionsTables(db)
    .selectFrom('stationEvidence')
    .select(['id', 'have', 'description', 'file', 'heldOn', 'withdrawnOn'])
    .where('station', '=', station)
    .orderBy('have')
    .orderBy('heldOn')
    .orderBy('id')
    .execute()
}

export const fiveHavesOf = async (db: Handle, station: Id, on: Day): Promise<FiveHaves> =>
  fiveHaves(await evidenceOf(db, station), on)

/** False when the id is taken. */
export async function insertEvidence(
  db: Handle,
  station: Station,
  evidence: { id: Id; have: Have; description: string; file: Id | null; heldOn: Day },
): Promise<boolean> {
  const { division, id } = station
  const row = await regionsTables(db)
    .insertInto('stationEvidence')
    .values({ ...evidence, province: provinceOf(division), station: id, division, withdrawnOn: null })
    .onConflict((conflict) => conflict.columns(['province', 'id']).doNothing())
    .executeTakeFirst()
  return row.numInsertedOrUpdatedRows === 1n
}

export async function endEvidence(db: Handle, station: Station, id: Id, withdrawnOn: Day): Promise<void> {
  await regionsTables(db)
    .updateTable('stationEvidence')
    .set({ withdrawnOn })
    .where('province', '=', provinceOf(station.division))
    .where('id', '=', id)
    .execute()
}

/** Evidence stands where its station stands, for row-level security. */
export async function moveEvidence(db: Handle, station: Station, division: number): Promise<void> {
  await regionsTables(db)
    .updateTable('stationEvidence')
    .set({ division })
    .where('province', '=', provinceOf(station.division))
    .where('station', '=', station.id)
    .execute()
}
