import type { Scope } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { plainFields } from '../../domain/person-fields.ts'
import { masked } from '../../domain/sensitive.ts'
import { openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { lockPerson } from './store.ts'

/**
 * Opens a file for a change: locked, and still as the person who changes it saw it. Otherwise the refusal carries
 * what is there now (sensitive texts masked), so that the screen can show both.
 */
export async function openFile(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  id: Id,
  version: number | null,
): Promise<Result<PersonRow, Refusal>> {
  const person = await lockPerson(tx, scope, id)
  if (!person) return refused({ code: 'not-found' })
  if (person.mergedInto) return refused({ code: 'already-merged', data: { into: person.mergedInto } })
  if (version !== null && person.version !== version)
    return refused({
      code: 'changed-meanwhile',
      data: { version: person.version, now: nowOf(cipher, person) },
    })
  return ok(person)
}

const nowOf = (cipher: FieldCipher, person: PersonRow) => ({
  ...Object.fromEntries(plainFields.map((field) => [field, person[field]])),
  ...masked(openSensitive(cipher, person.sealed)),
  state: person.state,
  division: person.division,
  station: person.station,
})
