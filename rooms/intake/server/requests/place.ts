import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, levelOf, provinceOf } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { divisionByCode } from '../../../regions/server/index.ts'
import type { IntakeNeighbours } from './look.ts'

export type QueuePlace = {
  readonly province: number
  readonly division: DivisionCode
  /** Null where the county itself must look at it. */
  readonly station: Id | null
  readonly stationDivision: DivisionCode | null
}

const wrong = (code: string, path: string): Result<never, Refusal> => {
  const problems: Problem[] = [{ code, path }]
  return refused({ code, problems })
}

/** Whether a request may lie there: a county or below, in force on the day. */
export async function checkedPlace(
  tx: Handle,
  division: DivisionCode,
  on: Day,
): Promise<Result<DivisionCode, Refusal>> {
  if (['nation', 'province', 'prefecture'].includes(levelOf(division)))
    return wrong('request-place-too-wide', '/body/division')
  const known = await divisionByCode(tx, division, on)
  return known
    ? ok(division)
    : refused({
        code: 'request-not-valid',
        problems: [{ code: 'division-code-not-valid', path: '/body/division' }],
      })
}

/** In whose queue a request of a place waits: of the town's station, the county's guidance centre, or the county. */
export async function queueOf(tx: Handle, division: DivisionCode, on: Day): Promise<QueuePlace> {
  const { rows } = await sql<{ station: Id; division: DivisionCode }>`
    select station, division from station_for(${division}, ${on})`.execute(tx)
  const found = rows[0]
  return {
    province: provinceOf(division),
    division,
    station: found?.station ?? null,
    stationDivision: found?.division ?? null,
  }
}

/**
 * The queue of a place for somebody outside, who may name any place of the nation. Where nobody would see the request it is
 * refused, with words on where else to turn: taken in it would lie unseen.
 */
export async function servedQueueOf(
  tx: Handle,
  division: DivisionCode,
  on: Day,
  isServed: IntakeNeighbours['isServed'],
): Promise<Result<QueuePlace, Refusal>> {
  const known = await checkedPlace(tx, division, on)
  if (!known.ok) return known
  const place = await queueOf(tx, division, on)
  return (await isServed(place, on)) ? ok(place) : wrong('request-place-not-served', '/body/division')
}

/** Where a station stands, if it is one of that province. */
export async function stationThere(tx: Handle, province: number, station: Id): Promise<DivisionCode | null> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${[province]}::smallint[], ${station})`.execute(tx)
  return rows[0]?.division ?? null
}
