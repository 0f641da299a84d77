import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import type { CertificateLevel } from './codes.ts'

/** The policy of `data/continuing-education.yaml`; hours in 学时, by the day from which they hold. */
export type EducationPolicy = {
  /** Of a registration period. */
  readonly years: number
  /** After a certificate was obtained, for its first registration. */
  readonly firstWithinYears: number
  readonly degreeHours: number
  readonly warnDays: number
  readonly values: readonly {
    readonly from: Day
    readonly hours: Readonly<Record<CertificateLevel, number>>
  }[]
}

export type Registration = { readonly level: CertificateLevel; readonly from: Day; readonly to: Day }

/** A credit-hour account of one registration period. `tenths` of a 学时; `pace` is what should be there by now. */
export type EducationAccount = {
  readonly from: Day
  readonly to: Day
  readonly haveTenths: number
  readonly needTenths: number
  readonly paceTenths: number
  /** `done`: all there; `behind`: under the even pace; `late`: the period ended with hours missing. */
  readonly state: 'done' | 'on-pace' | 'behind' | 'late'
}

/** The hours that a registration needs: by the value in force on its first day (2.16, D16), in tenths. */
export function neededTenths(policy: EducationPolicy, { level, from }: Registration): number {
  const inForce = policy.values.filter((value) => value.from <= from).at(-1) ?? policy.values[0]
  if (!inForce) throw new Error('no credit hours are laid down')
  return inForce.hours[level] * 10
}

/** How an account stands on a day. The pace is even over the days of the period, both ends included. */
export function educationAccount(
  policy: EducationPolicy,
  registration: Registration,
  haveTenths: number,
  today: Day,
): EducationAccount {
  const { from, to } = registration
  const needTenths = neededTenths(policy, registration)
  const length = daysBetween(from, to) + 1
  const gone = Math.min(Math.max(daysBetween(from, today) + 1, 0), length)
  const paceTenths = Math.floor((needTenths * gone) / length)
  const state =
    haveTenths >= needTenths ? 'done' : today > to ? 'late' : haveTenths < paceTenths ? 'behind' : 'on-pace'
  return { from, to, haveTenths, needTenths, paceTenths, state }
}

/** The first day on which missing hours become a duty. */
export const warnFrom = (policy: EducationPolicy, to: Day): Day => addDays(to, -policy.warnDays)
