import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { newId } from '../../../platform/server/ids.ts'
import { urgencyNumber } from '../../duties/index.ts'
import type { Trip } from '../domain/trip.ts'

/** What a replacement carries beside what every trip has. */
export type Replacing = {
  readonly corrects: Id
  readonly chain: Id
  readonly reason: string
  /** The duty of the record before, where its follow-up did not change: it is kept and none is opened. */
  readonly keptDuty: Id | null
}

type Worker = { readonly account: Id; readonly name: string }

/** The trip as the database function `insert_visits` reads it: with who works, who enters it, and ids for what it makes. */
export function tripArgument(
  { actor, scope, today }: Standing,
  trip: Trip,
  minutes: number | null,
  worker: Worker,
  replacing?: Replacing,
) {
  const kept = replacing?.keptDuty ?? null
  return {
    id: trip.id,
    provinces: provincesIn(scope),
    station: trip.station,
    division: trip.division,
    visitedOn: trip.visitedOn,
    startedAt: trip.startedAt,
    endedAt: trip.endedAt,
    minutes,
    method: trip.method,
    purpose: trip.purpose,
    worker: worker.account,
    workerName: worker.name,
    companions: trip.companions,
    people: trip.persons.map((served) => served.person),
    persons: trip.persons.map((served) => ({ ...served, audit: newId() })),
    livingConditions: trip.livingConditions,
    requests: trip.requests,
    handled: trip.handled,
    urgency: urgencyNumber(trip.urgency),
    followUp: trip.followUp?.text,
    followUpOn: trip.followUp?.dueOn,
    duty: kept ?? (trip.followUp ? newId() : null),
    dutyKept: kept !== null,
    fulfils: trip.fulfils,
    confirmation: trip.confirmation,
    photos: trip.photos,
    files: trip.photos.length > 0 ? trip.photos.map((photo) => photo.file) : undefined,
    by: actor.account,
    today,
    corrects: replacing?.corrects,
    chain: replacing?.chain,
    reason: replacing?.reason,
  }
}
