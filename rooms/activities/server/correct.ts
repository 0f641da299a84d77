import { sql } from 'kysely'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, read, runCommand, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { refusalOf } from '../../../platform/server/function-command.ts'
import { cancelDuty } from '../../duties/server/index.ts'
import { mayCorrect } from '../domain/policy.ts'
import { checkTrip, type Served, type Trip, type TripFacts } from '../domain/trip.ts'
import { stationDivision } from './neighbours.ts'
import { placeIsInScope, placeNotInScope, type Recorded } from './record.ts'
import { chainOf, findVisit, recordsOfTrip } from './store.ts'
import { type Replacing, tripArgument } from './trip-argument.ts'
import type { VisitRow } from './visit-row.ts'

export type Replacement = TripFacts & Served & { readonly trip?: Id | undefined }

type Correction = { readonly id: Id; readonly reason: string }

/** Takes a record out by a reversing one and puts another in its place (7.5). */
export const correctVisit = (
  standing: Standing,
  visit: Id,
  input: Correction & { readonly replacement: Replacement },
) =>
  reversing<Recorded>(standing, visit, input, 'activities.correct-visit', async (tx, chosen, old) => {
    const trip = await tripOf(tx, chosen, old, input.replacement)
    if (!trip.ok) return trip
    const duty = await carryDuty(tx, chosen, old, trip.value)
    return replace(tx, chosen, old, trip.value, {
      corrects: old.id,
      chain: old.chain ?? old.id,
      reason: input.reason,
      keptDuty: duty,
    })
  })

/** Takes a record out and puts nothing in its place. */
export const withdrawVisit = (standing: Standing, visit: Id, input: Correction) =>
  reversing<{ readonly id: Id; readonly reverses: Id }>(
    standing,
    visit,
    input,
    'activities.withdraw-visit',
    async (tx, chosen, old) => {
      await carryDuty(tx, chosen, old, null)
      return ok({ id: input.id, reverses: old.id })
    },
  )

/**
 * What both have in common. Who may correct at the place acts under that permission; anyone else under the
 * permission to record, and then only on his own record of the last days.
 */
async function reversing<Answer extends object>(
  standing: Standing,
  visit: Id,
  input: Correction,
  name: string,
  replaceWith: (tx: Handle, chosen: Standing, old: VisitRow) => Promise<Result<Answer, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const { actor, today } = standing
  const place = await read(standing, async (tx) => ok(await findVisit(tx, standing.scope, visit)))
  if (!place.ok) return place
  if (!place.value) return refused({ code: 'not-found' })
  const permission = covers(scopeOf(actor, 'activities.correct', today), place.value)
    ? 'activities.correct'
    : 'activities.record'
  const chosen = standingFor(standing, permission)
  return runCommand<Answer>(chosen, {
    id: input.id,
    name,
    input: { visit, ...input },
    run: async (tx): Promise<Result<Done<Answer>, Refusal>> => {
      const old = await findVisit(tx, chosen.scope, visit)
      if (!old) return refused({ code: 'correction-not-permitted' })
      if (old.reversal) return refused({ code: 'visit-is-reversal' })
      if (old.reversedBy) return alreadyCorrected(tx, chosen, old)
      const correctable = { ...old, recordedOn: old.recordedAt.slice(0, 10) as Day, reversed: false }
      if (!mayCorrect(actor, correctable, today)) return refused({ code: 'correction-not-permitted' })
      if (!(await takeOut(tx, chosen, old, input))) return alreadyCorrected(tx, chosen, old)
      const replaced = await replaceWith(tx, chosen, old)
      if (!replaced.ok) return replaced
      const entry = (subject: Id) => ({
        action: name,
        subject,
        division: old.division,
        station: old.station,
        detail: { visit: old.id, reversal: input.id },
      })
      return ok({
        answer: replaced.value,
        // A record that was made for the wrong person shows in the trail of both files.
        audit: [...new Set([old.person, ...personsOf(replaced.value)])].map(entry),
        events: [visitTakenOut(old)],
        dirty: [
          {
            station: old.station,
            month: monthOf(old.visitedOn),
            division: (await stationDivision(tx, old.province, old.station)) ?? old.division,
          },
        ],
      })
    },
  })
}

/** Higher rooms hear that somebody was not met after all; what stands instead is told by its own event. */
const visitTakenOut = ({ id, province, division, person }: VisitRow): DomainEvent => ({
  name: 'visit.taken-out',
  subject: id,
  division,
  data: { province, persons: [person] },
})

const personsOf = (answer: object): Id[] =>
  'records' in answer ? (answer as Recorded).records.map(({ person }) => person) : []

/** Says which record stands now, so that the screen can lead there. */
async function alreadyCorrected(
  tx: Handle,
  { scope }: Standing,
  old: VisitRow,
): Promise<Result<never, Refusal>> {
  const now = await findVisit(tx, scope, old.id)
  const chain = now ? await chainOf(tx, scope, now) : []
  const latest = chain.find((link) => !link.reversal && link.reversedBy === null)
  return refused({ code: 'visit-already-corrected', data: { latest: latest?.id ?? null } })
}

