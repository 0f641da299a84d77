import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { caseInScope } from './case-row.ts'

export type NumberedCase = {
  readonly id: Id
  readonly number: string
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
}

/** The case of a number as far as the scope goes, for rooms above; a withdrawn one is none. */
export async function caseByNumber(tx: Handle, scope: Scope, number: string): Promise<NumberedCase | null> {
  const { rows } = await sql<NumberedCase>`
    select id, number, person, station, division from service_case
    where ${caseInScope(scope)} and number = ${number} and withdrawn_on is null`.execute(tx)
  return rows[0] ?? null
}
