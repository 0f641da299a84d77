import { sql } from 'kysely'
import { covers } from '../../../../kernel/actor.ts'
import { ageOn, type Day } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, type Done, runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { bornAndNamed } from '../../../people/server/index.ts'
import {
  assessGiven,
  assessmentProblems,
  keepsFiles,
  reassessDaysIn,
} from '../../domain/files/check-assessment.ts'
import { elderAge } from '../../domain/files/elder-roster.ts'
import type { About, AssessmentReason } from '../../domain/files/file-codes.ts'
import type { Assessed } from '../../domain/instrument/assess.ts'
import { rankOf } from '../../domain/instrument/grade-rank.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { definitionInForce, keepDefinition } from '../instruments/definition-in-force.ts'
import {
  type GivenAnswer,
  type GivenTrigger,
  insertAssessment,
  standingAssessments,
} from './assessment-row.ts'
import { windClocks } from './clock-store.ts'
import type { FileStanding } from './file-command.ts'
import { countNewFile, type FileRow, findFile, lockOpenFile, updateFile } from './file-row.ts'
import { type From, fromDay, raiseGrade, writeLevel } from './levels.ts'
import { lastMetOf, type PersonOnDay, personOn, stationDivision } from './person-on-day.ts'
import { noteSecondRating } from './samples.ts'
import { addTriggers } from './trigger-store.ts'

export type AssessmentFacts = {
  readonly instrument: string
  readonly assessedOn: Day
  readonly reason: AssessmentReason
  readonly answers: Readonly<Record<string, GivenAnswer>>
  readonly triggers: readonly GivenTrigger[]
}

export type Assessment = {
  readonly id: Id
  readonly file: Id | null
  readonly grade: string
  readonly provisional: boolean
}

const at = (code: string, path: string, data?: Problem['data']): Result<never, Refusal> =>
  refused({ code, problems: [{ code, path, ...(data ? { data } : {}) }] })

/** Assesses a person, opens the file where there is none and raises its grade at once where the result is graver. */
export async function recordAssessment(
  standing: FileStanding,
  input: AssessmentFacts & { readonly id: Id; readonly person: Id },
): Promise<Result<Assessment, Refusal>> {
  const { scope, today } = standing
  if (input.assessedOn > today) return at('assessment-in-the-future', '/body/assessedOn')
  return runCommand<Assessment>(standing, {
    id: input.id,
    name: 'assessment.record',
    input,
    run: async (tx) => {
      const person = await personOn(tx, provincesIn(scope), input.person, input.assessedOn)
      if (!person || !covers(scope, person)) return at('not-found', '/body/person')
      return carryOut(tx, standing, person, input, input.id, null, '/body')
    },
  })
}

/** Checks, scores and writes an assessment inside the caller's command; `corrects` is the one that it replaces. */
export async function carryOut(
  tx: Handle,
  standing: FileStanding,
  person: PersonOnDay,
  facts: AssessmentFacts,
  id: Id,
  corrects: Id | null,
  path: string,
): Promise<Result<Done<Assessment>, Refusal>> {
  const { actor, today } = standing
  const province = provinceOf(person.division)
  const inForce = await definitionInForce(tx, facts.instrument, person.division, facts.assessedOn)
  if (!inForce) return at('instrument-not-in-force', `${path}/instrument`)
  const { instrument, hash } = inForce
  const codes = facts.triggers.map(({ code }) => code)
  const problems = [
    ...(await ageProblems(tx, province, person.person, instrument.about, facts.assessedOn, path)),
    ...assessmentProblems(instrument, facts.answers, codes, path),
  ]
  if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
  const assessed = assessGiven(instrument, facts.answers, codes)
  const kept = keepsFiles(instrument)
    ? await keptOn(tx, standing, person, instrument, facts, assessed, id)
    : { file: null, events: [] }
  if ('refused' in kept) return kept.refused
  const { file, events } = kept
  await keepDefinition(tx, inForce)
  await insertAssessment(tx, {
    province,
    id,
    person: person.person,
    personOrdinal: person.ordinal,
    categories: person.categories,
    file: file?.id ?? null,
    about: instrument.about,
    instrument: instrument.code,
    instrumentVersion: instrument.version,
    instrumentHash: hash,
    station: person.station,
    division: person.division,
    assessedOn: facts.assessedOn,
    month: monthOf(facts.assessedOn),
    reason: facts.reason,
    answers: facts.answers,
    triggers: facts.triggers,
    grade: assessed.grade,
    rank: rankOf(instrument, assessed.grade),
    provisional: assessed.provisional,
    scoreNumerator: assessed.score.numerator,
    scoreDenominator: assessed.score.denominator,
    reassessDays: reassessDaysIn(assessed),
    assessor: actor.account,
    assessorName: actor.name,
    corrects,
  })
  if (file) {
    const counted = await countAssessments(tx, file, instrument)
    await windClocks(tx, counted, instrument, { account: actor.account, today })
  }
  const dirty = [await leafOf(tx, province, person.station, person.division, facts.assessedOn)]
  return ok({
    answer: { id, file: file?.id ?? null, grade: assessed.grade, provisional: assessed.provisional },
    audit: {
      action: corrects ? 'assessment.correct' : 'assessment.record',
      subject: person.person,
      division: person.division,
      station: person.station,
      detail: { assessment: id, instrument: instrument.code, version: instrument.version, corrects },
    },
    events,
    dirty,
  })
}

