import { type Day, daysBetween } from '../../../../kernel/day.ts'
import { daysOf, monthOf } from '../../../../kernel/period.ts'
import { type Comparator, isUpward, satisfies, shortOf } from './comparator.ts'
import type { Milestone, Target } from './target.ts'

/**
 * - `met`: the number that is due next is satisfied (after the last day: the last number);
 * - `overdue`: a number whose day has passed is not satisfied;
 * - `on-track`, `at-risk`, `behind`: not yet due, and measured against the pace: at or above it; at least `atRiskFrom` of
 *   what the pace would have gained; less than that;
 * - `pending`: not yet due, and no pace can be named, because nothing says where it began;
 * - `unknown`: a fact that it needs is missing. A missing fact is never zero.
 */
export const states = ['overdue', 'behind', 'at-risk', 'pending', 'on-track', 'met', 'unknown'] as const
export type State = (typeof states)[number]

/** Where a target stands on a day. `pace` is where it should stand by then; null where no pace can be named. */
export type Standing = {
  readonly state: State
  readonly value: number | null
  /** The number that is due next, or the first that was missed. */
  readonly number: number
  readonly by: Day
  readonly pace: number | null
  readonly short: number | null
}

type Asked = Pick<Target, 'comparator' | 'baseline' | 'milestones' | 'atRiskFrom'>

/** `step` is the smallest amount that counts: 1 for persons and places. */
export function standingOf(target: Asked, value: number | null, on: Day, step = 1): Standing {
  const { comparator } = target
  const asked = askedOn(target, value, on)
  const pace = paceOn(target, on)
  const standing = {
    value,
    number: asked.value,
    by: asked.by,
    pace,
    short: value === null ? null : shortOf(comparator, value, asked.value, step),
  }
  if (value === null) return { ...standing, state: 'unknown' }
  if (satisfies(comparator, value, asked.value)) return { ...standing, state: 'met' }
  if (asked.by < on) return { ...standing, state: 'overdue' }
  return { ...standing, state: pace === null ? 'pending' : againstPace(target, value, pace, on) }
}

/** The first milestone that was missed; else the one that is due next; after all of them the last. */
export function askedOn({ comparator, milestones }: Asked, value: number | null, on: Day): Milestone {
  const missed = milestones.find(
    (one) => one.by < on && value !== null && !satisfies(comparator, value, one.value),
  )
  return missed ?? milestones.find((one) => one.by >= on) ?? (milestones.at(-1) as Milestone)
}

/**
 * The linear pace from the baseline through the milestones (S7.A1). A month is a twelfth of a year whatever its days, so
 * that two of five years are two fifths. Null before the baseline, and where nothing says where the way began.
 */
export function paceOn({ baseline, milestones }: Asked, on: Day): number | null {
  const points = [...(baseline ? [{ value: baseline.value, by: baseline.on }] : []), ...milestones]
  const last = points.at(-1) as Milestone
  if (points.length < 2) return null
  if (on >= last.by) return last.value
  const at = points.findIndex((point) => point.by > on)
  const [from, to] = [points[at - 1], points[at]]
  if (!from || !to) return null
  return from.value + ((to.value - from.value) * monthsBetween(from.by, on)) / monthsBetween(from.by, to.by)
}

/** Months from one day to another, parts of a month by its own days. */
export function monthsBetween(from: Day, to: Day): number {
  return monthsSince(to) - monthsSince(from)
}

function monthsSince(of: Day): number {
  const { first, last } = daysOf(monthOf(of))
  const month = Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
  return month + (daysBetween(first, of) + 1) / (daysBetween(first, last) + 1)
}

/** What was gained since the start of the present stretch, against what the pace would have gained. */
function againstPace(target: Asked, value: number, pace: number, on: Day): State {
  const reached = isUpward(target.comparator) ? value >= pace : value <= pace
  if (reached) return 'on-track'
  const start = startOf(target, on)
  const due = pace - start
  return due !== 0 && (value - start) / due >= target.atRiskFrom ? 'at-risk' : 'behind'
}

function startOf({ baseline, milestones }: Asked, on: Day): number {
  const passed = milestones.filter((one) => one.by < on).at(-1)
  return passed?.value ?? baseline?.value ?? 0
}

/** Where one division of an `each` target stands. It has no beginning of its own, so it is met, pending or overdue. */
export const standingOfPlace = (
  target: Pick<Target, 'comparator' | 'milestones'>,
  value: number | null,
  on: Day,
  step = 1,
): Standing =>
  standingOf({ ...target, baseline: undefined, milestones: due(target, on), atRiskFrom: 1 }, value, on, step)

/** Of several numbers for each division only the one that is due counts, so that no pace runs between them. */
const due = ({ milestones }: Pick<Target, 'milestones'>, on: Day): readonly Milestone[] => [
  milestones.find((one) => one.by >= on) ?? (milestones.at(-1) as Milestone),
]

/** The number that each division is asked for on a day. */
export const numberForEach = (target: Pick<Target, 'milestones'>, on: Day): Milestone =>
  due(target, on)[0] as Milestone

/** Divisions of a level counted together. `short` and `needed` add up what each lacks and what each is to have. */
export type Places = {
  readonly of: number
  readonly met: number
  readonly unknown: number
  readonly short: number
}

/** The share in percent that has the number; not known, and not zero, where nobody is known of. */
const shareOf = ({ of, met, unknown }: Places): number | null => (of <= unknown ? null : (met * 100) / of)

/** A number of each division: all of them must have it, and the value is the share that does. */
export function standingOfEach(target: Asked, places: Places, on: Day): Standing {
  const { by } = numberForEach(target, on)
  const value = shareOf(places)
  const standing = { value, number: 100, by, pace: null, short: places.short }
  if (value === null || places.met + places.unknown < places.of) {
    if (value === null) return { ...standing, state: 'unknown' }
    return { ...standing, state: by < on ? 'overdue' : 'pending' }
  }
  return { ...standing, state: places.unknown > 0 ? 'unknown' : 'met' }
}

/**
 * A share of the divisions: the milestones are percentages, and `short` is how many divisions are still to be covered, or
 * where less is better how many are too many.
 */
export function standingOfCoverage(target: Asked, places: Places, on: Day): Standing {
  const value = shareOf(places)
  const standing = standingOf(target, value, on, 0)
  const wanted = placesFor(target.comparator, standing.number, places.of)
  const lacking = isUpward(target.comparator) ? wanted - places.met : places.met - wanted
  return { ...standing, short: value === null ? null : Math.max(0, lacking) }
}

/** How many of so many divisions make a percentage, at least or, where less is better, at most: 60 % of 9 counties are 6. */
export function placesFor(comparator: Comparator, percent: number, of: number): number {
  const exact = (percent * of) / 100
  if (comparator === 'more_than') return Math.floor(exact + 1e-9) + 1
  if (comparator === 'at_least') return Math.ceil(exact - 1e-9)
  return comparator === 'at_most' ? Math.floor(exact + 1e-9) : Math.ceil(exact - 1e-9) - 1
}
