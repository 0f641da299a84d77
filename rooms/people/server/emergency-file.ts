import { wholeScope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { type Id, isId } from '../../../kernel/id.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { findPerson } from './person/store.ts'
import { peopleTables } from './tables.ts'

/** Where a file is kept, for an emergency opening: nothing that is in it. */
export type EmergencyFile = {
  readonly person: Id
  readonly fileNumber: string
  readonly division: DivisionCode
  readonly station: Id
}

/**
 * The file with exactly this number or id, past any scope: whoever asks in an emergency does not see it yet. A merged
 * file answers with the survivor. Access limits and writes down every asking.
 */
export async function fileForEmergency(platform: Platform, asked: string): Promise<EmergencyFile | null> {
  const tx = platform.worker.handle
  const id = isId(asked) ? asked : await idOfNumber(platform, asked)
  const first = id ? await findPerson(tx, wholeScope, id) : undefined
  const row = first?.mergedInto ? await findPerson(tx, wholeScope, first.mergedInto) : first
  return row
    ? { person: row.id, fileNumber: row.fileNumber, division: row.division, station: row.station }
    : null
}

async function idOfNumber(platform: Platform, fileNumber: string): Promise<Id | undefined> {
  const row = await peopleTables(platform.worker.handle)
    .selectFrom('person')
    .select('id')
    .where('province', 'in', provincesIn(wholeScope))
    .where('fileNumber', '=', fileNumber)
    .executeTakeFirst()
  return row?.id
}
