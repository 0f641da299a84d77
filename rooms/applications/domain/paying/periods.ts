import type { Programme } from '../../../programmes/index.ts'

/** Months `2023-03`; periods `2023-03`, `2023Q1` or `2023`, as the roll of a programme names them. */
export type Month = string

export const monthAfter = (month: Month, by: number): Month => {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** The last day of a month. */
export const lastDayOf = (month: Month): string =>
  new Date(Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

export const monthOfDay = (on: string): Month => on.slice(0, 7)

export type Every = 'month' | 'quarter' | 'year'

const lengths: Readonly<Record<Every, number>> = { month: 1, quarter: 3, year: 12 }

/** A word of the payment that may be the name of a switch, as it is chosen for this case. */
export function chosen(
  programme: Programme,
  written: string,
  facts: Readonly<Record<string, unknown>>,
  switches: Readonly<Record<string, string>> = {},
): string {
  const declared = programme.switches[written]
  if (!declared) return written
  const given = facts[written]
  return switches[written] ?? (typeof given === 'string' ? given : declared.default)
}

/** The months of a period. */
export function monthsOf(period: string): Month[] {
  const year = period.slice(0, 4)
  if (period.length === 4) return Array.from({ length: 12 }, (_, i) => monthAfter(`${year}-01`, i))
  if (period[4] !== 'Q') return [period]
  const first = monthAfter(`${year}-01`, (Number(period[5]) - 1) * 3)
  return [first, monthAfter(first, 1), monthAfter(first, 2)]
}

/** Periods that follow each other are told as one: `2023-12 – 2024-02`, each in the words it is said with. In the order in which they stand. */
export function stretchesOf(periods: readonly string[], say = (period: string) => period): string[] {
  const stretches: { first: string; last: string }[] = []
  for (const period of periods) {
    const open = stretches.at(-1)
    const [begins = period] = monthsOf(period)
    if (open && monthAfter(monthsOf(open.last).at(-1) ?? open.last, 1) === begins) open.last = period
    else stretches.push({ first: period, last: period })
  }
  return stretches.map(({ first, last }) => (first === last ? say(first) : `${say(first)} – ${say(last)}`))
}

const nameOf = (first: Month, every: Every): string =>
  every === 'month'
    ? first
    : every === 'year'
      ? first.slice(0, 4)
      : `${first.slice(0, 4)}Q${Math.floor((Number(first.slice(5)) - 1) / 3) + 1}`

/** The last period that is complete at the end of a month, and the one before it. */
export function periodAt(month: Month, every: Every): { readonly current: string; readonly before: string } {
  const length = lengths[every]
  const inYear = Number(month.slice(5)) - 1
  const start = monthAfter(month, -(inYear % length))
  const first = (inYear + 1) % length === 0 ? start : monthAfter(start, -length)
  return { current: nameOf(first, every), before: nameOf(monthAfter(first, -length), every) }
}

/**
 * The month whose roll is looked at first: the end of the period after the last one that was confirmed, or of the first one
 * that somebody stands for; never one that is still to come. The same month again where nothing newer is due.
 */
export function rollDue(
  { last, first, today }: { readonly last: Month | null; readonly first: Month; readonly today: Month },
  every: Every,
): Month {
  const length = lengths[every]
  const from = last === null ? first : monthAfter(last, 1)
  const due = monthAfter(from, (length - (Number(from.slice(5)) % length)) % length)
  return due > today ? (last ?? today) : due
}
