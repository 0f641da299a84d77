import { z } from 'zod'
import { addDays, type Day, dayAt } from '../../../../kernel/day.ts'
import { type Urgency, urgencies } from '../../../duties/index.ts'
import { addWorkdays, isWorkday, type WorkingCalendar } from '../../../regions/index.ts'
import { isOpen, type TaskState } from './state.ts'

const clock = z.union([
  z.strictObject({ hours: z.int().positive() }),
  z.strictObject({ workdays: z.int().positive() }),
])

/** So many hours at any time of day, or so many working days, the last one to its end (3.5). */
export type Clock = z.infer<typeof clock>

/** Who looks at a task beside its giver because a clock ran out, up the tree. */
export const taskEscalations = ['none', 'station-head', 'centre', 'county'] as const
export type TaskEscalation = (typeof taskEscalations)[number]
export type RaisedTo = Exclude<TaskEscalation, 'none'>
const raisedTo = taskEscalations.slice(1) as RaisedTo[]

const byUrgency = z
  .strictObject({
    accept: clock,
    finish: z.strictObject({ workdays: z.int().positive() }),
    /** Counted from the moment at which a clock ran out. */
    escalate: z.strictObject({ 'station-head': clock, centre: clock, county: clock }),
  })
  .refine(
    ({ escalate }) => {
      const steps = raisedTo.map((level) => escalate[level])
      return steps.every((step, at) => {
        const last = steps[at - 1]
        if (!last) return true
        if ('hours' in step && 'hours' in last) return step.hours > last.hours
        return 'workdays' in step && 'workdays' in last && step.workdays > last.workdays
      })
    },
    { error: 'each step of escalation counts alike and comes after the one before' },
  )

/** `data/intake/task-clocks.yaml`. */
export const taskClocksSchema = z.strictObject({
  ordinary: byUrgency,
  pressing: byUrgency,
  urgent: byUrgency,
})

export type TaskClocks = z.infer<typeof taskClocksSchema>

const hour = 3_600_000

/** 0:00 in Shanghai of a day, in milliseconds since 1970. */
export const startOf = (day: Day): number => Date.parse(`${day}T00:00:00+08:00`)

/** The first instant that is too late for somebody who was asked at an instant. */
export function endOfClock(calendar: WorkingCalendar, wanted: Clock, asked: number): number {
  if ('hours' in wanted) return asked + wanted.hours * hour
  return startOf(addDays(addWorkdays(calendar, dayAt(asked), wanted.workdays).date, 1))
}

/** The last day on which a task is still done in time; by its clock where no day was named. */
export const dueDay = (calendar: WorkingCalendar, clocks: TaskClocks, urgency: Urgency, given: Day): Day =>
  addWorkdays(calendar, given, clocks[urgency].finish.workdays).date

/** What of a task its clocks need. Instants are in milliseconds since 1970. */
export type Clocked = {
  readonly urgency: Urgency
  readonly state: TaskState
  readonly acceptBy: number
  readonly dueOn: Day
}

export type Firing = { readonly clock: 'accept' | 'finish'; readonly level: RaisedTo; readonly at: number }

/** When a step begins after a clock ran out: working days begin at 0:00 of the last of them. */
function stepAfter(calendar: WorkingCalendar, step: Clock, end: number): number {
  if ('hours' in step) return end + step.hours * hour
  return startOf(addWorkdays(calendar, dayAt(end - 1), step.workdays).date)
}

/** Every moment at which a task that nobody touches is raised, in order; it knows no now, so each comes once. */
export function firingsOf(
  { urgency, acceptBy, dueOn }: Omit<Clocked, 'state'>,
  clocks: TaskClocks,
  calendar: WorkingCalendar,
): Firing[] {
  const { escalate } = clocks[urgency]
  const ends = [
    { clock: 'accept' as const, end: acceptBy },
    { clock: 'finish' as const, end: startOf(addDays(dueOn, 1)) },
  ]
  return ends
    .flatMap(({ clock: name, end }) =>
      raisedTo.map((level) => ({ clock: name, level, at: stepAfter(calendar, escalate[level], end) })),
    )
    .toSorted((a, b) => a.at - b.at)
}

/** Who must look at a task at an instant. A clock that was answered in time or too late runs no more. */
export function escalationOf(
  task: Clocked,
  clocks: TaskClocks,
  calendar: WorkingCalendar,
  now: number,
): TaskEscalation {
  if (!isOpen(task.state)) return 'none'
  const reached = firingsOf(task, clocks, calendar).filter(
    ({ clock: name, at }) => at <= now && (name === 'finish' || task.state === 'given'),
  )
  return reached.reduce<TaskEscalation>(
    (highest, { level }) =>
      taskEscalations.indexOf(level) > taskEscalations.indexOf(highest) ? level : highest,
    'none',
  )
}

/** Which of its clocks ran out, if any: not accepted in time, or not done in time. */
export function lateness(task: Omit<Clocked, 'urgency'>, now: number): 'not-accepted' | 'overdue' | null {
  if (!isOpen(task.state)) return null
  if (dayAt(now) > task.dueOn) return 'overdue'
  return task.state === 'given' && now >= task.acceptBy ? 'not-accepted' : null
}

/** What has come to a level by now, for a query: the same rule as `escalationOf`, turned round, by urgency number. */
export type RaisedBy = { readonly acceptBy: readonly Date[]; readonly dueOn: readonly Day[] }

export function raisedBy(
  level: RaisedTo,
  clocks: TaskClocks,
  calendar: WorkingCalendar,
  now: number,
): RaisedBy {
  const ends = urgencies.map((urgency) => latestEnd(clocks[urgency].escalate[level], calendar, now))
  return {
    acceptBy: ends.map((end) => new Date(end)),
    // The finish clock ends with the last instant of the due day.
    dueOn: ends.map((end) => addDays(dayAt(end), -1)),
  }
}

/** The latest instant at which a clock may have run out so that its step has begun by now. */
function latestEnd(step: Clock, calendar: WorkingCalendar, now: number): number {
  if ('hours' in step) return now - step.hours * hour
  let day = dayAt(now)
  for (let left = step.workdays; left > 0; day = addDays(day, -1)) if (isWorkday(calendar, day)) left -= 1
  return startOf(addDays(day, 1))
}