/** The file that an assessment speaks for: opened, raised, or left as it is; a lower result only counts towards later. */
async function keptOn(
  tx: Handle,
  standing: FileStanding,
  person: PersonOnDay,
  instrument: Instrument,
  facts: AssessmentFacts,
  assessed: Assessed,
  id: Id,
): Promise<{ file: FileRow; events: readonly DomainEvent[] } | { refused: Result<never, Refusal> }> {
  const { actor, today, now } = standing
  const province = provinceOf(person.division)
  const existing = await lockOpenFile(tx, province, person.person, instrument.code)
  if (facts.reason === 'second') {
    if (!existing) return { refused: at('second-rating-without-file', '/body/reason') }
    const noted = await noteSecondRating(tx, standing, existing, id, rankOf(instrument, assessed.grade))
    if (!noted.ok) return { refused: noted }
  }
  const ground = { id: newId(), cause: 'assessment', assessment: id, reason: null } as const
  const from = fromDay(facts.assessedOn, today, now)
  const graded = { grade: assessed.grade, rank: rankOf(instrument, assessed.grade) }
  const isGraver = existing !== null && graded.rank < existing.rank
  const file = !existing
    ? await openFile(tx, standing, person, instrument, graded, from)
    : isGraver
      ? await raiseGrade(tx, existing, actor, instrument, assessed.grade, ground, from)
      : existing
  if (!existing) await writeLevel(tx, file, actor, instrument, assessed.grade, ground, from.on)
  const triggers = facts.triggers.map((trigger) => ({ id: newId(), ...trigger }))
  const added = await addTriggers(tx, file, actor, instrument, triggers, facts.assessedOn, id)
  const opened: DomainEvent[] = existing ? [] : [fileOpened(file)]
  return { file: added.file, events: [...opened, ...added.events] }
}

/** Heard by this room itself: what the scope of the command did not show of visits is asked again. */
export const fileOpened = (file: FileRow): DomainEvent => ({
  name: 'assessment.file-opened',
  subject: file.id,
  division: file.division,
  data: { province: file.province, persons: [file.person] },
})

/** Opens a file with its first grade; whoever was met on that day or since counts from the start. */
export async function openFile(
  tx: Handle,
  { actor }: FileStanding,
  person: PersonOnDay,
  { code, about }: Instrument,
  { grade, rank }: { readonly grade: string; readonly rank: number },
  { on, at: instant }: From,
): Promise<FileRow> {
  const id = newId()
  const province = provinceOf(person.division)
  const met = (await lastMetOf(tx, province, [person.person])).get(person.person)
  await sql`
    insert into risk_file (province, id, person, opened_for, about, instrument, station, division, worker, worker_name, grade, rank,
      grade_from, raised_on, raised_at, opened_on, met_in_person, met_seen, met_contact)
    values (${province}, ${id}, ${person.person}, ${person.person}, ${about}, ${code}, ${person.station}, ${person.division},
      ${actor.account}, ${actor.name}, ${grade}, ${rank}, ${on}, ${on}, to_timestamp(${instant / 1000}), ${on},
      ${met?.inPerson ?? null}, ${met?.seen ?? null}, ${met?.contact ?? null})`.execute(tx)
  const there = {
    ranges: [{ low: person.division, high: person.division }],
    stations: [],
    persons: [],
    organisations: [],
  }
  await countNewFile(tx, { province, id })
  return (await findFile(tx, there, id)) as FileRow
}

/** Where the instrument says nothing of it: as domain 6.3 has it. */
const daysToComplete = 14

/** What of a file follows from its standing assessments: the last one says when the next is due and what is not known yet. */
export async function countAssessments(
  tx: Handle,
  file: FileRow,
  { provisional }: Instrument,
): Promise<FileRow> {
  const last = (await standingAssessments(tx, file)).at(-1)
  return updateFile(
    tx,
    file,
    sql`assessed_on = ${last?.assessedOn ?? null}, reassess_days = ${last?.reassessDays ?? null},
      provisional_since = ${last ? (last.provisional ? last.assessedOn : null) : file.openedOn},
      complete_days = ${provisional?.complete_within.days ?? daysToComplete}`,
  )
}

export async function leafOf(
  tx: Handle,
  province: number,
  station: Id,
  division: number,
  on: Day,
): Promise<DirtyLeaf> {
  return { station, month: monthOf(on), division: (await stationDivision(tx, province, station)) ?? division }
}

const adult = 18

/** A child instrument is for those under 18, an elders' one from 60 on; who has no birthday on file is taken as told. */
export async function ageProblems(
  tx: Handle,
  province: number,
  person: Id,
  about: About,
  on: Day,
  path: string,
): Promise<Problem[]> {
  const birth = (await bornAndNamed(tx, province, [person])).get(person)?.birth
  if (!birth) return []
  const age = ageOn(birth, on)
  const fits = about === 'child' ? age < adult : age >= elderAge
  return fits ? [] : [{ code: 'instrument-not-for-age', path: `${path}/instrument`, data: { age } }]
}
