import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type PersonRow, peopleTables } from '../tables.ts'

/** Puts the current time on the register among the former ones; a stay of no day at all leaves nothing behind. */
export async function endStay(tx: Handle, person: PersonRow, leftOn: Day): Promise<void> {
  if (leftOn <= person.stayFrom) return
  await peopleTables(tx)
    .insertInto('personStay')
    .values({
      province: person.province,
      person: person.id,
      fromOn: person.stayFrom,
      leftOn,
      division: person.division,
      station: person.station,
      household: person.household,
    })
    .execute()
}
