import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { CaseRecord, RecordOf } from '../../contract.ts'
import type { Phase, RecordKind } from '../../domain/phases.ts'
import type { CaseRow } from '../case-row.ts'

/** A record as it stands in the table; its words are sealed. */
export type RecordRow = {
  readonly id: Id
  readonly kind: RecordKind
  readonly nth: number
  readonly phase: Phase
  readonly round: number
  readonly heldOn: Day
  readonly minutes: number | null
  readonly goal: Id | null
  readonly score: number | null
  readonly sealed: Buffer
  readonly recordedBy: Id
  readonly recordedByName: string
  readonly recordedOn: Day
  readonly recordedAt: Date
  readonly replaces: Id | null
  readonly replacedBy: Id | null
  readonly signature: 'agreed' | 'returned' | null
  readonly signedByName: string | null
  readonly signedAt: Date | null
  readonly opinionSealed: Buffer | null
}

/** All records of a case in the order in which they were written, replaced ones too. */
export async function recordsOf(tx: Handle, one: CaseRow): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select id, kind, nth, phase, round, held_on, minutes, goal, score, sealed, recorded_by, recorded_by_name, recorded_on,
      recorded_at, replaces, replaced_by, signature, signed_by_name, signed_at, opinion_sealed
    from case_record where province = ${one.province} and case_id = ${one.id} order by recorded_at, id`.execute(
    tx,
  )
  return rows
}

/** The day of the last contact on record, of any round; null where there was none. */
export async function lastContact(tx: Handle, one: CaseRow): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    select max(held_on) as on from case_record
    where province = ${one.province} and case_id = ${one.id} and kind = 'process' and replaced_by is null`.execute(
    tx,
  )
  return rows[0]?.on ?? null
}

export const openRecord = (cipher: FieldCipher, row: RecordRow): CaseRecord =>
  JSON.parse(cipher.open(row.sealed)) as CaseRecord

/** The closing form that holds now. */
export async function closingForm(
  tx: Handle,
  cipher: FieldCipher,
  one: CaseRow,
): Promise<RecordOf<'closing'> | null> {
  const rows = await recordsOf(tx, one)
  const row = rows.findLast(({ kind, replacedBy }) => kind === 'closing' && replacedBy === null)
  const record = row ? openRecord(cipher, row) : null
  return record?.kind === 'closing' ? record : null
}

export type NewRecord = {
  readonly id: Id
  readonly nth: number
  readonly heldOn: Day
  readonly minutes: number | null
  readonly record: CaseRecord
  readonly replaces: Id | null
  readonly by: Id
  readonly byName: string
  readonly on: Day
}

export async function insertRecord(
  tx: Handle,
  cipher: FieldCipher,
  one: CaseRow,
  { record, ...about }: NewRecord,
): Promise<void> {
  const goal = record.kind === 'progress' ? record.goal : null
  const score = record.kind === 'progress' ? record.score : null
  await sql`
    insert into case_record (province, id, case_id, kind, nth, phase, round, held_on, minutes, goal, score, sealed, station, division,
      person, recorded_by, recorded_by_name, recorded_on, replaces)
    values (${one.province}, ${about.id}, ${one.id}, ${record.kind}, ${about.nth}, ${one.phase}, ${one.round}, ${about.heldOn},
      ${about.minutes}, ${goal}, ${score}, ${cipher.seal(JSON.stringify(record))}, ${one.station}, ${one.division}, ${one.person},
      ${about.by}, ${about.byName}, ${about.on}, ${about.replaces})`.execute(tx)
  if (about.replaces === null) return
  await sql`update case_record set replaced_by = ${about.id}
    where province = ${one.province} and id = ${about.replaces}`.execute(tx)
}
