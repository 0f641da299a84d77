import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Urgency } from '../../duties/index.ts'
import type { VisitConfirmation, VisitHandled, VisitMethod, VisitPurpose, VisitSeen } from './visit-codes.ts'
import { visitMinutes } from './visit-minutes.ts'

/** One served person of a trip. Family who were there and not served are not named here (7.2). */
export type Served = {
  readonly id: Id
  readonly person: Id
  readonly seen: VisitSeen
  readonly condition?: string | undefined
  readonly changes?: string | undefined
  readonly notes?: string | undefined
}

/** What belongs to the trip as a whole, whoever was served in it. */
export type TripFacts = {
  readonly station: Id
  readonly division?: DivisionCode | undefined
  readonly visitedOn: Day
  readonly startedAt?: string | undefined
  readonly endedAt?: string | undefined
  readonly method: VisitMethod
  readonly purpose: VisitPurpose
  readonly companions?: string | undefined
  readonly livingConditions?: string | undefined
  readonly requests?: string | undefined
  readonly handled: readonly VisitHandled[]
  readonly urgency: Urgency
  readonly followUp?: { readonly text: string; readonly dueOn: Day } | undefined
  readonly confirmation: VisitConfirmation
}

export type Photo = { readonly file: Id; readonly facesBlurred: boolean }

/** One trip (户次): a record for each served person and one household visit (7.2). */
export type Trip = TripFacts & {
  readonly id: Id
  readonly persons: readonly Served[]
  readonly photos: readonly Photo[]
  /** An open duty that this trip settles. */
  readonly fulfils?: Id | undefined
}

/**
 * What is wrong with a trip before anyone is looked up, all at once, with paths into the request. A day in the past
 * is always allowed: the service date decides the period, not the day of entry (7.5).
 */
export function checkTrip(trip: Trip, today: Day): Result<{ readonly minutes: number | null }, Problem[]> {
  const problems: Problem[] = []
  if (trip.visitedOn > today) problems.push({ code: 'visit-in-the-future', path: '/body/visitedOn' })
  const minutes = visitMinutes(trip.startedAt, trip.endedAt)
  if (!minutes.ok) problems.push({ code: minutes.error, path: '/body/endedAt' })
  if (trip.followUp && trip.followUp.dueOn < trip.visitedOn) {
    problems.push({ code: 'follow-up-before-visit', path: '/body/followUp/dueOn' })
  }
  const ids = new Set([trip.id])
  const persons = new Set<Id>()
  for (const [at, served] of trip.persons.entries()) {
    if (ids.has(served.id)) problems.push({ code: 'id-named-twice', path: `/body/persons/${at}/id` })
    if (persons.has(served.person)) {
      problems.push({ code: 'person-named-twice', path: `/body/persons/${at}/person` })
    }
    ids.add(served.id)
    persons.add(served.person)
  }
  const files = new Set<Id>()
  for (const [at, photo] of trip.photos.entries()) {
    if (files.has(photo.file)) problems.push({ code: 'id-named-twice', path: `/body/photos/${at}/file` })
    files.add(photo.file)
  }
  return problems.length > 0 || !minutes.ok ? refused(problems) : ok({ minutes: minutes.value })
}
