import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { AgreementOutcome, AgreementState, Party, Progress } from '../domain/agreement.ts'

export type AgreementRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly subjectRoom: 'letters' | 'casework'
  readonly subject: Id
  readonly person: Id | null
  readonly station: Id
  readonly division: DivisionCode
  readonly sealed: Buffer
  readonly startsOn: Day
  readonly reviewOn: Day
  readonly state: AgreementState
  readonly agreedOn: Day | null
  readonly closedOn: Day | null
  readonly outcome: AgreementOutcome | null
  readonly closing: Buffer | null
  readonly draftedByName: string
  readonly reviewDuty: Id | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, number, subject_room, subject, person, station, division, sealed, starts_on, review_on, state,
  agreed_on, closed_on, outcome, closing, drafted_by_name, review_duty, version`)

const agreementInScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, { division: 'division', station: 'station', person: 'person' })}
    and province = any(${provincesIn(scope)})`

export async function findAgreement(tx: Handle, scope: Scope, id: Id): Promise<AgreementRow | null> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from school_agreement where ${agreementInScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function lockAgreement(tx: Handle, scope: Scope, id: Id): Promise<AgreementRow | null> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from school_agreement where ${agreementInScope(scope)} and id = ${id} for update`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The agreements about a pupil or a case, the latest first; row-level security says which are seen. */
export async function agreementsOf(tx: Handle, province: number, subject: Id): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from school_agreement where province = ${province} and subject = ${subject}
    order by starts_on desc, id desc`.execute(tx)
  return rows
}

export type PartyRow = {
  readonly role: Party
  readonly sealed: Buffer
  readonly signedAt: string | null
  readonly signatureKind: 'drawn' | 'typed' | null
  readonly signature: Buffer | null
  readonly witnessedByName: string | null
}

export async function partiesOf(tx: Handle, one: Pick<AgreementRow, 'province' | 'id'>): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow>`
    select role, sealed, to_json(signed_at) #>> '{}' as signed_at, signature_kind, signature, witnessed_by_name
    from agreement_party where province = ${one.province} and agreement = ${one.id}
    order by array_position(array['pupil', 'guardian', 'teacher'], role)`.execute(tx)
  return rows
}

export type ReviewRow = {
  readonly id: Id
  readonly heldOn: Day
  readonly progress: Progress
  readonly sealed: Buffer
  readonly nextOn: Day | null
  readonly heldByName: string
}

export async function reviewsOf(
  tx: Handle,
  one: Pick<AgreementRow, 'province' | 'id'>,
): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select id, held_on, progress, sealed, next_on, held_by_name from agreement_review
    where province = ${one.province} and agreement = ${one.id} order by held_on, id`.execute(tx)
  return rows
}
