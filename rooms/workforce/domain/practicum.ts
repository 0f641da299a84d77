import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import type { Facts, PracticumFact } from './fact-names.ts'
import type { Degree, StudyMode } from './qualifications.ts'
import { monthsOf } from './worker-facts.ts'

/** Minutes in a day: what a student did on one day in all agencies is never more. */
export const minutesOfDay = 24 * 60

/** One line of an hour log, with the days on which something happened to it. */
export type LoggedDay = {
  readonly placement: string
  readonly workedOn: Day
  readonly minutes: number
  readonly signedOn: Day | null
  /** The day on which a correction that was signed took its place. */
  readonly replacedOn: Day | null
  /** The day from which it is known to be forged. */
  readonly voidedOn: Day | null
}

export type PracticumFile = {
  readonly degree: Degree
  readonly mode: StudyMode
  readonly socialWorkMajor: boolean
  /** Division code of the household registration (户籍). */
  readonly household: number | null
  readonly enrolledFrom: Day
  readonly enrolledTo: Day | null
  readonly placements: readonly {
    readonly id: string
    readonly organisation: string
    readonly from: Day
    readonly to: Day | null
  }[]
  readonly lines: readonly LoggedDay[]
}

/** Which days of practicum are asked about: a programme may count only from a day on (S13.A8). Both days belong to it. */
export type Window = { readonly from?: Day | undefined; readonly to?: Day | undefined }

export type LineState = 'unsigned' | 'signed' | 'replaced' | 'void'

/** How a line stands on a day. Only a signed line counts. */
export function stateOfLine(line: Omit<LoggedDay, 'placement' | 'workedOn' | 'minutes'>, on: Day): LineState {
  if (line.voidedOn !== null && line.voidedOn <= on) return 'void'
  if (line.replacedOn !== null && line.replacedOn <= on) return 'replaced'
  return line.signedOn !== null && line.signedOn <= on ? 'signed' : 'unsigned'
}

/**
 * The facts of a practicum as known on a day: hours signed by then and not known to be forged by then. Times in minutes.
 * Months are those of the placements' periods, clipped to the window and to the day; agencies beside each other count a
 * day once, and days left over of several periods add up to months of thirty (X11).
 */
export function factsOfPracticum(file: PracticumFile, on: Day, window: Window = {}): Facts<PracticumFact> {
  const inside = (day: Day) =>
    (!window.from || day >= window.from) && (!window.to || day <= window.to) && day <= on
  const lines = file.lines.filter(({ workedOn }) => inside(workedOn))
  const signed = lines
    .filter((line) => stateOfLine(line, on) === 'signed')
    .toSorted((a, b) => a.workedOn.localeCompare(b.workedOn))
  const worked = [...new Set(signed.map(({ workedOn }) => workedOn))]
  const periods = file.placements.flatMap(({ from, to }) => clipped({ from, to }, on, window) ?? [])
  // The period that was agreed and worked in: that its last day is a Sunday takes no month from anybody.
  const served = file.placements
    .filter(({ id }) => signed.some(({ placement }) => placement === id))
    .flatMap(({ id, from, to }) => {
      const ends = to ?? signed.findLast(({ placement }) => placement === id)?.workedOn ?? null
      return clipped({ from, to: ends }, on, window) ?? []
    })
  const first = served.map(({ from }) => from).toSorted()[0]
  const last = served
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  const sum = (some: readonly LoggedDay[]) => some.reduce((total, { minutes }) => total + minutes, 0)
  const of = (value: string | number | boolean) => ({ value, since: null })
  return {
    'practicum.minutes': of(sum(signed)),
    'practicum.days': of(worked.length),
    'practicum.span-days': of(daysCovered(periods)),
    'practicum.months': of(monthsOf(periods, on)),
    'practicum.agencies': of(
      new Set(
        file.placements
          .filter(({ id }) => signed.some(({ placement }) => placement === id))
          .map(({ organisation }) => organisation),
      ).size,
    ),
    'practicum.voided-minutes': of(sum(lines.filter((line) => stateOfLine(line, on) === 'void'))),
    ...(first && last
      ? {
          'practicum.first-day': of(first),
          'practicum.last-day': of(last),
          'student.enrolled-throughout': of(
            file.enrolledFrom <= first && (file.enrolledTo === null || file.enrolledTo >= last),
          ),
        }
      : {}),
    'student.mode': of(file.mode),
    'student.degree': of(file.degree),
    'student.social-work-major': of(file.socialWorkMajor),
    ...(file.household === null ? {} : { 'household.registration': of(file.household) }),
  }
}

function clipped(
  { from, to }: { readonly from: Day; readonly to: Day | null },
  on: Day,
  window: Window,
): { from: Day; to: Day } | null {
  const first = window.from && window.from > from ? window.from : from
  const ends = [on, to, window.to].filter((day): day is Day => day !== null && day !== undefined).toSorted()
  const last = ends[0] ?? on
  return first <= last ? { from: first, to: last } : null
}

function daysCovered(periods: readonly { readonly from: Day; readonly to: Day }[]): number {
  let covered = 0
  let until: Day | null = null
  for (const { from, to } of periods.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const start: Day = until !== null && until >= from ? addDays(until, 1) : from
    if (start > to) continue
    covered += daysBetween(start, to) + 1
    until = to
  }
  return covered
}
