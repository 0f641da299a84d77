import { covers } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Database } from '../../../platform/server/database/connect.ts'
import { runFunction } from '../../../platform/server/function-command.ts'
import { checkTrip, type Trip } from '../domain/trip.ts'
import type { VisitWarning } from '../domain/warnings.ts'
import { tripArgument } from './trip-argument.ts'

export type Recorded = {
  readonly trip: Id
  readonly records: { readonly id: Id; readonly person: Id; readonly division: DivisionCode }[]
  readonly duty: Id | null
  readonly warnings: { readonly code: VisitWarning; readonly person?: Id }[]
}

/** Whether the place that the request names lies where the actor may record; the persons' own places always do. */
export const placeIsInScope = (standing: Standing, trip: Trip): boolean => {
  const { division, station } = trip
  if (division === undefined) return true
  return trip.persons.every(({ person }) => covers(standing.scope, { division, station, person }))
}

export const placeNotInScope: Result<never, Refusal> = refused({
  code: 'division-outside-scope',
  problems: [{ code: 'division-outside-scope', path: '/body/division' }],
})

/**
 * Records a trip: a record for each served person, its photos, its follow-up as a duty, in one round trip to the
 * database. The standing's scope is that of `activities.record`; a person or station outside it reads as not found.
 */
export async function recordTrip(
  database: Database,
  standing: Standing,
  trip: Trip,
): Promise<Result<Recorded, Refusal>> {
  const checked = checkTrip(trip, standing.today)
  if (!checked.ok) return refused({ code: 'request-not-valid', problems: checked.error })
  if (!placeIsInScope(standing, trip)) return placeNotInScope
  const { account, name } = standing.actor
  return runFunction<Recorded>(database, standing, {
    id: trip.id,
    name: 'activities.record-visit',
    function: 'record_visit',
    input: trip,
    argument: tripArgument(standing, trip, checked.value.minutes, { account, name }),
  })
}
