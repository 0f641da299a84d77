import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { filesOfPerson } from '../asked-by-others.ts'
import { relativesOf, wordsOf } from '../family/rows.ts'
import { householdAt, membersOf } from '../households/store.ts'
import { readingOf } from '../name-spelling.ts'
import { openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { findPerson, findPersons } from './store.ts'

/** By what a text would tell who somebody is. For a check that shows none of it: it holds what only an unmasking shows. */
export type IdentityMarks = {
  readonly person: Id
  readonly division: DivisionCode
  /** Of the client, of merged files (a former name), of household, relatives and guardian, each with its reading. */
  readonly people: readonly { readonly name: string; readonly syllables: readonly string[] }[]
  /** Of identity papers and telephones. */
  readonly numbers: readonly string[]
  readonly births: readonly Day[]
  readonly addresses: readonly string[]
}

/** The marks of a person (a merged file answers with the survivor) and of the family; null when out of the scope. */
export async function identityMarks(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  id: Id,
): Promise<IdentityMarks | null> {
  const asked = await findPerson(tx, scope, id)
  const person = asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked
  if (!person) return null
  const files = await filesOfPerson(tx, scope, person.id)
  const household = person.household ? await householdAt(tx, scope, person.household) : undefined
  const known = new Map<Id, PersonRow>([[person.id, person]])
  for (const row of await findPersons(tx, scope, files)) known.set(row.id, row)
  for (const row of household ? await membersOf(tx, household) : []) known.set(row.id, row)
  const relatives = (await relativesOf(tx, scope, { ids: [], files })).map((row) => wordsOf(cipher, row))
  const rows = [...known.values()]
  const sealed = rows.map((row) => openSensitive(cipher, row.sealed))
  const said = (texts: readonly (string | null | undefined)[]) => [
    ...new Set(texts.filter((text): text is string => Boolean(text?.trim()))),
  ]
  const names = said([
    ...rows.map(({ name }) => name),
    ...sealed.map(({ guardianName }) => guardianName),
    ...relatives.map(({ name }) => name),
  ])
  return {
    person: person.id,
    division: person.division,
    people: names.map((name) => ({ name, syllables: readingOf(name) })),
    numbers: said([
      ...sealed.flatMap(({ idNumber, phone, otherPhones, guardianPhone }) => [
        idNumber,
        phone,
        guardianPhone,
        ...(otherPhones?.split('、') ?? []),
      ]),
      ...relatives.map(({ phone }) => phone),
    ]),
    births: [...new Set(rows.flatMap(({ birth }) => (birth === null ? [] : [birth])))],
    addresses: said(sealed.flatMap(({ address, registeredAddress }) => [address, registeredAddress])),
  }
}
