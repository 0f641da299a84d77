import { isEmpty, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { birthForConsent, consentState } from '../domain/consent.ts'
import { type FileState, isOnRegister } from '../domain/file-state.ts'
import { consentsOf } from './consents/store.ts'
import { householdAt, membersOf } from './households/store.ts'
import { findPerson, findPersons } from './person/store.ts'
import { findPeople } from './search/find-people.ts'
import { type PersonRow, peopleTables } from './tables.ts'

/** Names of those persons whom the scope covers. */
export async function personNames(tx: Handle, scope: Scope, ids: readonly Id[]): Promise<Map<Id, string>> {
  // Whoever asks may hold no right to see people at all.
  if (isEmpty(scope)) return new Map()
  return new Map((await findPersons(tx, scope, ids)).map((person) => [person.id, person.name]))
}

/** The person's file and those merged into it: records stay with the file they were made for. */
export async function filesOfPerson(tx: Handle, scope: Scope, id: Id): Promise<Id[]> {
  // A room may have narrowed the scope to nothing: then nothing was merged into the file that the asker may see.
  if (isEmpty(scope)) return [id]
  const merged = await peopleTables(tx)
    .selectFrom('person')
    .select('id')
    .where('province', 'in', provincesIn(scope))
    .where('mergedInto', '=', id)
    .where(within(scope, { division: 'division', station: 'station', person: 'id' }))
    .execute()
  return [id, ...merged.map((file) => file.id)]
}

/**
 * The files, those merged into them too, of whom a search by name, pinyin or initials finds in the scope: the first
 * `limit` of them. Nobody to whoever may see no people.
 */
export async function personsNamed(
  tx: Handle,
  cipher: FieldCipher,
  scope: Scope,
  question: { readonly search: string; readonly today: Day; readonly limit: number },
): Promise<Id[]> {
  if (isEmpty(scope)) return []
  const { search, today, limit } = question
  const found = await findPeople(tx, cipher, {
    scope,
    filter: { search, state: 'all' },
    today,
    cursor: undefined,
    limit,
  })
  if (!found.ok) return []
  const ids = found.value.rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const merged = await peopleTables(tx)
    .selectFrom('person')
    .select('id')
    .where('province', 'in', provincesIn(scope))
    .where('mergedInto', 'in', ids)
    .where(within(scope, { division: 'division', station: 'station', person: 'id' }))
    .execute()
  return [...ids, ...merged.map(({ id }) => id)]
}

export type BriefPerson = {
  readonly id: Id
  readonly name: string
  readonly division: DivisionCode
  readonly station: Id
  readonly household: Id | null
  readonly state: FileState
  readonly onRegister: boolean
}

const brief = ({ id, name, division, station, household, state }: PersonRow): BriefPerson => ({
  id,
  name,
  division,
  station,
  household,
  state,
  onRegister: isOnRegister(state),
})

/** The person (a merged file answers with the survivor) and whoever shares the household, as far as the scope goes. */
export async function householdOfPerson(
  tx: Handle,
  scope: Scope,
  id: Id,
): Promise<{ readonly person: BriefPerson; readonly members: readonly BriefPerson[] } | null> {
  if (isEmpty(scope)) return null
  const asked = await findPerson(tx, scope, id)
  const person = asked?.mergedInto ? await findPerson(tx, scope, asked.mergedInto) : asked
  if (!person) return null
  const household = person.household ? await householdAt(tx, scope, person.household) : undefined
  const members = household ? await membersOf(tx, household) : [person]
  return { person: brief(person), members: members.map(brief) }
}

/** Whether each of them has consented to be shown in public (2.8); someone out of sight has not. */
export async function mayBeShown(tx: Handle, scope: Scope, ids: readonly Id[], on: Day): Promise<boolean> {
  const persons = await findPersons(tx, scope, ids)
  if (persons.length < new Set(ids).size) return false
  for (const person of persons) {
    const consents = await consentsOf(tx, person)
    if (consentState(birthForConsent(person, on), consents, 'media', on).state !== 'given') return false
  }
  return true
}
