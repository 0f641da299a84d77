import { addDays, type Day, weekday } from '../../../kernel/day.ts'

/** A day of practicum, in minutes. */
export type LoggedDay = { readonly on: Day; readonly minutes: number }

const longestDay = 12 * 60

/**
 * Spreads hours over the days of a practicum, in half hours that add up to the whole: over Mondays to Fridays, or over all
 * days where those would be too long.
 */
export function spreadHours(from: Day, to: Day, hours: number): readonly LoggedDay[] {
  const all: Day[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) all.push(on)
  // The first and the last day are worked whatever they are: they say how long the practicum was.
  const working = all.filter((on) => weekday(on) <= 5 || on === from || on === to)
  const days = hours * 60 <= working.length * 9 * 60 ? working : all
  const halves = hours * 2
  if (halves * 30 > days.length * longestDay)
    throw new Error(`${hours} hours do not fit between ${from} and ${to}`)
  const part = (at: number) =>
    Math.floor((halves * (at + 1)) / days.length) - Math.floor((halves * at) / days.length)
  return days.map((on, at) => ({ on, minutes: part(at) * 30 })).filter(({ minutes }) => minutes > 0)
}
