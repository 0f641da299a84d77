import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type ConsentRow, type PersonRow, peopleTables } from '../tables.ts'

/** Every consent of a person, the newest first. */
export function consentsOf(tx: Handle, person: Pick<PersonRow, 'province' | 'id'>): Promise<ConsentRow[]> {
  return peopleTables(tx)
    .selectFrom('consent')
    .selectAll()
    .where('province', '=', person.province)
    .where('person', '=', person.id)
    .orderBy('givenOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
