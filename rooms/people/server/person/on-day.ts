import { sql } from 'kysely'
import { covers, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'

/** A person as a record names them: the survivor of a merge, with the dense number that figures count. */
export type PersonOnDay = {
  readonly id: Id
  readonly ordinal: number
  readonly station: Id
  readonly division: DivisionCode
}

/** The person on a day, held so that nobody removes the file before the record is there; null when out of scope. */
export async function personOn(tx: Handle, scope: Scope, person: Id, on: Day): Promise<PersonOnDay | null> {
  for (const province of provincesIn(scope)) {
    await sql`select hold_persons(${province}::smallint, array[${person}]::uuid[])`.execute(tx)
    const { rows } = await sql<PersonOnDay>`
      select person as id, ordinal, station, division
      from person_snapshot(${province}::smallint, array[${person}]::uuid[], ${on})`.execute(tx)
    const found = rows[0]
    if (found) return covers(scope, { ...found, person: found.id }) ? found : null
  }
  return null
}
