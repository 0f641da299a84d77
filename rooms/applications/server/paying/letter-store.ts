import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { type ApplicationRow, placeColumns, placeOf } from '../core/application-store.ts'
import { atBody, inPlace, likePart } from './item-store.ts'

/** A letter of award as it was issued. Fen; null: not in money. */
export type LetterRow = {
  readonly id: Id
  readonly division: DivisionCode
  readonly application: Id
  readonly programme: string
  readonly number: string
  readonly title: string
  readonly name: string
  readonly organisationName: string
  readonly issuer: string
  readonly award: string
  readonly duties: readonly string[]
  readonly amount: number | null
  readonly givenOn: Day
  readonly noted: boolean
  readonly withdrawnOn: Day | null
  readonly withdrawnReason: string | null
  readonly recordedName: string
}

const columns =
  sql.raw(`id, division, application, programme, number, title, name, organisation_name, issuer, award, duties,
  amount, given_on, noted, withdrawn_on, withdrawn_reason, recorded_name`)

export type LetterFilter = {
  readonly programme?: string | undefined
  readonly within?: DivisionCode | undefined
  readonly search?: string | undefined
}

export async function listLetters(
  tx: Handle,
  scope: Scope,
  { programme, within, search }: LetterFilter,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<LetterRow[]> {
  const all = [atBody(scope), ...inPlace(within)]
  if (programme) all.push(sql<boolean>`programme = ${programme}`)
  if (search) all.push(sql<boolean>`search like ${likePart(search)}`)
  const { after, limit } = page
  const later = after ? sql`and (given_on, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<LetterRow>`
    select ${columns} from application_letter where ${sql.join(all, sql` and `)} ${later}
    order by given_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export async function findLetter(tx: Handle, scope: Scope, id: Id): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from application_letter where ${atBody(scope)} and id = ${id}`.execute(tx)
  return rows[0]
}

/** The letter of an application that stands; the withdrawn ones with it where all are asked for, the latest first. */
export async function lettersOf(
  tx: Handle,
  { province, id }: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from application_letter where province = ${province} and application = ${id}
    order by withdrawn_on is not null, given_on desc, id desc`.execute(tx)
  return rows
}

/** Writes a letter; false where the application has one that stands. */
export async function insertLetter(
  tx: Handle,
  { actor }: Standing,
  row: ApplicationRow,
  letter: Omit<
    LetterRow,
    'division' | 'application' | 'programme' | 'withdrawnOn' | 'withdrawnReason' | 'recordedName'
  >,
  search: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into application_letter (${placeColumns}, id, programme, number, title, name, organisation_name, issuer, award, duties,
      amount, given_on, noted, search, recorded_by, recorded_name)
    values (${placeOf(row)}, ${letter.id}, ${row.programme}, ${letter.number}, ${letter.title}, ${letter.name},
      ${letter.organisationName}, ${letter.issuer}, ${letter.award}, ${[...letter.duties]}::text[], ${letter.amount},
      ${letter.givenOn}, ${letter.noted}, ${search}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Withdraws a letter, as a revocation does. */
export async function withdrawLetter(
  tx: Handle,
  { id, division }: Pick<LetterRow, 'id' | 'division'>,
  on: Day,
  reason: string,
): Promise<void> {
  await sql`update application_letter set withdrawn_on = ${on}, withdrawn_reason = ${reason}
    where province = ${provinceOf(division)} and id = ${id} and withdrawn_on is null`.execute(tx)
}
