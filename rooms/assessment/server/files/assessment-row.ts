import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { About, AssessmentReason } from '../../domain/files/file-codes.ts'
import type { FileRow } from './file-row.ts'

/** One answer as it was given: points or an answer outside the scale, where it comes from, and a note. */
export type GivenAnswer = {
  readonly answer: number | 'NA' | 'UNK'
  readonly source?: string | undefined
  readonly note?: string | undefined
}

export type GivenTrigger = { readonly code: string; readonly note: string }

export type AssessmentRow = {
  readonly province: number
  readonly id: Id
  readonly person: Id
  readonly file: Id | null
  readonly about: About
  readonly instrument: string
  readonly instrumentVersion: number
  readonly instrumentHash: string
  readonly station: Id
  readonly division: DivisionCode
  readonly assessedOn: Day
  readonly month: number
  readonly reason: AssessmentReason
  readonly answers: Readonly<Record<string, GivenAnswer>>
  readonly triggers: readonly GivenTrigger[]
  readonly grade: string
  readonly rank: number
  readonly provisional: boolean
  readonly scoreNumerator: number
  readonly scoreDenominator: number
  readonly reassessDays: number | null
  readonly assessor: Id
  readonly assessorName: string
  readonly corrects: Id | null
  readonly recordedAt: string
  readonly reversedBy: Id | null
}

const columns =
  sql.raw(`province, id, person, file, about, instrument, instrument_version, instrument_hash, station, division, assessed_on,
  month, reason, answers, triggers, grade, rank, provisional, score_numerator, score_denominator, reassess_days, assessor,
  assessor_name, corrects, to_json(recorded_at) #>> '{}' as recorded_at, reversed_by`)

const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, { division: 'division', station: 'station', person: 'person' })}
    and province = any(${provincesIn(scope)})`

export async function findAssessment(tx: Handle, scope: Scope, id: Id): Promise<AssessmentRow | null> {
  const { rows } = await sql<AssessmentRow>`
    select ${columns} from assessment where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** What counts for a file's grade, in the order of the days: second raters' and those taken out do not. */
export async function standingAssessments(
  tx: Handle,
  file: Pick<FileRow, 'province' | 'id'>,
): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select ${columns} from assessment
    where province = ${file.province} and file = ${file.id} and reversed_by is null and reason <> 'second'
    order by assessed_on, recorded_at`.execute(tx)
  return rows
}

/** Every assessment of some persons' files, the latest first, those taken out too. */
export async function assessmentsOf(
  tx: Handle,
  scope: Scope,
  persons: readonly Id[],
  limit: number,
): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select ${columns} from assessment where ${inScope(scope)} and person = any(${[...persons]}::uuid[])
    order by assessed_on desc, recorded_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export type NewAssessment = Omit<AssessmentRow, 'recordedAt' | 'reversedBy' | 'month'> & {
  readonly month: number
  readonly personOrdinal: number
  readonly categories: readonly string[]
}

export async function insertAssessment(tx: Handle, one: NewAssessment): Promise<void> {
  await sql`
    insert into assessment (province, id, person, person_ordinal, categories, file, about, instrument, instrument_version,
      instrument_hash, station, division, assessed_on, month, reason, answers, triggers, grade, rank, provisional,
      score_numerator, score_denominator, reassess_days, assessor, assessor_name, corrects)
    values (${one.province}, ${one.id}, ${one.person}, ${one.personOrdinal}, ${[...one.categories]}::text[], ${one.file},
      ${one.about}, ${one.instrument}, ${one.instrumentVersion}, ${one.instrumentHash}, ${one.station}, ${one.division},
      ${one.assessedOn}, ${one.month}, ${one.reason}, ${JSON.stringify(one.answers)}::jsonb,
      ${JSON.stringify(one.triggers)}::jsonb, ${one.grade}, ${one.rank}, ${one.provisional}, ${one.scoreNumerator},
      ${one.scoreDenominator}, ${one.reassessDays}, ${one.assessor}, ${one.assessorName}, ${one.corrects})`.execute(
    tx,
  )
}
