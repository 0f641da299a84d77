import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Stage } from '../domain/stage.ts'
import type { ScoreKind } from '../domain/standard.ts'

export type Round = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly standard: string
  readonly stage: Stage
  readonly title: string
  readonly fromMonth: Period
  readonly toMonth: Period
  readonly dueOn: Day
  readonly state: 'open' | 'closed'
  readonly version: number
}

const columns = sql.raw(
  'province, id, division, standard, stage, title, from_month, to_month, due_on, state, version',
)

/** Rounds of some divisions, the newest first. */
export async function roundsOf(tx: Handle, divisions: readonly DivisionCode[]): Promise<Round[]> {
  const { rows } = await sql<Round>`select ${columns} from evaluation_round
    where division = any(${[...divisions]}::bigint[]) order by at desc limit 200`.execute(tx)
  return rows
}

/** Rounds inside a range of divisions, the newest first. */
export async function roundsInside(tx: Handle, low: number, high: number): Promise<Round[]> {
  const { rows } = await sql<Round>`select ${columns} from evaluation_round
    where division between ${low} and ${high} order by at desc limit 200`.execute(tx)
  return rows
}

export async function findRound(tx: Handle, id: Id): Promise<Round | null> {
  const { rows } = await sql<Round>`select ${columns} from evaluation_round where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export type Score = {
  readonly station: Id
  readonly indicator: string
  readonly kind: ScoreKind
  readonly points: number
  readonly remark: string | null
  readonly by: string
  readonly at: string
}

/** The newest points of each kind for each indicator; of one station, or of all. */
export async function scoresOf(tx: Handle, { province, id }: Round, station: Id | null): Promise<Score[]> {
  const { rows } =
    await sql<Score>`select distinct on (station, indicator, kind) station, indicator, kind, points::float8 as points,
      remark, account_name as by, to_json(at) #>> '{}' as at
    from evaluation_score where province = ${province} and round = ${id}
      and ${station ? sql`station = ${station}` : sql`true`}
    order by station, indicator, kind, at desc`.execute(tx)
  return rows
}

export type Evidence = {
  readonly id: Id
  readonly indicator: string
  readonly title: string
  readonly link: string | null
  /** Of the document that was handed in; null where there is none. */
  readonly mediaType: string | null
  readonly bytes: number | null
  readonly by: string
  readonly at: string
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | null
}

/** What was given for a station, in its order; what was taken back stands among it. */
export async function evidenceOf(tx: Handle, { province, id }: Round, station: Id): Promise<Evidence[]> {
  const { rows } =
    await sql<Evidence>`select id, indicator, title, link, media_type, bytes, account_name as by, to_json(at) #>> '{}' as at,
      case when withdrawn_at is not null then json_build_object('by', withdrawn_name, 'at', withdrawn_at, 'reason', withdrawn_reason) end as withdrawn
    from evaluation_evidence where province = ${province} and round = ${id} and station = ${station} order by at`.execute(
      tx,
    )
  return rows
}

export type Result = {
  readonly station: Id
  readonly points: number | null
  readonly grade: string | null
  readonly place: number | null
  readonly tied: boolean
  readonly detail: string
}

export async function resultsOf(tx: Handle, { province, id }: Round): Promise<Result[]> {
  const { rows } = await sql<Result>`select station, points::float8 as points, grade, place, tied, detail
    from evaluation_result where province = ${province} and round = ${id}`.execute(tx)
  return rows
}
