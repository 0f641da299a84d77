import { holdsOn } from '../../../kernel/dated.ts'
import type { Day } from '../../../kernel/day.ts'
import { contains, type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

/** A division, with all below it, that a managing zone manages from a day to a day (S8, X18). */
export type ZoneMember = {
  readonly zone: Id
  readonly division: DivisionCode
  readonly from: Day
  readonly to: Day | null
}

/**
 * The managing zone (管理区域) of a place on a day: the one a station names itself, else the one that manages the
 * smallest division around it, else none. It never replaces the statutory division.
 */
export function zoneOf(
  place: { readonly division: DivisionCode; readonly managingZone: Id | null },
  members: readonly ZoneMember[],
  on: Day,
): Id | null {
  if (place.managingZone) return place.managingZone
  const around = members.filter((member) => holdsOn(member, on) && contains(member.division, place.division))
  return around.toSorted((a, b) => size(a.division) - size(b.division))[0]?.zone ?? null
}

function size(code: DivisionCode): number {
  const { low, high } = rangeOf(code)
  return high - low
}
