import { addDays, type Day } from '../../../kernel/day.ts'
import {
  type CertificateLevel,
  certificateLevels,
  type EmployerKind,
  type PostKind,
  socialWorkPosts,
} from './codes.ts'
import { type EducationPolicy, neededTenths } from './continuing-education.ts'
import type { Facts, WorkerFact } from './fact-names.ts'
import { monthsWithin } from './months.ts'
import type { Degree } from './qualifications.ts'

/** What is read of a worker's file to answer facts; days `YYYY-MM-DD`, `to` is a last day. */
export type WorkerFile = {
  readonly birth: Day | null
  readonly certificates: readonly {
    readonly id: string
    readonly level: CertificateLevel
    readonly number: string
    readonly examYear: number | null
    readonly examPlace: number | null
    readonly obtainedOn: Day
    /** The first day on which it no longer counts. */
    readonly endedOn: Day | null
  }[]
  readonly registrations: readonly { readonly certificate: string; readonly from: Day; readonly to: Day }[]
  readonly posts: readonly {
    readonly kind: PostKind
    readonly employerKind: EmployerKind
    readonly employer: string
    readonly organisation: string | null
    readonly place: number
    readonly main: boolean
    readonly fullTime: boolean
    readonly from: Day
    readonly to: Day | null
  }[]
  /** What still stands. */
  readonly credits: readonly { readonly on: Day; readonly tenths: number }[]
  readonly studies: readonly {
    readonly socialWork: boolean
    readonly degree: Degree
    readonly diplomaOn: Day | null
    /** Invoices that still stand, in fen. */
    readonly invoices: readonly { readonly on: Day; readonly amountFen: number }[]
  }[]
  readonly awards: readonly {
    readonly on: Day
    readonly withdrawnOn: Day | null
    readonly programme: string | null
  }[]
}

/**
 * The facts of a file as they were on a day: what began later is not known yet, what ended before is no more. Money in
 * fen, hours in 学时. A community worker is none of social work by that (X8): `employment.social-work-months` leaves the
 * post out.
 */
export function factsOfWorker(policy: EducationPolicy, file: WorkerFile, on: Day): Facts<WorkerFact> {
  return {
    ...certificateFacts(policy, file, on),
    ...employmentFacts(file, on),
    ...diplomaFacts(file, on),
    ...awardFacts(file, on),
    ...(file.birth ? { 'person.birth': { value: file.birth, since: null } } : {}),
  }
}

const rank = (level: CertificateLevel): number => certificateLevels.indexOf(level)

function certificateFacts(policy: EducationPolicy, file: WorkerFile, on: Day): Facts<WorkerFact> {
  const held = file.certificates
    .filter(({ obtainedOn, endedOn }) => obtainedOn <= on && (endedOn === null || endedOn > on))
    .toSorted((a, b) => rank(b.level) - rank(a.level) || a.obtainedOn.localeCompare(b.obtainedOn))
  const [highest] = held
  if (!highest) return { 'certificate.level': { value: 'none', since: null } }
  const since = highest.obtainedOn
  const found: { [name in WorkerFact]?: NonNullable<Facts<WorkerFact>[name]> } = {
    'certificate.level': { value: highest.level, since },
    'certificate.held-since': { value: since, since },
    'certificate.number': { value: highest.number, since },
  }
  if (highest.examYear !== null) found['certificate.exam-year'] = { value: highest.examYear, since }
  if (highest.examPlace !== null) found['certificate.exam-place'] = { value: highest.examPlace, since }
  for (const level of certificateLevels) {
    const [first] = held
      .filter((one) => rank(one.level) >= rank(level))
      .map(({ obtainedOn }) => obtainedOn)
      .toSorted()
    if (first) found[`certificate.held-since-${level}`] = { value: first, since: first }
  }
  const period = file.registrations
    .filter(({ from, to }) => from <= on && on <= to)
    .find(({ certificate }) => certificate === highest.id)
  found['certificate.registered'] = { value: period !== undefined, since: period?.from ?? null }
  if (!period) return found
  const tenths = file.credits
    .filter((credit) => period.from <= credit.on && credit.on <= period.to && credit.on <= on)
    .reduce((sum, credit) => sum + credit.tenths, 0)
  return {
    ...found,
    'certificate.registered-to': { value: period.to, since: period.from },
    'education.hours': { value: tenths / 10, since: period.from },
    'education.needed': {
      value: neededTenths(policy, { level: highest.level, from: period.from, to: period.to }) / 10,
      since: period.from,
    },
  }
}

