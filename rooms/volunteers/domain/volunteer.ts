import { ageOn, type Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem } from '../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import type { Intention, SealedField, SealedTexts, Sex, Time } from './codes.ts'

/** What is said of a volunteer (5.7). What is not known is null. */
export type VolunteerFacts = { readonly [Field in SealedField]: string | null } & {
  readonly name: string
  readonly sex: Sex | null
  readonly birth: Day | null
  readonly division: DivisionCode
  readonly occupation: string | null
  readonly skills: string | null
  readonly intentions: readonly Intention[]
  readonly times: readonly Time[]
  readonly guardianConsentOn: Day | null
  readonly pledgeOn: Day | null
  readonly linkedOn: Day
  /** On the national volunteer system. */
  readonly registeredOn: Day | null
  readonly registrationNumber: string | null
  readonly registrationEndedOn: Day | null
  readonly note: string | null
}

export type VolunteerWarning = 'birth-not-known' | 'younger-than-eight' | 'same-name-and-birth'

/** From this age on one volunteers without a guardian’s consent (民法典 art. 17). */
const ofAge = 18
/** From this age on a child may take on fitting tasks with a guardian (志愿服务条例 art. 7). */
const youngest = 8

export type CheckedVolunteer = {
  readonly facts: VolunteerFacts & { readonly sex: Sex }
  readonly warnings: VolunteerWarning[]
}

/**
 * The facts put right: birth and sex as the identity number says where they were left out. Or everything that is wrong,
 * by field. A minor needs the consent of a guardian before he is registered; whose birth is not known is remarked.
 */
export function checkVolunteer(given: VolunteerFacts, today: Day): Result<CheckedVolunteer, Problem[]> {
  const problems: Problem[] = []
  const wrong = (code: string, path: keyof VolunteerFacts) => problems.push({ code, path })
  const identity = given.idNumber === null ? null : checkIdentityNumber(given.idNumber, today)
  if (identity && !identity.ok) wrong(identity.error, 'idNumber')
  const said = identity?.ok ? identity.value : null
  if (said && given.birth !== null && given.birth !== said.birth)
    wrong('birth-differs-from-identity', 'birth')
  const birth = given.birth ?? said?.birth ?? null
  const sex = given.sex ?? (said ? (Number(said.sex) as Sex) : 0)
  for (const field of [
    'birth',
    'linkedOn',
    'registeredOn',
    'registrationEndedOn',
    'pledgeOn',
    'guardianConsentOn',
  ] as const) {
    const day = given[field]
    if (day !== null && day > today) wrong('volunteer-day-in-the-future', field)
  }
  const { registeredOn, registrationEndedOn, registrationNumber } = given
  if (registeredOn === null && (registrationNumber !== null || registrationEndedOn !== null))
    wrong('registration-without-day', 'registeredOn')
  if (registeredOn !== null && registrationEndedOn !== null && registrationEndedOn < registeredOn)
    wrong('registration-ends-before', 'registrationEndedOn')
  const age = birth === null ? null : ageOn(birth, given.linkedOn)
  if (age !== null && age < ofAge && given.guardianConsentOn === null)
    wrong('guardian-consent-missing', 'guardianConsentOn')
  if (problems.length > 0) return refused(problems)
  const warnings: VolunteerWarning[] = []
  if (age === null) warnings.push('birth-not-known')
  if (age !== null && age < youngest) warnings.push('younger-than-eight')
  return ok({ facts: { ...given, birth, sex, idNumber: said?.number ?? null }, warnings })
}

/** What is sealed of the facts; nothing known is null. */
export function sealedTexts(facts: SealedTexts | VolunteerFacts): SealedTexts | null {
  const fields = [
    'idNumber',
    'phone',
    'address',
    'emergencyName',
    'emergencyPhone',
    'guardianName',
    'guardianPhone',
  ] as const
  const known = fields.flatMap((field) => (facts[field] ? [[field, facts[field]] as const] : []))
  return known.length > 0 ? Object.fromEntries(known) : null
}
