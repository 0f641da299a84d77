import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { About, CloseReason } from '../../domain/files/file-codes.ts'

/** A risk file as it stands in the table. `raisedAt` is in milliseconds since 1970. */
export type FileRow = {
  readonly province: number
  readonly id: Id
  readonly person: Id
  readonly openedFor: Id
  readonly about: About
  readonly instrument: string
  readonly station: Id
  readonly division: DivisionCode
  readonly worker: Id
  readonly workerName: string
  readonly grade: string
  readonly rank: number
  readonly gradeFrom: Day
  readonly raisedOn: Day
  readonly raisedAt: number
  readonly openedOn: Day
  readonly provisionalSince: Day | null
  readonly completeDays: number | null
  readonly assessedOn: Day | null
  readonly reassessDays: number | null
  readonly metInPerson: Day | null
  readonly metSeen: Day | null
  readonly metContact: Day | null
  /** Whether the person has an open case, and when the last one ended, as casework told. */
  readonly inCase: boolean
  readonly caseEndedOn: Day | null
  readonly openTriggers: number
  readonly proposed: boolean
  readonly nextKind: string | null
  readonly nextDueOn: Day | null
  readonly visitDueOn: Day | null
  readonly headOn: Day | null
  readonly centreOn: Day | null
  readonly closedOn: Day | null
  readonly closeReason: CloseReason | null
  readonly closeNote: string | null
  readonly closedByName: string | null
  readonly version: number
}

export const fileColumns =
  sql.raw(`province, id, person, opened_for, about, instrument, station, division, worker, worker_name, grade, rank,
  grade_from, raised_on, (extract(epoch from raised_at) * 1000)::bigint as raised_at, opened_on, provisional_since, complete_days,
  assessed_on, reassess_days, met_in_person, met_seen, met_contact, in_case, case_ended_on, open_triggers, proposed, next_kind, next_due_on,
  visit_due_on, head_on, centre_on, closed_on, close_reason, close_note, closed_by_name, version`)

/** What holds of every query of files, whatever else is asked. */
export const fileInScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, { division: 'division', station: 'station', person: 'person' })}
    and province = any(${provincesIn(scope)})`

export async function findFile(tx: Handle, scope: Scope, id: Id): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`
    select ${fileColumns} from risk_file where ${fileInScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The same, kept from changing until the transaction ends. */
export async function lockFile(tx: Handle, scope: Scope, id: Id): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`
    select ${fileColumns} from risk_file where ${fileInScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** The open file of a person, locked; a person has one an instrument, whose grades are no other's. */
export async function lockOpenFile(
  tx: Handle,
  province: number,
  person: Id,
  instrument: string,
): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`
    select ${fileColumns} from risk_file
    where province = ${province} and person = ${person} and instrument = ${instrument} and closed_on is null
    order by rank, opened_on limit 1 for update`.execute(tx)
  return rows[0] ?? null
}

/** Changes a locked file and answers it as it is then. */
export const updateFile = (tx: Handle, file: FileRow, change: RawBuilder<unknown>): Promise<FileRow> =>
  recountFile(tx, file, sql`${change}, version = version + 1`)

/**
 * Notes on a locked file what was only counted anew, like the day of the last visit. Nobody wrote in it, so it keeps its
 * version: whoever has it open may go on.
 */
export async function recountFile(tx: Handle, file: FileRow, change: RawBuilder<unknown>): Promise<FileRow> {
  const [after] = await changeFiles(tx, sql`province = ${file.province} and id = ${file.id}`, change)
  return after as FileRow
}

/**
 * The only statement that changes files: it moves them in the counts as well (`risk_count`), so that what a county reads of
 * 20,000 files is never late.
 */
export async function changeFiles(
  tx: Handle,
  which: RawBuilder<unknown>,
  change: RawBuilder<unknown>,
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    with was as materialized (select * from risk_file where ${which}),
      is_now as (update risk_file set ${change} where ${which} returning *),
      counted as materialized (
        select is_now.id, changed_risk_file(was::risk_file, is_now::risk_file) from was join is_now using (province, id))
    select ${fileColumns} from is_now where id in (select id from counted)`.execute(tx)
  return rows
}

/** Counts a file that was just written. */
export async function countNewFile(
  tx: Handle,
  { province, id }: Pick<FileRow, 'province' | 'id'>,
): Promise<void> {
  await sql`select changed_risk_file(null, f) from risk_file f where f.province = ${province} and f.id = ${id}`.execute(
    tx,
  )
}
