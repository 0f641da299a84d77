import { addDays, type Day, dayAt, daysBetween } from '../../../../kernel/day.ts'
import { addWorkdays, type WorkingCalendar } from '../../../regions/index.ts'
import type { Clock as Within } from '../instrument/words.ts'
import { completing, firstContact, type GradeDuty, type GradeRules } from './grade-rules.ts'

/** The last days on which somebody was met, by standing visit records: in person, also by video, in any way. */
export type LastMet = {
  readonly inPerson: Day | null
  readonly seen: Day | null
  readonly contact: Day | null
}

/** What the clocks of an open file run from. Instants are milliseconds since 1970. */
export type FileFacts = {
  /** The last opening or rise of the grade: from it first contact and plans are owed. */
  readonly raisedOn: Day
  readonly raisedAt: number
  /** Since when the grade in force holds: after the rise where it was lowered since. */
  readonly gradeFrom: Day
  readonly met: LastMet
  /** The last day on which each kind of note was written. */
  readonly written: Readonly<Record<string, Day>>
  readonly assessedOn: Day | null
  /** Whether the person has an open case, and when the last one ended. */
  readonly casework: { readonly open: boolean; readonly endedOn: Day | null }
  /** Since when the file waits for a complete assessment, and how many days there are for it. */
  readonly provisional: { readonly since: Day; readonly days: number } | null
}

/** A clock that runs: due by the end of the day, or by an instant (ms) where hours are asked for. */
export type Clock = { readonly kind: string; readonly dueOn: Day; readonly dueAt: number | null }

/**
 * Every clock of an open file (6.4), each kind once. A visit is due its interval after the person was last met as the
 * grade asks; the intervals of a grade that rose begin with it, because first contact and plan are owed then as well. What
 * a lower grade asks for once and the one before did not is owed from the day on which it holds, never from the rise before.
 */
export function clocksOf(facts: FileFacts, rules: GradeRules, calendar: WorkingCalendar): Clock[] {
  const clocks = rules.duties.flatMap((duty): Clock[] => {
    const done = doneOn(duty, facts)
    if (duty.every !== null) {
      const from = done !== null && done > facts.raisedOn ? done : facts.raisedOn
      return [{ kind: duty.kind, dueOn: addDays(from, duty.every), dueAt: null }]
    }
    if (!duty.within || isSettled(duty, done, facts)) return []
    return [{ kind: duty.kind, ...deadline(duty.within, startOf(duty, facts), facts, calendar) }]
  })
  if (!facts.provisional) return clocks
  const { since, days } = facts.provisional
  return [...clocks, { kind: completing, dueOn: addDays(since, days), dueAt: null }]
}

function doneOn({ kind, fulfilled }: GradeDuty, facts: FileFacts): Day | null {
  if (fulfilled.by === 'assessment') return facts.assessedOn
  if (fulfilled.by === 'case') return null
  // A note never stands for having been there: a call, too, is written down as a visit record.
  if (fulfilled.by === 'visit') {
    const { inPerson, seen, contact } = facts.met
    return { 'in-person': inPerson, seen, contact }[fulfilled.counts]
  }
  const noted = facts.written[kind] ?? null
  if (fulfilled.by === 'note') return noted
  const { contact } = facts.met
  return noted && contact ? (noted > contact ? noted : contact) : (noted ?? contact)
}

const isSettled = ({ fulfilled }: GradeDuty, done: Day | null, { raisedOn, casework }: FileFacts): boolean =>
  fulfilled.by === 'case' ? casework.open : done !== null && done >= raisedOn

/** The day from which something owed once is counted. */
function startOf({ kind, fulfilled }: GradeDuty, { raisedOn, gradeFrom, casework }: FileFacts): Day {
  if (kind === firstContact) return raisedOn
  const begun = gradeFrom > raisedOn ? gradeFrom : raisedOn
  const ended = fulfilled.by === 'case' ? casework.endedOn : null
  return ended !== null && ended > begun ? ended : begun
}

function deadline(
  within: Within,
  from: Day,
  facts: FileFacts,
  calendar: WorkingCalendar,
): Omit<Clock, 'kind'> {
  if ('hours' in within) {
    const dueAt = facts.raisedAt + within.hours * 3_600_000
    return { dueOn: dayAt(dueAt), dueAt }
  }
  if ('days' in within) return { dueOn: addDays(from, within.days), dueAt: null }
  return { dueOn: addWorkdays(calendar, from, within.workdays).date, dueAt: null }
}

export const alarms = ['none', 'station-head', 'centre'] as const
export type Alarm = (typeof alarms)[number]

/** The day on which each is told of a clock that nobody answered; null where nobody is. */
export const alarmDays = (
  dueOn: Day,
  { alarm }: Pick<GradeRules, 'alarm'>,
): { readonly stationHead: Day | null; readonly centre: Day | null } => ({
  stationHead: alarm.stationHead === null ? null : addDays(dueOn, alarm.stationHead),
  centre: alarm.centre === null ? null : addDays(dueOn, alarm.centre),
})

/** Who is told today of a clock that ran out. */
export function alarmOf(dueOn: Day, today: Day, rules: Pick<GradeRules, 'alarm'>): Alarm {
  const { stationHead, centre } = alarmDays(dueOn, rules)
  if (centre !== null && daysBetween(centre, today) >= 0) return 'centre'
  return stationHead !== null && daysBetween(stationHead, today) >= 0 ? 'station-head' : 'none'
}