/**
 * Marks the record and writes the reversing one, a copy of it that does not count. The mark is the lock: of two who
 * try at once the second waits and then finds it taken.
 */
async function takeOut(tx: Handle, { actor }: Standing, old: VisitRow, input: Correction): Promise<boolean> {
  const marked = await sql`
    update visit set reversed_by = ${input.id}, reversed_at = clock_timestamp()
    where province = ${old.province} and id = ${old.id} and reversed_by is null returning id`.execute(tx)
  if (marked.rows.length === 0) return false
  await sql`
    insert into visit (province, id, household_visit, person, person_ordinal, household, station, division, visited_on, month,
      started_at, ended_at, minutes, method, purpose, seen, worker, worker_name, categories, urgency,
      reversal, corrects, chain, correction_reason, recorded_by)
    select province, ${input.id}, household_visit, person, person_ordinal, household, station, division, visited_on, month,
      started_at, ended_at, minutes, method, purpose, seen, worker, worker_name, categories, urgency,
      true, id, coalesce(chain, id), ${input.reason}, ${actor.account}
    from visit where province = ${old.province} and id = ${old.id}`.execute(tx)
  return true
}

/**
 * The trip that the new record belongs to: the old one while day and station stay, so that a joint visit of three
 * stays one household visit; else its own, or the one that the request names. A trip lies in one leaf of the
 * figures, so that its records share day, station and worker.
 */
async function tripOf(
  tx: Handle,
  chosen: Standing,
  old: VisitRow,
  replacement: Replacement,
): Promise<Result<Trip, Refusal>> {
  const { id, person, seen, condition, changes, notes, trip: wanted, ...facts } = replacement
  const stays = facts.visitedOn === old.visitedOn && facts.station === old.station
  const trip: Trip = {
    ...facts,
    id: wanted ?? (stays ? old.householdVisit : id),
    persons: [{ id, person, seen, condition, changes, notes }],
    photos: [],
  }
  const others = wanted ? await recordsOfTrip(tx, chosen.scope, wanted) : []
  const fits = others.every(
    (other) =>
      other.visitedOn === facts.visitedOn && other.station === facts.station && other.worker === old.worker,
  )
  if (fits) return ok(trip)
  return refused({
    code: 'trip-differs',
    problems: [{ code: 'trip-differs', path: '/body/replacement/trip' }],
  })
}

/**
 * What becomes of the duty that the old record's follow-up opened: it goes on when the follow-up is the same, and
 * ends when no standing record of the trip speaks of it any more. Answers the duty that the new record keeps.
 */
async function carryDuty(
  tx: Handle,
  { actor, scope, today }: Standing,
  old: VisitRow,
  trip: Trip | null,
): Promise<Id | null> {
  if (!old.duty) return null
  const same = trip?.followUp?.text === old.followUp && trip?.followUp?.dueOn === old.followUpOn
  if (trip && same) return old.duty
  const others = await recordsOfTrip(tx, scope, old.householdVisit)
  if (!others.some((other) => other.duty === old.duty)) {
    await cancelDuty(tx, old.province, old.duty, {
      on: today,
      by: actor.account,
      reason: trip
        ? { zh: '走访记录已更正', en: 'The visit was corrected' }
        : { zh: '走访记录已撤回', en: 'The visit was taken back' },
    })
  }
  return null
}

async function replace(
  tx: Handle,
  chosen: Standing,
  old: VisitRow,
  trip: Trip,
  replacing: Replacing,
): Promise<Result<Recorded, Refusal>> {
  const checked = checkTrip({ ...trip, id: `trip ${trip.id}` }, chosen.today)
  if (!checked.ok) {
    const problems = checked.error.map((problem) => ({ ...problem, path: intoReplacement(problem.path) }))
    return refused({ code: 'request-not-valid', problems })
  }
  if (!placeIsInScope(chosen, trip)) return placeNotInScope
  const worker = { account: old.worker, name: old.workerName }
  const argument = tripArgument(chosen, trip, checked.value.minutes, worker, replacing)
  const { rows } = await sql<{ answer: Recorded | { refused: string; path?: string } }>`
    select insert_visits(${JSON.stringify(argument)}::jsonb) as answer`.execute(tx)
  const answer = rows[0]?.answer as Recorded | { refused: string; path?: string }
  if ('refused' in answer) {
    return refused(refusalOf({ ...answer, ...(answer.path ? { path: intoReplacement(answer.path) } : {}) }))
  }
  const together = await recordsOfTrip(tx, chosen.scope, trip.id)
  if (new Set(together.flatMap(({ household }) => household ?? [])).size > 1) {
    const code = 'persons-of-several-households'
    return refused({ code, problems: [{ code, path: '/body/replacement/person' }] })
  }
  return ok(answer)
}

/** `/body/persons/0/person` of a trip is `/body/replacement/person` of a correction. */
const intoReplacement = (path = '/body'): string =>
  path.replace(/^\/body(\/persons(\/\d+)?)?/, '/body/replacement')
