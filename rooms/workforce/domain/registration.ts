import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { type EducationPolicy, warnFrom } from './continuing-education.ts'
import { addYears } from './months.ts'

/** One registration of a certificate; both days belong to it. */
export type RegistrationPeriod = { readonly from: Day; readonly to: Day }

/** How the registration of a certificate stands on a day; `until` is the last day of what the state says. */
export type RegistrationStanding = {
  /** `due`: may still be registered for the first time; `overdue`: it may no longer; `lapsed`: it ran out. */
  readonly state: 'registered' | 'expiring' | 'lapsed' | 'due' | 'overdue' | 'withdrawn'
  readonly until: Day | null
}

/** A registration is for so many years unless another last day is written on it (2.16: three). */
export const usualEnd = (policy: EducationPolicy, from: Day): Day => addDays(addYears(from, policy.years), -1)

/** The last day of the first registration: within a year after the certificate was obtained, that day included (民法典 1259). */
export const firstBy = (policy: EducationPolicy, obtainedOn: Day): Day =>
  addYears(obtainedOn, policy.firstWithinYears)

export function registrationStanding(
  policy: EducationPolicy,
  certificate: { readonly obtainedOn: Day; readonly endedOn: Day | null },
  periods: readonly RegistrationPeriod[],
  on: Day,
): RegistrationStanding {
  if (certificate.endedOn !== null && certificate.endedOn <= on)
    return { state: 'withdrawn', until: certificate.endedOn }
  const begun = periods.filter(({ from }) => from <= on)
  const last = begun.toSorted((a, b) => a.to.localeCompare(b.to)).at(-1)
  if (!last) {
    const until = firstBy(policy, certificate.obtainedOn)
    return { state: on <= until ? 'due' : 'overdue', until }
  }
  if (last.to < on) return { state: 'lapsed', until: last.to }
  return { state: on >= warnFrom(policy, last.to) ? 'expiring' : 'registered', until: last.to }
}
