import { covers, type Scope } from '../../../../kernel/actor.ts'
import { dayAt } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { personNames, personOn } from '../../../people/server/index.ts'
import type { RequestNeed, RequestSource, RequestUrgency } from '../../domain/requests/codes.ts'
import { insertRequest, type Said } from './filing.ts'
import { codeOfCommand } from './follow-code.ts'
import { checkedPlace, type QueuePlace, queueOf, stationThere } from './place.ts'

/** What another room, or a member of staff, hands in. */
export type TakenIn = Said & {
  /** Of the request; its code follows from it. */
  readonly id: Id
  readonly source: RequestSource
  /** The room that files it and the record there, for the way back. */
  readonly sourceRoom?: string | undefined
  readonly sourceRecord?: Id | undefined
  /** Milliseconds since 1970; now when left out. */
  readonly receivedAt?: number | undefined
  readonly urgency?: RequestUrgency | undefined
  /** Somebody may be in danger, as the room that files it knows; its own record says how. */
  readonly endangered?: boolean | undefined
  readonly needs?: readonly RequestNeed[] | undefined
  readonly person?: Id | undefined
  /** That of the place when left out. */
  readonly station?: Id | undefined
  /** Whether the caller looks at it from now on. */
  readonly own?: boolean | undefined
}

export type TakenInAs = {
  readonly id: Id
  readonly number: string
  /** For the requester, told once. */
  readonly code: string
  readonly division: number
  readonly station: Id | null
}

/**
 * Files a request inside the caller's command and under its scope, so that it is there when the command is. Refuses
 * `request-place-too-wide`, `request-place-outside`, `request-time-in-future`, `station-not-found` and `not-found`
 * (the person).
 */
export async function takeIn(
  tx: Handle,
  platform: Platform,
  standing: Pick<Standing, 'actor' | 'scope'>,
  input: TakenIn,
): Promise<Result<TakenInAs, Refusal>> {
  const now = platform.clock.now()
  const receivedAt = input.receivedAt ?? now
  if (receivedAt > now) return at('request-time-in-future', '/body/receivedAt')
  const division = await checkedPlace(tx, input.division, dayAt(receivedAt))
  if (!division.ok) return division
  const place = await placeOf(tx, standing.scope, input, dayAt(receivedAt))
  if (!place.ok) return place
  const person = input.person
    ? await personOn(tx, standing.scope, input.person, dayAt(receivedAt))
    : undefined
  if (input.person && !person) return at('not-found', '/body/person')
  const names = person ? await personNames(tx, standing.scope, [person.id]) : null
  const number = await insertRequest(tx, platform.cipher, {
    ...input,
    // Somebody on the register need not be named a second time to be found by name.
    aboutName: input.aboutName ?? (person ? names?.get(person.id) : undefined),
    command: input.id,
    place: place.value,
    receivedAt,
    urgency: input.urgency ?? 'ordinary',
    needs: input.needs ?? [],
    person: person ? { id: person.id, ordinal: person.ordinal } : undefined,
    by: standing.actor,
    own: input.own ?? false,
    language: 'zh',
  })
  return ok({
    id: input.id,
    number,
    code: codeOfCommand(platform.cipher, place.value.province, input.id),
    division: place.value.division,
    station: place.value.station,
  })
}

async function placeOf(
  tx: Handle,
  scope: Scope,
  input: TakenIn,
  on: ReturnType<typeof dayAt>,
): Promise<Result<QueuePlace, Refusal>> {
  const usual = await queueOf(tx, input.division, on)
  if (!input.station || input.station === usual.station) {
    // Who works for the station files there whatever else its grant covers.
    return covers(scope, usual) ? ok(usual) : at('request-place-outside', '/body/division')
  }
  const stationDivision = await stationThere(tx, provinceOf(input.division), input.station)
  if (!stationDivision) return at('station-not-found', '/body/station')
  const place = { ...usual, station: input.station, stationDivision }
  const covered = covers(scope, place) && covers(scope, { division: stationDivision, station: input.station })
  return covered ? ok(place) : at('station-not-found', '/body/station')
}

const at = (code: string, path: string): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path }] })
