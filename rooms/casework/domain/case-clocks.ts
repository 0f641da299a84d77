import { addDays, type Day, dayAt } from '../../../kernel/day.ts'
import { addWorkdays, isWorkday, type WorkingCalendar } from '../../regions/index.ts'
import type { PhaseRules } from './phase-rules.ts'
import type { Phase } from './phases.ts'

export const clockKinds = ['intake', 'assessment', 'planning', 'record', 'follow-up'] as const

export type ClockKind = (typeof clockKinds)[number]

/** A clock of a case. `nth` tells clocks of one kind apart: the round, the contact, the months after closing. */
export type Clock = {
  readonly kind: ClockKind
  readonly nth: number
  readonly dueOn: Day
  /** The instant in milliseconds, for a clock of hours. */
  readonly dueAt: number | null
}

/** What makes clocks run. Instants in milliseconds. */
export type ClockFacts = {
  readonly status: 'open' | 'closed' | 'withdrawn'
  readonly phase: Phase
  readonly round: number
  readonly urgent: boolean
  readonly requestedOn: Day
  readonly requestedAt: number
  readonly phaseSince: Day
  readonly contacts: number
  /** When the next contact was agreed for, by the last process record. */
  readonly nextContactOn: Day | null
  readonly closedOn: Day | null
  readonly followedUp: readonly number[]
}

const millisecondsAnHour = 3_600_000

/** What is known of a past day to the hour: it has ended when its last minute has. */
export const lastMinuteOf = (on: Day): number => Date.parse(`${on}T23:59:00+08:00`)

/**
 * The instant from which hours are counted where a day is all that is known: asked for today is asked for as it is recorded, and
 * of a past day its last minute counts, because a clock of hours must not run out before the worker could have known of it.
 */
export const askedAt = (on: Day, now: number): number => (on === dayAt(now) ? now : lastMinuteOf(on))

/**
 * The clocks that run now: each once, due on one day. What is done stops running; whoever is lost or dead is still
 * followed up, because the follow-up says so.
 */
export function clocksOf(facts: ClockFacts, rules: PhaseRules, calendar: WorkingCalendar): Clock[] {
  if (facts.status === 'withdrawn') return []
  if (facts.status === 'closed')
    return facts.closedOn ? followUps(facts, facts.closedOn, rules, calendar) : []
  const { clocks } = rules
  const workdaysAfter = (start: Day, count: number) => addWorkdays(calendar, start, count).date
  const running: Clock[] = []
  switch (facts.phase) {
    case 'intake': {
      const dueAt = facts.urgent
        ? facts.requestedAt + clocks['urgent-intake'].hours * millisecondsAnHour
        : null
      const dueOn = dueAt === null ? workdaysAfter(facts.requestedOn, clocks.intake.workdays) : dayAt(dueAt)
      running.push({ kind: 'intake', nth: 1, dueOn, dueAt })
      break
    }
    case 'assessment':
    case 'planning': {
      const dueOn = workdaysAfter(facts.phaseSince, clocks[facts.phase].workdays)
      running.push({ kind: facts.phase, nth: facts.round, dueOn, dueAt: null })
      break
    }
    default:
  }
  if (facts.nextContactOn !== null && facts.phase !== 'closing') {
    const dueOn = workdaysAfter(facts.nextContactOn, clocks.record.workdays)
    running.push({ kind: 'record', nth: facts.contacts + 1, dueOn, dueAt: null })
  }
  return running
}

/** By when the station that was asked answers: accepts the case or returns it. `askedAt` in milliseconds. */
export function transferDue(
  urgent: boolean,
  askedAt: number,
  { clocks }: Pick<PhaseRules, 'clocks'>,
  calendar: WorkingCalendar,
): Pick<Clock, 'dueOn' | 'dueAt'> {
  if (!urgent)
    return { dueOn: addWorkdays(calendar, dayAt(askedAt), clocks.transfer.workdays).date, dueAt: null }
  const dueAt = askedAt + clocks['urgent-transfer'].hours * millisecondsAnHour
  return { dueOn: dayAt(dueAt), dueAt }
}

const followUps = (
  { followedUp }: ClockFacts,
  closedOn: Day,
  rules: PhaseRules,
  calendar: WorkingCalendar,
): Clock[] =>
  rules['follow-ups'].months
    .filter((months) => !followedUp.includes(months))
    .map((months) => ({
      kind: 'follow-up',
      nth: months,
      dueOn: sameOrNextWorkday(monthsAfter(closedOn, months), calendar),
      dueAt: null,
    }))

/** The same day of a later month, or its last day where it is shorter: 30 November is three months before 28 February. */
export function monthsAfter(start: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = start.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const first = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01` as Day
  const next = `${Math.floor((count + 1) / 12)}-${String(((count + 1) % 12) + 1).padStart(2, '0')}-01` as Day
  const wanted = addDays(first, date - 1)
  return wanted < next ? wanted : addDays(next, -1)
}

const sameOrNextWorkday = (on: Day, calendar: WorkingCalendar): Day =>
  isWorkday(calendar, on) ? on : addWorkdays(calendar, on, 1).date

/** Whether a contact was written down later than the clock of records allows. */
export const isLateRecord = (
  heldOn: Day,
  recordedOn: Day,
  rules: PhaseRules,
  calendar: WorkingCalendar,
): boolean => recordedOn > addWorkdays(calendar, heldOn, rules.clocks.record.workdays).date
