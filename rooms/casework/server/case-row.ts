import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { ClockKind } from '../domain/case-clocks.ts'
import type {
  Attainment,
  CaseKind,
  CaseProblem,
  CaseSource,
  CaseState,
  CloseReason,
  Satisfaction,
} from '../domain/case-codes.ts'
import type { Phase } from '../domain/phases.ts'

/** A case as it stands in the table. */
export type CaseRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly person: Id
  readonly personOrdinal: number
  readonly categories: readonly string[]
  readonly station: Id
  readonly division: DivisionCode
  readonly kind: CaseKind
  readonly problem: CaseProblem
  readonly source: CaseSource
  readonly openedOn: Day
  readonly openedStation: Id
  readonly openedDivision: DivisionCode
  readonly worker: Id
  readonly workerName: string
  readonly description: string | null
  readonly reopens: Id | null
  readonly closedOn: Day | null
  readonly closeReason: CloseReason | null
  readonly attainment: Attainment | null
  readonly satisfaction: Satisfaction | null
  readonly outcome: string | null
  readonly followUp: string | null
  readonly withdrawReason: string | null
  readonly state: CaseState
  readonly version: number
  /** null: only registered, without phases. */
  readonly phase: Phase | null
  readonly phaseSince: Day | null
  readonly early: boolean
  readonly round: number
  readonly urgency: number
  /** In milliseconds. */
  readonly requestedAt: number | null
  readonly request: Id | null
  readonly contacts: number
  readonly nextContactOn: Day | null
  readonly dueOn: Day | null
  readonly dueKind: ClockKind | null
  readonly awaitsSignature: boolean
  /** The open duty of the supervisor to sign, where there is one. */
  readonly signatureDuty: Id | null
  readonly movingStation: Id | null
  readonly clientSealed: Buffer | null
}

export const caseColumns =
  sql.raw(`province, id, number, person, person_ordinal, categories, station, division, kind, problem, source, opened_on,
  opened_station, opened_division, worker, worker_name, description, reopens, closed_on, close_reason, attainment,
  satisfaction, outcome, follow_up, withdraw_reason, state, version, phase, phase_since, early, round, urgency,
  (extract(epoch from requested_at) * 1000)::bigint as requested_at, request, contacts, next_contact_on, due_on, due_kind,
  awaits_signature, signature_duty, moving_station, client_sealed`)

/** What holds of every query of cases, whatever else is asked. */
export const caseInScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, { division: 'division', station: 'station', person: 'person' })}
    and province = any(${provincesIn(scope)})`

export async function findCase(tx: Handle, scope: Scope, id: Id): Promise<CaseRow | null> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from service_case where ${caseInScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The same, kept from changing until the transaction ends. */
export async function lockCase(tx: Handle, scope: Scope, id: Id): Promise<CaseRow | null> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from service_case where ${caseInScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Changes a locked case and answers it as it is then. */
export async function updateCase(tx: Handle, one: CaseRow, change: RawBuilder<unknown>): Promise<CaseRow> {
  const { rows } = await sql<CaseRow>`
    update service_case set ${change}, version = version + 1
    where province = ${one.province} and id = ${one.id} returning ${caseColumns}`.execute(tx)
  return rows[0] as CaseRow
}

export type MoveRow = {
  readonly movedOn: Day
  readonly fromStation: Id
  readonly fromDivision: DivisionCode
  readonly station: Id
  readonly division: DivisionCode
  readonly reason: string
  readonly byName: string
}

/** All its moves, also those between stations that the reader does not see otherwise. */
export async function movesOf(tx: Handle, one: CaseRow): Promise<MoveRow[]> {
  const { rows } = await sql<MoveRow>`
    select moved_on, from_station, from_division, station, division, reason, moved_by_name as by_name
    from moves_of_case(${one.province}::smallint, ${one.id})`.execute(tx)
  return rows
}
