import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import type { Facts, PracticumFact } from '../domain/fact-names.ts'
import { factsOfPracticum, type LoggedDay, type Window } from '../domain/practicum.ts'
import { studentIndex } from './practicum-placements.ts'
import { findStudent, type StudentRow } from './practicum-store.ts'

/**
 * The facts of a student's practicum as known on a day, within a window of days (S13.A8); null where the scope covers no
 * such file. A reader of one agency sees the hours of that agency alone: a decision asks with a scope over the place.
 */
export async function factsOfStudent(
  tx: Handle,
  scope: Scope,
  student: Id,
  on: Day,
  window: Window = {},
): Promise<Facts<PracticumFact> | null> {
  const found = await findStudent(tx, scope, student)
  return found ? practicumOf(tx, found, on, window) : null
}

export async function practicumOf(
  tx: Handle,
  student: StudentRow,
  on: Day,
  window: Window,
): Promise<Facts<PracticumFact>> {
  const { rows: placements } = await sql<{ id: Id; organisation: Id; fromOn: Day; toOn: Day | null }>`
    select id, organisation, from_on, to_on from practicum_placement
    where province = ${student.province} and student = ${student.id}`.execute(tx)
  const { rows: lines } = await sql<LoggedDay>`
    select placement, worked_on, minutes, signed_on, replaced_on, voided_on from practicum_line
    where province = ${student.province} and student = ${student.id}`.execute(tx)
  return factsOfPracticum(
    {
      ...student,
      placements: placements.map(({ fromOn, toOn, ...one }) => ({ ...one, from: fromOn, to: toOn })),
      lines,
    },
    on,
    window,
  )
}

/** The student of an identity number whom the scope covers. */
export async function studentOfNumber(
  tx: Handle,
  scope: Scope,
  cipher: FieldCipher,
  idNumber: string,
  today: Day,
): Promise<{ readonly id: Id; readonly name: string } | null> {
  const checked = checkIdentityNumber(idNumber, today)
  if (!checked.ok) return null
  const { rows } = await sql<{ id: Id; name: string }>`
    select id, name from practicum_student where province = any(${provincesIn(scope)})
      and identity_index = ${studentIndex(cipher, checked.value.number)}
      and (${within(scope, { division: 'division' })} or organisations && ${[...scope.organisations]}::uuid[])`.execute(
    tx,
  )
  return rows[0] ?? null
}
