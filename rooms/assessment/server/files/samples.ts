import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { coversSubtree } from '../../../../kernel/actor.ts'
import { addDays, day } from '../../../../kernel/day.ts'
import { type DivisionCode, formatDivisionCode, levelOf, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { daysOfHalfYear, drawTenth, halfYearOf, weightedKappa } from '../../domain/files/agreement.ts'
import { keepsFiles } from '../../domain/files/check-assessment.ts'
import type { About } from '../../domain/files/file-codes.ts'
import { shippedInstruments } from '../instruments/instrument-files.ts'
import { standingAssessments } from './assessment-row.ts'
import type { FileStanding } from './file-command.ts'
import { type FileRow, fileInScope } from './file-row.ts'

export type SampleRow = {
  readonly province: number
  readonly id: Id
  readonly halfYear: string
  readonly file: Id
  readonly about: About
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly rater: Id | null
  readonly raterName: string | null
  readonly firstRank: number | null
  readonly secondRank: number | null
}

const columns = sql.raw(
  `province, id, half_year, file, about, person, station, division, rater, rater_name, first_rank, second_rank`,
)

/** The sample of a half-year as far as the scope goes, those that wait first. */
export async function samplesOf(
  tx: Handle,
  scope: Scope,
  halfYear: string,
  limit: number,
): Promise<SampleRow[]> {
  const { rows } = await sql<SampleRow>`
    select ${columns} from risk_sample where ${fileInScope(scope)} and half_year = ${halfYear}
    order by second_rank is not null, id limit ${limit}`.execute(tx)
  return rows
}

export type Agreement = {
  readonly about: About
  readonly drawn: number
  readonly rated: number
  readonly agreed: number
  /** Linear weights; null while there is nothing that chance would not explain. */
  readonly kappa: number | null
}

/** How many grades the instruments have whose files are rated twice. */
const gradesOf = (about: About): number =>
  Math.max(
    ...shippedInstruments()
      .filter(({ instrument }) => instrument.about === about && keepsFiles(instrument))
      .map(({ instrument }) => instrument.grades.length),
  )

/** How far two raters agree over a half-year, by kind of file. */
export async function agreementOf(tx: Handle, scope: Scope, halfYear: string): Promise<Agreement[]> {
  const { rows } = await sql<{ about: About; firstRank: number | null; secondRank: number | null }>`
    select about, first_rank, second_rank from risk_sample where ${fileInScope(scope)} and half_year = ${halfYear}`.execute(
    tx,
  )
  return (['child', 'elder'] as const).map((about) => {
    const own = rows.filter((row) => row.about === about)
    const pairs = own.flatMap(({ firstRank, secondRank }) =>
      firstRank === null || secondRank === null ? [] : [{ first: firstRank, second: secondRank }],
    )
    return {
      about,
      drawn: own.length,
      rated: pairs.length,
      agreed: pairs.filter(({ first, second }) => first === second).length,
      kappa: weightedKappa(pairs, gradesOf(about)),
    }
  })
}

/** Draws one in ten of a county's open files for a second rater; a half-year is drawn once a county. */
export async function drawSample(
  standing: FileStanding,
  input: { readonly id: Id; readonly county: DivisionCode },
): Promise<Result<{ readonly halfYear: string; readonly drawn: number }, Refusal>> {
  const { scope, today } = standing
  const { county } = input
  if (levelOf(county) !== 'county' || !coversSubtree(scope, county))
    return refused({ code: 'not-found', problems: [{ code: 'not-found', path: '/body/county' }] })
  const halfYear = halfYearOf(today)
  return runCommand(standing, {
    id: input.id,
    name: 'assessment.draw-sample',
    input,
    run: async (tx) => {
      const province = provinceOf(county)
      // Two who draw at once take turns, so that the second finds the sample drawn.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`risk-sample:${county}:${halfYear}`}, 0))`.execute(
        tx,
      )
      const { rows: before } = await sql`select id from risk_sample
        where province = ${province} and county = ${county / 1_000_000} and half_year = ${halfYear} limit 1`.execute(
        tx,
      )
      if (before.length > 0) return refused({ code: 'sample-already-drawn' })
      const { from } = daysOfHalfYear(halfYear)
      const { rows } = await sql<{ id: Id; about: About }>`
        select id, about from risk_file where province = ${province} and county = ${county / 1_000_000}
          and closed_on is null and assessed_on >= ${addDays(day(from), -183)}`.execute(tx)
      const drawn = (['child', 'elder'] as const).flatMap((about) =>
        drawTenth(
          rows.filter((row) => row.about === about).map(({ id }) => id),
          halfYear,
        ),
      )
      await sql`
        insert into risk_sample (province, id, half_year, file, about, person, station, division, first_assessment, first_rank, drawn_on)
        select f.province, d.id, ${halfYear}, f.id, f.about, f.person, f.station, f.division, a.id, a.rank, ${today}
        from jsonb_to_recordset(${JSON.stringify(drawn.map((file) => ({ id: newId(), file })))}::jsonb) as d(id uuid, file uuid)
        join risk_file f on f.province = ${province} and f.id = d.file
        join lateral (select id, rank from assessment a where a.province = f.province and a.file = f.id and a.reversed_by is null
          and a.reason <> 'second' order by a.assessed_on desc, a.recorded_at desc limit 1) a on true`.execute(
        tx,
      )
      return ok({
        answer: { halfYear, drawn: drawn.length },
        audit: {
          action: 'assessment.draw-sample',
          division: county,
          detail: { halfYear, drawn: drawn.length, county: formatDivisionCode(county) },
        },
      })
    },
  })
}

