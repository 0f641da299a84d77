import { sql } from 'kysely'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { LevelCause, LevelState } from '../../domain/files/file-codes.ts'
import { rankOf } from '../../domain/instrument/grade-rank.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { type FileRow, updateFile } from './file-row.ts'

/** What a change of grade rests on. */
export type Ground = {
  readonly id: Id
  readonly cause: LevelCause
  readonly assessment: Id | null
  readonly reason: string | null
}

/** When something holds from: its day, and the instant (ms) from which hours are counted. */
export type From = { readonly on: Day; readonly at: number }

/** What was written down for an earlier day began at that day's end: its hour is not known. */
export const fromDay = (on: Day, today: Day, now: number): From => ({
  on,
  at: on === today ? now : Date.parse(`${on}T23:59:59+08:00`),
})

export type LevelRow = {
  readonly id: Id
  readonly file: Id
  readonly grade: string
  readonly rank: number
  readonly state: LevelState
  readonly cause: LevelCause
  readonly assessment: Id | null
  readonly reason: string | null
  readonly fromOn: Day | null
  readonly byAccount: Id
  readonly byName: string
  readonly at: string
  readonly signedBy: Id | null
  readonly signedName: string | null
  readonly signedAt: string | null
  readonly signedNote: string | null
}

/** The grades of a file, the latest first. */
export async function levelsOf(tx: Handle, file: Pick<FileRow, 'province' | 'id'>): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`
    select id, file, grade, rank, state, cause, assessment, reason, from_on, by_account, by_name,
      to_json(at) #>> '{}' as at, signed_by, signed_name, to_json(signed_at) #>> '{}' as signed_at, signed_note
    from risk_level where province = ${file.province} and file = ${file.id} order by at desc, id desc`.execute(
    tx,
  )
  return rows
}

/** Writes a grade down: in force from a day, or, without one, proposed until a supervisor signs. */
export async function writeLevel(
  tx: Handle,
  file: Pick<FileRow, 'province' | 'id' | 'person' | 'station' | 'division'>,
  actor: Actor,
  instrument: Instrument,
  grade: string,
  ground: Ground,
  fromOn: Day | null,
): Promise<void> {
  await sql`
    insert into risk_level (province, id, file, person, station, division, grade, rank, state, cause, assessment, reason, from_on,
      by_account, by_name)
    values (${file.province}, ${ground.id}, ${file.id}, ${file.person}, ${file.station}, ${file.division}, ${grade},
      ${rankOf(instrument, grade)}, ${fromOn ? 'in-force' : 'proposed'}, ${ground.cause}, ${ground.assessment}, ${ground.reason},
      ${fromOn}, ${actor.account}, ${actor.name})`.execute(tx)
}

/** A graver grade holds at once (6.3); a lower one that was proposed meanwhile is overtaken by it. */
export async function raiseGrade(
  tx: Handle,
  file: FileRow,
  actor: Actor,
  instrument: Instrument,
  grade: string,
  ground: Ground,
  from: From,
): Promise<FileRow> {
  await overtake(tx, file)
  await writeLevel(tx, file, actor, instrument, grade, ground, from.on)
  return updateFile(
    tx,
    file,
    sql`grade = ${grade}, rank = ${rankOf(instrument, grade)}, grade_from = ${from.on}, raised_on = ${from.on},
      raised_at = to_timestamp(${from.at / 1000}), proposed = false`,
  )
}

/** A proposal ends without a decision when what it rested on changed. */
export async function overtake(tx: Handle, file: FileRow): Promise<void> {
  await sql`update risk_level set state = 'overtaken'
    where province = ${file.province} and file = ${file.id} and state = 'proposed'`.execute(tx)
}
