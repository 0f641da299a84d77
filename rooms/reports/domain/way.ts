import { coversSubtree, type Placed, type Scope } from '../../../kernel/actor.ts'
import { ancestorsOf, countyOf, type DivisionCode, levelOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

/** Where a report stands on its way up: village point → township station → county → city. */
export const reportStates = ['draft', 'sent', 'returned', 'accepted'] as const
export type ReportState = (typeof reportStates)[number]

/** Whose report it is. `parent` is the station that a point reports to; the county's centre is no such station. */
export type ReportPlace = {
  readonly division: DivisionCode
  readonly station: Id | null
  readonly parent: Id | null
}

/** May prepare: who works for the station, or for the whole of the division. */
export const mayPrepare = (scope: Scope, { division, station }: ReportPlace): boolean =>
  station
    ? scope.stations.includes(station) ||
      scope.ranges.some(({ low, high }) => low <= division && division <= high)
    : coversSubtree(scope, division)

/**
 * The division whose people review: that of the county for stations and towns, the next above for a county and up. A
 * point goes to its parent station first, and whoever answers for the county may review it as well.
 */
export function reviewDivision({ division, station }: ReportPlace): DivisionCode {
  const level = levelOf(division)
  if (station || level === 'village' || level === 'township') return countyOf(division)
  return ancestorsOf(division)[0] ?? division
}

export const mayReview = (scope: Scope, place: ReportPlace): boolean =>
  (place.parent !== null && scope.stations.includes(place.parent)) ||
  coversSubtree(scope, reviewDivision(place))

/** Where a duty about reviewing lies. */
export const reviewPlaced = (place: ReportPlace): Placed => ({
  division: place.parent ? place.division : reviewDivision(place),
  station: place.parent ?? place.station,
})

/** What may be done next; a report is sent again after it came back. */
export const maySend = (state: ReportState): boolean => state === 'draft' || state === 'returned'
export const mayChange = maySend
