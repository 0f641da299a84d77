import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type ToldFact, type ToldPerson, tellFacts, toldFacts } from '../../../people/server/index.ts'
import type { HandedField, HandOverField } from '../../domain/tasks/hand-over.ts'

/** A field that is to be handed over; without a value it is copied from the person's file. */
export type AskedField = { readonly field: HandOverField; readonly value?: string | null | undefined }

export type Composed = { readonly person: ToldPerson | null; readonly fields: readonly HandedField[] }

const isFact = (field: HandOverField): field is HandOverField & ToldFact => Object.hasOwn(toldFacts, field)

/**
 * The fields with their values of this moment. What is copied is copied under the giver's own rights: a field that he may
 * not see himself is refused. Also one that was typed: a number told over the phone is not to pass a right by.
 */
export async function composeFields(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  personId: Id | null,
  asked: readonly AskedField[],
): Promise<Result<Composed, Refusal>> {
  const wanted = asked.map(({ field }) => field).filter(isFact)
  const person = personId ? await tellFacts(tx, cipher, standing, personId, ['name', ...wanted]) : null
  if (personId && !person) {
    return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/person' }] })
  }
  const problems: Problem[] = []
  const fields: HandedField[] = []
  const seen = new Set<HandOverField>()
  for (const [at, { field, value }] of asked.entries()) {
    // The code at the end is not part of the pointer: it lets a form find the field whatever its order.
    const path = `/body/handOver/data/${at}/${field}`
    if (seen.has(field)) problems.push({ code: 'hand-over-field-twice', path })
    seen.add(field)
    const known = person && isFact(field) ? (person.facts.get(field) ?? null) : null
    if (known !== null && typeof known === 'object')
      problems.push({ code: 'hand-over-field-not-yours', path })
    else if (value ?? known) fields.push({ field, value: (value ?? known) as string })
    else problems.push({ code: 'hand-over-value-missing', path })
  }
  return problems.length > 0 ? refused({ code: 'request-not-valid', problems }) : ok({ person, fields })
}
