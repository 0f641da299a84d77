import { covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { PersonAnswer } from '../../contract/schemas.ts'
import { peopleContract } from '../../contract.ts'
import { birthForConsent, consentState } from '../../domain/consent.ts'
import { classedFields } from '../../domain/person-fields.ts'
import { masked } from '../../domain/sensitive.ts'
import { categoriesOf, categoryAnswerOf } from '../categories/store.ts'
import { consentsOf } from '../consents/store.ts'
import { isRestricted } from '../data-files.ts'
import { namedPlaces } from '../places.ts'
import { openSensitive } from '../seal.ts'
import type { PersonRow } from '../tables.ts'
import { linesOf, placedOf, unnamed } from './answers.ts'
import { findPerson } from './store.ts'

export const readRoute = ({ cipher }: Platform): Implemented =>
  implement(peopleContract.read, (call) =>
    disclose(call, async (tx) => {
      const asked = await findPerson(tx, call.scope, call.params.id)
      const person = asked?.mergedInto ? await findPerson(tx, call.scope, asked.mergedInto) : asked
      if (!person) return refused<Refusal>({ code: 'not-found' })
      const answer = await fileOf(tx, cipher, call, person)
      return ok({
        answer: asked === person || !asked ? answer : { ...answer, mergedFrom: asked.id },
        audit: answer.sensitive ? [seen('people.read-sensitive', person)] : [],
      })
    }),
  )

const seen = (action: string, person: PersonRow) => ({
  action,
  subject: person.id,
  division: person.division,
  station: person.station,
})

/** The file as this actor may see it: sensitive fields are absent, not empty, for whoever may not read them. */
async function fileOf(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  person: PersonRow,
): Promise<PersonAnswer> {
  const { today } = standing
  const sensitiveScope = standingFor(standing, 'people.read-sensitive').scope
  const [line] = await linesOf(tx, cipher, [person], today, sensitiveScope)
  if (!line) throw new Error('a person has a line')
  const places = await namedPlaces(
    tx,
    person.registeredDivision === null ? [] : [person.registeredDivision],
    today,
  )
  const consents = await consentsOf(tx, person)
  const born = birthForConsent(person, today)
  return {
    ...line,
    masked: masked(openSensitive(cipher, person.sealed)),
    birthAbout: person.birthAbout,
    identityKind: person.identityKind,
    noIdentityReason: person.noIdentityReason,
    registeredPlace:
      person.registeredDivision === null
        ? null
        : (places.get(person.registeredDivision) ?? unnamed(person.registeredDivision)),
    ethnicGroup: person.ethnicGroup,
    maritalStatus: person.maritalStatus,
    education: person.education,
    politicalStatus: person.politicalStatus,
    employment: person.employment,
    housing: person.housing,
    needs: person.needs,
    stateOn: person.stateOn,
    stateReason: person.stateReason,
    consent: {
      service: consentAnswer(consentState(born, consents, 'service', today)),
      media: consentAnswer(consentState(born, consents, 'media', today)),
    },
    ...(line.categories ? { sensitive: await sensitiveFieldsOf(tx, person, today) } : {}),
    abilities: abilitiesOn(standing, person),
  }
}

/** Contract answers take lists that may be changed; the domain hands out ones that may not. */
export const consentAnswer = (state: ReturnType<typeof consentState>) =>
  state.state === 'given' ? state : { ...state, needs: [...state.needs] }

async function sensitiveFieldsOf(tx: Handle, person: PersonRow, today: Day) {
  const inForce = (await categoriesOf(tx, person)).filter(
    (row) =>
      row.validFrom <= today && (row.validTo === null || row.validTo >= today) && !isRestricted(row.category),
  )
  return {
    ...(Object.fromEntries(classedFields.map((field) => [field, person[field]])) as Pick<
      PersonRow,
      (typeof classedFields)[number]
    >),
    categories: inForce.map(categoryAnswerOf),
  }
}

/** What the actor may do with this file, by the same predicate that the server asks again when it is done. */
function abilitiesOn(standing: Standing, person: PersonRow) {
  const may = (permission: string): boolean =>
    covers(scopeFor(standing, permission), placedOf(person)) && person.mergedInto === null
  return {
    readSensitive: may('people.read-sensitive'),
    unmask: may('people.unmask'),
    change: may('people.write'),
    merge: may('people.merge'),
    export: may('people.export'),
  }
}

const scopeFor = (standing: Standing, permission: string): Scope =>
  scopeOf(standing.actor, permission, standing.today)
