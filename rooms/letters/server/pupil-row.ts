import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { CareStep } from '../domain/care-steps.ts'
import type { CounsellingWay, GradeBand, Topic } from '../domain/letter-codes.ts'
import { inScope } from './box-row.ts'

export type PupilRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly station: Id
  readonly division: DivisionCode
  readonly codeName: string
  readonly gradeBand: GradeBand
  readonly person: Id | null
  readonly note: Buffer | null
  readonly openedOn: Day
  readonly version: number
}

export const pupilColumns = sql.raw(
  'province, id, number, station, division, code_name, grade_band, person, note, opened_on, version',
)

export async function findPupil(tx: Handle, scope: Scope, id: Id): Promise<PupilRow | null> {
  const { rows } = await sql<PupilRow>`
    select ${pupilColumns} from pupil where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function lockPupil(tx: Handle, scope: Scope, id: Id): Promise<PupilRow | null> {
  const { rows } = await sql<PupilRow>`
    select ${pupilColumns} from pupil where ${inScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Whose session it was: a figure leads to the session, the page is the pupil's. */
export async function pupilOfSession(tx: Handle, scope: Scope, id: Id): Promise<Id | null> {
  const { rows } = await sql<{ pupil: Id }>`
    select pupil from counselling_session where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0]?.pupil ?? null
}

export type SessionRow = {
  readonly id: Id
  readonly heldOn: Day
  readonly minutes: number
  readonly topic: Topic
  readonly way: CounsellingWay
  readonly note: Buffer | null
  readonly heldByName: string
  readonly withdrawn: boolean
}

export async function sessionsOf(tx: Handle, pupil: PupilRow): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, held_on, minutes, topic, way, note, held_by_name, reversed_by is not null as withdrawn from counselling_session
    where province = ${pupil.province} and pupil = ${pupil.id} order by held_on desc, id desc`.execute(tx)
  return rows
}

export type StepRow = {
  readonly id: Id
  readonly place: number
  readonly step: CareStep
  readonly takenOn: Day
  readonly organisation: Id | null
  readonly organisationName: string | null
  readonly followUpOn: Day | null
  readonly note: Buffer | null
  readonly takenByName: string
  /** By which it was handed to the body. */
  readonly task: Id | null
}

export async function stepsOf(tx: Handle, pupil: PupilRow): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select id, place, step, taken_on, organisation, organisation_name, follow_up_on, note, taken_by_name, task from care_step
    where province = ${pupil.province} and pupil = ${pupil.id} order by place`.execute(tx)
  return rows
}
