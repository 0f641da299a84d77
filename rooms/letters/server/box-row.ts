import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

export type BoxRow = {
  readonly province: number
  readonly id: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly name: string
  readonly place: string | null
  readonly address: string
  readonly online: boolean
  readonly responsible: Id
  readonly responsibleName: string
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly version: number
}

export const boxColumns = sql.raw(
  'province, id, station, division, name, place, address, online, responsible, responsible_name, opened_on, closed_on, version',
)

/** What holds of every query of this room, whatever else is asked. */
export const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, { division: 'division', station: 'station' })} and province = any(${provincesIn(scope)})`

export async function findBox(tx: Handle, scope: Scope, id: Id): Promise<BoxRow | null> {
  const { rows } = await sql<BoxRow>`
    select ${boxColumns} from letter_box where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function boxNames(
  tx: Handle,
  province: number,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; name: string }>`
    select id, name from letter_box where province = ${province} and id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type StationPlace = { readonly province: number; readonly division: DivisionCode }

/** Where any station stands; null when there is none in those provinces. */
export async function stationPlace(
  tx: Handle,
  provinces: readonly number[],
  station: Id,
): Promise<StationPlace | null> {
  const { rows } = await sql<StationPlace>`
    select province, division from station_anywhere(${[...provinces]}::smallint[], ${station})`.execute(tx)
  return rows[0] ?? null
}
