import { z } from 'zod'
import { addDays, type Day, dayAt } from '../../../../kernel/day.ts'
import { addWorkdays, type WorkingCalendar } from '../../../regions/index.ts'
import type { RequestUrgency } from './codes.ts'

/** Who must look at a request beside its station, because its clock has run out. */
export const escalations = ['none', 'station-head', 'centre', 'county'] as const
export type RequestEscalation = (typeof escalations)[number]

const length = z.union([
  z.strictObject({ hours: z.int().nonnegative() }),
  z.strictObject({ workdays: z.int().nonnegative() }),
])
type Length = z.infer<typeof length>

const inHours = (one: Length): one is { hours: number } => 'hours' in one

/** From receipt to the decision, and how long after it the tree above is shown the request. */
const clockSchema = z
  .strictObject({
    within: length,
    escalate: z.strictObject({ 'station-head': length, centre: length, county: length }),
  })
  .refine(
    ({ within, escalate }) => Object.values(escalate).every((step) => inHours(step) === inHours(within)),
    { error: 'a clock counts in hours or in working days, not in both' },
  )

const clocksSchema = z.strictObject({ urgent: clockSchema, pressing: clockSchema, ordinary: clockSchema })

/** `data/intake/clocks.yaml`: the clocks, and those of counties that agreed on others. */
export const clockFileSchema = z.strictObject({
  clocks: clocksSchema,
  counties: z.array(z.strictObject({ county: z.int(), source: z.string().min(1), clocks: clocksSchema })),
})

export type RequestClocks = z.infer<typeof clocksSchema>
export type ClockFile = z.infer<typeof clockFileSchema>

const hour = 3_600_000
const shanghai = 8 * hour

/** The instant in milliseconds at which a day of Asia/Shanghai begins. */
const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) - shanghai

const amount = (one: Length): number => (inHours(one) ? one.hours : one.workdays)

const urgencies = ['ordinary', 'pressing', 'urgent'] as const

/** The clocks of a county (six digits), its own where it has agreed on others. */
export const clocksOf = (file: ClockFile, county: number): RequestClocks =>
  file.counties.find((one) => one.county === county)?.clocks ?? file.clocks

/**
 * When the decision is due, in milliseconds since 1970. Hours are counted from the receipt; working days are whole, so
 * that a clock of two runs out with the second working day after the day of receipt.
 */
export function dueAt(
  clocks: RequestClocks,
  urgency: RequestUrgency,
  receivedAt: number,
  calendar: WorkingCalendar,
): number {
  const { within } = clocks[urgency]
  if (inHours(within)) return receivedAt + within.hours * hour
  return startOf(addDays(addWorkdays(calendar, dayAt(receivedAt), within.workdays).date, 1))
}

export type RequestFiring = { readonly level: Exclude<RequestEscalation, 'none'>; readonly at: number }

/**
 * Every moment at which a request that nobody decides comes one level up the tree, in order. It knows no now, so each
 * comes once; where working days are counted it is the beginning of one, so that nobody is told on a day off.
 */
export function requestFirings(
  clocks: RequestClocks,
  urgency: RequestUrgency,
  receivedAt: number,
  calendar: WorkingCalendar,
): RequestFiring[] {
  const { within, escalate } = clocks[urgency]
  return escalations.slice(1).map((level) => {
    const after = amount(escalate[level as RequestFiring['level']])
    const at = inHours(within)
      ? receivedAt + (within.hours + after) * hour
      : startOf(addWorkdays(calendar, dayAt(receivedAt), within.workdays + after + 1).date)
    return { level: level as RequestFiring['level'], at }
  })
}

/** How far up the tree a request that is still undecided has come by now. Worked out, never stored (as duties do). */
export function escalationAt(
  clocks: RequestClocks,
  urgency: RequestUrgency,
  receivedAt: number,
  now: number,
  calendar: WorkingCalendar,
): RequestEscalation {
  const reached = requestFirings(clocks, urgency, receivedAt, calendar).filter(({ at }) => at <= now)
  return reached.at(-1)?.level ?? 'none'
}

/**
 * The same rules turned round so that a query can ask them: what was received before these instants, one for each
 * urgency from ordinary to urgent, is overdue, or has come to a level, by now.
 */
export function receivedBefore(
  clocks: RequestClocks,
  level: 'overdue' | 'station-head' | 'centre' | 'county',
  now: number,
  calendar: WorkingCalendar,
): number[] {
  return urgencies.map((urgency) => {
    const { within, escalate } = clocks[urgency]
    const after = level === 'overdue' ? 0 : amount(escalate[level])
    if (inHours(within)) return now - (within.hours + after) * hour + 1
    const today = dayAt(now)
    const passed = (day: Day) =>
      level === 'overdue'
        ? addWorkdays(calendar, day, within.workdays).date < today
        : addWorkdays(calendar, day, within.workdays + after + 1).date <= today
    let day = addDays(today, -1)
    while (!passed(day)) day = addDays(day, -1)
    return startOf(addDays(day, 1))
  })
}
