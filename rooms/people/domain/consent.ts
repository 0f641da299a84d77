import { ageOn, type Day } from '../../../kernel/day.ts'
import { latestDay, type PartialDate } from './ledger/dates.ts'

/** What consent is asked for: keeping and using a file, or showing somebody in public (a separate consent, 2.8). */
export const consentPurposes = ['service', 'media'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export type Consent = {
  readonly purpose: ConsentPurpose
  readonly givenBy: 'self' | 'guardian'
  readonly givenOn: Day
  /** When the guardian was told of the child's own consent. */
  readonly guardianNotifiedOn: Day | null
  /** The guardian speaks for somebody who cannot express a will, whatever the age. */
  readonly forIncapacity: boolean
  readonly withdrawnOn: Day | null
}

/** What is still to be obtained. */
export type ConsentNeed = 'own-consent' | 'guardian-consent' | 'guardian-notice' | 'birth-date'

export type ConsentState =
  | { readonly state: 'given'; readonly since: Day }
  /** `lapsed`: the guardian's consent ended with the child's fourteenth birthday and the child has to be asked. */
  | { readonly state: 'lapsed' | 'withdrawn' | 'missing' | 'unknown'; readonly needs: readonly ConsentNeed[] }

/** The birthday on which a child is asked itself; 29 February counts from 1 March in a common year. */
export function fourteenthBirthday(birth: Day): Day {
  const year = Number(birth.slice(0, 4)) + 14
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return (birth.endsWith('-02-29') && !leap ? `${year}-03-01` : `${year}${birth.slice(4)}`) as Day
}

/**
 * The birth date by which a consent is judged. Of old people often only the year is known: who is of age whatever the day
 * was consents alone. A child's day has to be found out, for the fourteenth birthday decides.
 */
export function birthForConsent(
  { birth, birthAbout }: { readonly birth: Day | null; readonly birthAbout: string | null },
  on: Day,
): Day | null {
  if (birth !== null || birthAbout === null) return birth
  const latest = latestDay(birthAbout as PartialDate)
  return ageOn(latest, on) >= 18 ? latest : null
}

/**
 * Whether a purpose is consented to on a day (《困境儿童个人信息保护工作办法》, 2025): under fourteen the guardian
 * consents; from fourteen the child itself, and the guardian is told; to be shown in public takes child and guardian.
 * An adult consents alone. For somebody who cannot express a will the guardian consents as well.
 */
export function consentState(
  birth: Day | null,
  consents: readonly Consent[],
  purpose: ConsentPurpose,
  on: Day,
): ConsentState {
  if (birth === null) return { state: 'unknown', needs: ['birth-date'] }
  const known = consents.filter((consent) => consent.purpose === purpose && consent.givenOn <= on)
  const inForce = known.filter((consent) => consent.withdrawnOn === null || on < consent.withdrawnOn)
  const fourteen = fourteenthBirthday(birth)
  const age = ageOn(birth, on)
  const own = newest(
    inForce,
    (consent) => consent.givenBy === 'self' && (age < 14 || fourteen <= consent.givenOn),
  )
  const guardian = newest(
    inForce,
    (consent) =>
      consent.givenBy === 'guardian' &&
      (age < 14 || consent.forIncapacity || (purpose === 'media' && age < 18 && fourteen <= consent.givenOn)),
  )
  const speaksFor = guardian?.forIncapacity ? guardian : undefined
  const needs: ConsentNeed[] = []
  if (age < 18 && purpose === 'media') {
    if (!own && !speaksFor) needs.push('own-consent')
    if (!guardian) needs.push('guardian-consent')
  } else if (age < 14) {
    if (!guardian) needs.push('guardian-consent')
  } else if (!own && !speaksFor) {
    needs.push('own-consent')
  } else if (age < 18 && own && !speaksFor && !own.guardianNotifiedOn) {
    needs.push('guardian-notice')
  }
  if (needs.length === 0) return { state: 'given', since: latest([own, guardian]) }
  return { state: whyNot(known, inForce, age), needs }
}

const newest = (consents: readonly Consent[], counts: (consent: Consent) => boolean): Consent | undefined =>
  consents.filter(counts).toSorted((a, b) => b.givenOn.localeCompare(a.givenOn))[0]

const latest = (consents: readonly (Consent | undefined)[]): Day =>
  consents
    .flatMap((consent) => (consent ? [consent.guardianNotifiedOn ?? consent.givenOn] : []))
    .toSorted()
    .at(-1) as Day

function whyNot(
  known: readonly Consent[],
  inForce: readonly Consent[],
  age: number,
): 'lapsed' | 'withdrawn' | 'missing' {
  if (age >= 14 && inForce.some((consent) => consent.givenBy === 'guardian' && !consent.forIncapacity))
    return 'lapsed'
  return known.length > inForce.length && inForce.length === 0 ? 'withdrawn' : 'missing'
}
