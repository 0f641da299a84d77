import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { AwardLevel, Degree, StudyMode } from '../domain/qualifications.ts'

type Of = { readonly province: number; readonly id: Id }

export type RegistrationRow = {
  readonly id: Id
  readonly certificate: Id
  readonly number: string | null
  readonly fromOn: Day
  readonly toOn: Day
}

export async function registrationsOf(tx: Handle, { province, id }: Of): Promise<RegistrationRow[]> {
  const { rows } = await sql<RegistrationRow>`
    select id, certificate, number, from_on, to_on from workforce_registration
    where province = ${province} and member = ${id} order by from_on desc, id`.execute(tx)
  return rows
}

export type StudyRow = {
  readonly id: Id
  readonly school: string
  readonly major: string
  readonly socialWork: boolean
  readonly degree: Degree
  readonly mode: StudyMode
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly diplomaOn: Day | null
  readonly diplomaNumber: string | null
  readonly credit: Id | null
}

export async function studiesOf(tx: Handle, { province, id }: Of): Promise<StudyRow[]> {
  const { rows } = await sql<StudyRow>`
    select id, school, major, social_work, degree, mode, from_on, to_on, diploma_on, diploma_number, credit
    from workforce_study where province = ${province} and member = ${id} order by from_on desc, id`.execute(
    tx,
  )
  return rows
}

export type InvoiceRow = {
  readonly id: Id
  readonly study: Id
  readonly number: string
  readonly issuer: string
  readonly issuedOn: Day
  readonly amountFen: number
  readonly withdrawn: boolean
}

export async function invoicesOf(tx: Handle, { province, id }: Of): Promise<InvoiceRow[]> {
  const { rows } = await sql<InvoiceRow>`
    select id, study, number, issuer, issued_on, amount_fen::float8 as amount_fen, reversed_by is not null as withdrawn
    from workforce_invoice where province = ${province} and member = ${id} order by issued_on, id`.execute(tx)
  return rows
}

export type AwardRow = {
  readonly id: Id
  readonly title: string
  readonly giver: string
  readonly level: AwardLevel
  readonly givenOn: Day
  readonly document: string | null
  readonly programme: string | null
  readonly withdrawnOn: Day | null
  readonly withdrawnReason: string | null
}

export async function awardsOf(tx: Handle, { province, id }: Of): Promise<AwardRow[]> {
  const { rows } = await sql<AwardRow>`
    select id, title, giver, level, given_on, document, programme, withdrawn_on, withdrawn_reason
    from workforce_award where province = ${province} and member = ${id} order by given_on desc, id`.execute(
    tx,
  )
  return rows
}
