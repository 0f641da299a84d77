import type { Day } from '../../../../kernel/day.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { visitMinutes } from '../visit-minutes.ts'
import type { AttendanceState } from './group-codes.ts'

export type Attendance = {
  readonly person: Id
  readonly state: AttendanceState
  /** How the member took part. */
  readonly note?: string | undefined
}

/** The record of a session that was held (小组过程记录, 5.5). */
export type HeldSession = {
  readonly number?: number | undefined
  readonly heldOn: Day
  readonly startedAt?: string | undefined
  readonly endedAt?: string | undefined
  readonly place?: string | undefined
  readonly title?: string | undefined
  readonly aims?: string | undefined
  readonly process?: string | undefined
  readonly dynamics?: string | undefined
  readonly reflection?: string | undefined
  readonly coWorkers?: string | undefined
  readonly attendance: readonly Attendance[]
}

/** What is wrong with a record of a session before anyone is looked up; `at` is where it stands in the request. */
export function checkSession(
  session: HeldSession,
  today: Day,
  at = '/body',
): Result<{ readonly minutes: number | null }, Problem[]> {
  const problems: Problem[] = []
  if (session.heldOn > today) problems.push({ code: 'session-in-the-future', path: `${at}/heldOn` })
  const minutes = visitMinutes(session.startedAt, session.endedAt)
  if (!minutes.ok) problems.push({ code: 'session-ends-before-it-starts', path: `${at}/endedAt` })
  const persons = new Set<Id>()
  for (const [place, { person }] of session.attendance.entries()) {
    if (persons.has(person))
      problems.push({ code: 'person-named-twice', path: `${at}/attendance/${place}/person` })
    persons.add(person)
  }
  return problems.length > 0 || !minutes.ok ? refused(problems) : ok({ minutes: minutes.value })
}

type Stay = { readonly person: Id; readonly joinedOn: Day; readonly leftOn: Day | null }

/** Whether someone is a member on a day; the last day still counts. */
export const isMemberOn = ({ joinedOn, leftOn }: Stay, on: Day): boolean =>
  joinedOn <= on && (leftOn === null || on <= leftOn)

/**
 * Who is written down for a session: those named, and as absent every member of that day who is not. So the rate of
 * attendance knows whom it expected, and a quick record needs to name only who came.
 */
export function completed(
  attendance: readonly Attendance[],
  members: readonly Stay[],
  on: Day,
): readonly Attendance[] {
  const named = new Set(attendance.map(({ person }) => person))
  const missing = members.filter((member) => isMemberOn(member, on) && !named.has(member.person))
  return [...attendance, ...missing.map(({ person }) => ({ person, state: 'absent' as const }))]
}

/** Present: who came, late or not (到, 迟). */
export const presentIn = (attendance: readonly Pick<Attendance, 'state'>[]): number =>
  attendance.filter(({ state }) => state !== 'absent').length