/** Takes a drawn file for oneself: only somebody who did not make the first assessment may rate it again. */
export async function takeSample(
  standing: FileStanding,
  sample: Id,
  input: { readonly id: Id },
): Promise<Result<{ readonly id: Id }, Refusal>> {
  const { actor, scope } = standing
  return runCommand(standing, {
    id: input.id,
    name: 'assessment.take-sample',
    input: { sample, ...input },
    run: async (tx) => {
      const { rows } = await sql<SampleRow & { assessor: Id }>`
        select ${columns}, (select assessor from assessment a where a.province = s.province and a.id = s.first_assessment) as assessor
        from risk_sample s where ${fileInScope(scope)} and id = ${sample} for update`.execute(tx)
      const one = rows[0]
      if (!one) return refused({ code: 'not-found' })
      if (one.secondRank !== null) return refused({ code: 'sample-already-rated' })
      if (one.rater && one.rater !== actor.account) return refused({ code: 'sample-taken' })
      if (one.assessor === actor.account) return refused({ code: 'second-rater-is-the-first' })
      await sql`update risk_sample set rater = ${actor.account}, rater_name = ${actor.name}
        where province = ${one.province} and id = ${sample}`.execute(tx)
      return ok({
        answer: { id: sample },
        audit: {
          action: 'assessment.take-sample',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { sample },
        },
      })
    },
  })
}

/** Files the second rating with the sample of its half-year. Refused without one, or by who made the first. */
export async function noteSecondRating(
  tx: Handle,
  { actor, today }: FileStanding,
  file: FileRow,
  assessment: Id,
  rank: number,
): Promise<Result<null, Refusal>> {
  const first = (await standingAssessments(tx, file)).at(-1)
  if (first?.assessor === actor.account) return refused({ code: 'second-rater-is-the-first' })
  const { rows } = await sql`
    update risk_sample set second_assessment = ${assessment}, second_rank = ${rank}, rater = ${actor.account},
      rater_name = ${actor.name}
    where province = ${file.province} and file = ${file.id} and half_year = ${halfYearOf(today)} and second_rank is null
      and (rater is null or rater = ${actor.account}) returning id`.execute(tx)
  return rows.length > 0 ? ok(null) : refused({ code: 'second-rating-without-sample' })
}
