import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type {
  AcceptedWay,
  ForWhom,
  RequestNeed,
  RequestSource,
  RequestState,
} from '../../domain/requests/codes.ts'

/** A request as it stands in the table. Instants are ISO texts in UTC with milliseconds. */
export type RequestRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly source: RequestSource
  readonly sourceRoom: string | null
  readonly sourceRecord: Id | null
  readonly organisation: Id | null
  readonly receivedAt: string
  readonly receivedOn: Day
  readonly clockFrom: string
  readonly division: DivisionCode
  readonly county: number
  readonly station: Id | null
  readonly stationDivision: DivisionCode | null
  readonly urgency: number
  readonly rank: number
  readonly endangered: boolean
  readonly safe: boolean
  readonly needs: readonly RequestNeed[]
  readonly triaged: boolean
  readonly forWhom: ForWhom | null
  readonly aboutName: string | null
  readonly person: Id | null
  readonly personOrdinal: number | null
  readonly phoneIndex: Buffer | null
  readonly anonymous: boolean
  readonly sealed: Buffer
  readonly filedBy: Id | null
  readonly filedName: string | null
  readonly owner: Id | null
  readonly ownerName: string | null
  readonly state: RequestState
  readonly way: AcceptedWay | null
  readonly decidedAt: string | null
  readonly decidedOn: Day | null
  readonly onTime: boolean | null
  readonly becameRoom: string | null
  readonly becameRecord: Id | null
  readonly duty: Id | null
  readonly mergedInto: Id | null
  readonly settledAt: string | null
  readonly answered: boolean
  readonly language: 'zh' | 'en'
  readonly version: number
}

/** An instant column as a text that goes back into a query unchanged. */
export const instantText = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const requestColumns =
  sql.raw(`province, id, number, source, source_room, source_record, organisation, ${instantText('received_at')} as received_at,
  received_on, ${instantText('clock_from')} as clock_from, division, county, station, station_division, urgency, rank, endangered,
  safe, needs, triaged, for_whom, about_name, person, person_ordinal, phone_index, anonymous, sealed, filed_by, filed_name, owner,
  owner_name, state, way, ${instantText('decided_at')} as decided_at, decided_on, on_time, became_room, became_record, duty,
  merged_into, ${instantText('settled_at')} as settled_at, answered, language, version`)

/** What holds of every query of requests, whatever else is asked. */
export const requestInScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, { division: 'division', station: 'station' })}
    and province = any(${provincesIn(scope)})`

export async function findRequest(tx: Handle, scope: Scope, id: Id): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from request where ${requestInScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The same, kept from changing until the transaction ends. */
export async function lockRequest(tx: Handle, scope: Scope, id: Id): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from request where ${requestInScope(scope)} and id = ${id} for update`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Changes a locked request and answers it as it is then. */
export async function updateRequest(
  tx: Handle,
  { province, id }: RequestRow,
  change: RawBuilder<unknown>,
): Promise<RequestRow> {
  const { rows } = await sql<RequestRow>`
    update request set ${change}, version = version + 1
    where province = ${province} and id = ${id} returning ${requestColumns}`.execute(tx)
  return rows[0] as RequestRow
}
