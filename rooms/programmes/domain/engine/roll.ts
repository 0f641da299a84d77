import type { Facts } from '../language/fact-values.ts'
import { calendarMonths, lastDayOf, partMonthRules } from '../language/months.ts'
import type { Programme } from '../language/programme.ts'
import { decide } from './decide.ts'
import { type Given, scopeOf } from './scope.ts'

/** What is due for one period, named by its months; null: eligible, but the amount or a fact is not known. */
export type RollPayment = {
  readonly period: string
  readonly amountFen: number | null
  readonly ask: readonly string[]
}

/** Facts as they were on a day. */
export type FactsOn = (on: string) => Facts

/** When a case was applied for and decided; nothing before that is paid unless the file says so. */
export type RollDays = { readonly applied?: string | undefined; readonly decided?: string | undefined }

/** The day in whose period the roll of a case begins at the earliest; null where the first day of all counts. */
export function rollSince(
  { payment }: Programme,
  { applied, decided }: RollDays,
  choice: (written: string) => string,
): string | null {
  if (payment?.kind !== 'roll') return null
  const since = choice(payment.since ?? 'application')
  if (since === 'first-day') return null
  // While the open question is not settled, it begins as where the file says nothing.
  return (since === 'decision' ? (decided ?? applied) : applied) ?? null
}

/**
 * The roll of a programme that pays again and again, up to and with a month: a period is due when its months count by
 * the part-month rule and the decision on the facts of that period says yes. It stops by itself when the last day of
 * the post is known, and starts again when facts say so. What lies before the period of the application, or of the decision
 * as the file says, is not paid.
 */
export function roll(
  programme: Programme,
  factsOn: FactsOn,
  until: string,
  given: Omit<Given, 'facts' | 'on'> & RollDays = {},
): readonly RollPayment[] {
  const { payment } = programme
  if (payment?.kind !== 'roll') return []
  const last = lastDayOf(until)
  const facts = factsOn(last)
  const from = facts[payment.from]
  if (typeof from !== 'string') return []
  const ends = facts[payment.to]
  const scope = scopeOf(programme, { ...given, on: last, facts })
  const choice = (written: string) => scope.switches[written] ?? written
  const rule = partMonthRules.find((one) => one === choice(payment.part_month))
  const decides = payment.day === undefined ? 1 : Number(scope.parameters[payment.day] ?? 1)
  if (!rule || rule === 'elapsed') return []
  const to = typeof ends === 'string' && ends < last ? ends : last
  const counted = calendarMonths(from, to, rule, decides)
  const factsOf = choice(payment.facts_of)
  const since = rollSince(programme, given, choice)?.slice(0, 7)
  const payments: RollPayment[] = []
  for (const [period, months] of periods(counted, choice(payment.every))) {
    if (since !== undefined && (months.at(-1) ?? '') < since) continue
    const asOf = factsOf === 'last-day' ? lastDayOf(months.at(-1) ?? until) : `${months[0]}-01`
    // In the month of the hiring the first day is before the post; the facts of the first day in it are taken.
    const on = asOf < from ? from : asOf
    const decision = decide(programme, { ...given, on, facts: factsOn(on) })
    if (decision.eligible === 'no') continue
    payments.push({ period, amountFen: decision.amountFen, ask: decision.ask })
  }
  return payments
}

const lengths: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 }

/** Months put into the periods that are paid; a period is paid once all its months have counted. */
function periods(months: readonly string[], every: string): [string, readonly string[]][] {
  const length = lengths[every] ?? 1
  const found = new Map<string, string[]>()
  for (const month of months) {
    const number = Math.floor((Number(month.slice(5)) - 1) / length)
    const key =
      length === 1 ? month : length === 12 ? month.slice(0, 4) : `${month.slice(0, 4)}Q${number + 1}`
    found.set(key, [...(found.get(key) ?? []), month])
  }
  return [...found].filter(([, counted]) => counted.length === length)
}
