import { addDays, type Day, daysBetween } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { daysOf, monthOf, type Period } from '../../../../kernel/period.ts'
import { levelNumber } from '../../domain/branch.ts'
import { paceOn } from '../../domain/targets/standing.ts'
import { askingOf, type Target } from '../../domain/targets/target.ts'
import type { Reading } from '../read-amounts.ts'
import { countPlaces, numberOfLevel, placeRows, wholeValue } from './place-rows.ts'

export type PacePoint = { readonly on: Day; readonly value: number | null; readonly pace: number | null }

const mostPoints = 13

/**
 * Values and pace from the beginning to the last day, for a chart; days after the one asked about have a pace only. A
 * list of villages above the county is read once for a state and not a dozen times for a line.
 */
export async function pointsOf(
  reading: Reading,
  target: Target,
  node: DivisionCode,
  on: Day,
): Promise<PacePoint[]> {
  const level = target.each ? numberOfLevel(target.each.level) : null
  if (level === 5 && levelNumber(node) < 3) return []
  const points: PacePoint[] = []
  for (const day of chartDays(target, on)) {
    const value = day > on ? null : await valueOn(reading, target, node, day)
    points.push({ on: day, value, pace: paceOn(target, day) })
  }
  return points
}

async function valueOn(
  reading: Reading,
  target: Target,
  node: DivisionCode,
  on: Day,
): Promise<number | null> {
  if (askingOf(target) === 'whole') return wholeValue(reading, target, node, on)
  const places = await countPlaces(reading, await placeRows(reading, target, node, on))
  return places.of === 0 || places.unknown === places.of ? null : (places.met * 100) / places.of
}

/** Ends of months between the beginning and the last day, as many as a chart shows, with the day asked about. */
export function chartDays({ baseline, milestones }: Pick<Target, 'baseline' | 'milestones'>, on: Day): Day[] {
  const last = milestones.at(-1)?.by ?? on
  const first = baseline?.on ?? (milestones.length > 1 ? (milestones[0]?.by ?? on) : addYears(last, -2))
  const from = first < on ? first : on
  const until = last > on ? last : on
  const step = Math.max(1, Math.ceil(daysBetween(from, until) / 30 / mostPoints))
  const days = new Set<Day>([from, on, until])
  for (let month = monthOf(from); daysOf(month).last < until; month = monthsLater(month, step)) {
    if (daysOf(month).last > from) days.add(daysOf(month).last)
  }
  return [...days].toSorted()
}

const addYears = (of: Day, years: number): Day => addDays(of, Math.round(365.25 * years))

const monthsLater = (month: Period, months: number): Period => {
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 + months
  return (Math.floor(index / 12) * 100 + (index % 12) + 1) as Period
}
