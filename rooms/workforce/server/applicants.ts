import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import { studentIndex } from './practicum-placements.ts'
import { openSealed, workerIndex } from './seal.ts'

/** Somebody of the register of workers, or a student of a practicum, as whoever applies under a programme. */
export type Applicant = {
  readonly id: Id
  readonly name: string
  readonly idNumber: string | null
  readonly phone: string | null
}
export type ApplicantFile = 'member' | 'student'
export type ApplicantKey =
  | { readonly id: Id }
  | { readonly account: Id }
  | { readonly idNumber: string; readonly today: Day }

/**
 * Finds an applicant by the file, the account or the identity number. It reads past every scope: the caller has proved
 * whose file it is (the own account, reach over the register), or tells nobody what it found (the number alone).
 */
export async function applicantOf(
  worker: Handle,
  cipher: FieldCipher,
  file: ApplicantFile,
  key: ApplicantKey,
): Promise<Applicant | null> {
  const by = keyOf(cipher, file, key)
  if (by === null) return null
  const table = file === 'member' ? sql.raw('workforce_member') : sql.raw('practicum_student')
  const { rows } = await sql<{ id: Id; name: string; sealed: Buffer | null }>`
    select id, name, sealed from ${table} where province = any(${provincesIn(wholeScope)}) and ${by} order by id limit 1`.execute(
    worker,
  )
  const found = rows[0]
  if (!found) return null
  const { idNumber, phone } = openSealed(cipher, found.sealed)
  return { id: found.id, name: found.name, idNumber: idNumber ?? null, phone: phone ?? null }
}

function keyOf(cipher: FieldCipher, file: ApplicantFile, key: ApplicantKey) {
  if ('id' in key) return sql<boolean>`id = ${key.id}`
  if ('account' in key) return sql<boolean>`account = ${key.account}`
  const checked = checkIdentityNumber(key.idNumber, key.today)
  if (!checked.ok) return null
  const index = file === 'member' ? workerIndex : studentIndex
  return sql<boolean>`identity_index = ${index(cipher, checked.value.number)}`
}