function employmentFacts({ posts }: WorkerFile, on: Day): Facts<WorkerFact> {
  const begun = posts.filter(({ from }) => from <= on)
  const now = begun.filter(({ to }) => to === null || on <= to)
  // The main post of the day, as the figures count it; after the last one has ended, that one with its days.
  const main = now.toSorted(
    (a, b) =>
      Number(b.main) - Number(a.main) ||
      Number(b.fullTime) - Number(a.fullTime) ||
      a.from.localeCompare(b.from),
  )[0]
  const shown = main ?? begun.toSorted((a, b) => (b.to ?? '').localeCompare(a.to ?? ''))[0]
  const months = monthsOf(
    begun.filter(({ kind }) => socialWorkPosts.includes(kind)),
    on,
  )
  const always = {
    'employment.posts': { value: [...new Set(now.map(({ kind }) => kind))].toSorted(), since: null },
    'employment.social-work-months': { value: months, since: null },
  }
  if (!shown) return { ...always, 'employment.post': { value: 'none', since: null } }
  const since = shown.from
  return {
    ...always,
    'employment.post': main ? { value: main.kind, since } : { value: 'none', since: shown.to },
    'employment.employer-kind': { value: shown.employerKind, since },
    'employment.employer': { value: shown.employer, since },
    ...(shown.organisation ? { 'employment.organisation': { value: shown.organisation, since } } : {}),
    'employment.place': { value: shown.place, since },
    'employment.from': { value: shown.from, since },
    ...(shown.to && shown.to <= on ? { 'employment.to': { value: shown.to, since: shown.to } } : {}),
  }
}

/** Whole months that periods cover together until a day: those that touch or overlap are one, days left over add up to months of 30. */
export function monthsOf(
  periods: readonly { readonly from: Day; readonly to: Day | null }[],
  on: Day,
): number {
  const merged: { from: Day; to: Day }[] = []
  for (const { from, to } of periods.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const end = to === null || to > on ? on : to
    if (end < from) continue
    const last = merged.at(-1)
    if (last && from <= addDays(last.to, 1)) last.to = end > last.to ? end : last.to
    else merged.push({ from, to: end })
  }
  const parts = merged.map(({ from, to }) => monthsWithin(from, to))
  const left = parts.reduce((sum, { days }) => sum + days, 0)
  return parts.reduce((sum, { months }) => sum + months, 0) + (parts.length > 1 ? Math.floor(left / 30) : 0)
}

function diplomaFacts({ studies }: WorkerFile, on: Day): Facts<WorkerFact> {
  const got = studies
    .filter((one) => one.socialWork && one.diplomaOn !== null && one.diplomaOn <= on)
    .toSorted((a, b) => (b.diplomaOn ?? '').localeCompare(a.diplomaOn ?? ''))[0]
  if (!got?.diplomaOn) return {}
  const invoiced = got.invoices.filter((one) => one.on <= on).reduce((sum, one) => sum + one.amountFen, 0)
  return {
    'diploma.on': { value: got.diplomaOn, since: got.diplomaOn },
    'diploma.degree': { value: got.degree, since: got.diplomaOn },
    'tuition.invoiced': { value: invoiced, since: got.diplomaOn },
  }
}

function awardFacts({ awards }: WorkerFile, on: Day): Facts<WorkerFact> {
  const standing = awards.filter((one) => one.on <= on && (one.withdrawnOn === null || one.withdrawnOn > on))
  const last = standing
    .map((one) => one.on)
    .toSorted()
    .at(-1)
  const programmes = [...new Set(standing.flatMap(({ programme }) => programme ?? []))].toSorted()
  return {
    'award.count': { value: standing.length, since: last ?? null },
    'award.programmes': { value: programmes, since: null },
    ...(last ? { 'award.last-on': { value: last, since: last } } : {}),
  }
}
