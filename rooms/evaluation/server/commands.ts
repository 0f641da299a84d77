import { sql } from 'kysely'
import { covers, coversSubtree } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { contains, type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { openDuty } from '../../duties/server/index.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { stationById } from '../../regions/server/index.ts'
import { gradeOf } from '../domain/score.ts'
import type { Stage } from '../domain/stage.ts'
import { indicatorsOf, type ScoreKind } from '../domain/standard.ts'
import { scoredStations } from './scoring.ts'
import { standardOf } from './standards.ts'
import { findRound, type Round } from './store.ts'

export type EvaluationNeighbours = {
  /** Who may do something at a place today: whose duty an improvement becomes. */
  readonly holdersOf?: (
    permission: string,
    at: { readonly division: DivisionCode; readonly station: Id },
    today: Day,
  ) => Promise<readonly Id[]>
}

const notFound = refused<Refusal>({ code: 'not-found' })
const bad = (code: string, path: string, data?: Record<string, number>) =>
  refused<Refusal>({ code: 'request-not-valid', problems: [{ code, path, ...(data ? { data } : {}) }] })

export type OpenInput = {
  readonly id: Id
  readonly round: Id
  readonly standard: string
  readonly stage: Stage
  readonly within: DivisionCode
  readonly title: string
  readonly from: Period
  readonly to: Period
  readonly dueOn: Day
}

export async function openRound(standing: Standing, input: OpenInput) {
  if (!standardOf(input.standard)) return bad('standard-unknown', '/body/standard')
  if (input.from > input.to) return bad('round-months-not-valid', '/body/to')
  return runCommand(standing, {
    id: input.id,
    name: 'evaluation.open',
    input,
    run: async (tx) => {
      if (!coversSubtree(standing.scope, input.within)) return notFound
      const { account, name } = standing.actor
      const { rows } =
        await sql`insert into evaluation_round (province, id, division, standard, stage, title, from_month, to_month, due_on, account,
          account_name)
        values (${provinceOf(input.within)}, ${input.round}, ${input.within}, ${input.standard}, ${input.stage}, ${input.title},
          ${input.from}, ${input.to}, ${input.dueOn}, ${account}, ${name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused<Refusal>({ code: 'id-already-used' })
      return ok({
        answer: { id: input.round },
        audit: {
          action: 'evaluation.open',
          subject: input.round,
          division: input.within,
          detail: { standard: input.standard },
        },
      })
    },
  })
}

export type AtStation = { readonly id: Id; readonly station: Id }
export type Place = { readonly round: Round; readonly division: DivisionCode }

/** A write about one station of a round: the station is in the writer's scope and in the round's division. */
export function atStation(
  standing: Standing,
  round: Id,
  name: string,
  input: AtStation,
  write: (tx: Handle, place: Place) => Promise<Refusal | null>,
  more: { readonly evenClosed?: boolean; readonly told?: Record<string, string> } = {},
): Promise<Result<{ id: Id }, Refusal>> {
  return runCommand<{ id: Id }>(standing, {
    id: input.id,
    name,
    input: { ...input, round },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const found = await findRound(tx, round)
      const station = await stationById(tx, input.station)
      if (!found || !station || !covers(standing.scope, { division: station.division, station: station.id }))
        return notFound
      if (!contains(found.division, station.division)) return refused({ code: 'station-not-evaluated' })
      if (found.state === 'closed' && !more.evenClosed) return refused({ code: 'round-closed' })
      const refusal = await write(tx, { round: found, division: station.division })
      if (refusal) return refused(refusal)
      return ok({
        answer: { id: input.id },
        audit: {
          action: name,
          subject: round,
          division: station.division,
          station: station.id,
          detail: { id: input.id, ...more.told },
        },
      })
    },
  })
}

export type ScoreInput = AtStation & {
  readonly indicator: string
  readonly points: number
  readonly remark?: string | undefined
}

export const indicatorIn = (round: Round, code: string) => {
  const standard = standardOf(round.standard)
  return standard ? (indicatorsOf(standard).find((one) => one.code === code) ?? null) : null
}

export const problem = (code: string, path: string, data?: Record<string, number>): Refusal =>
  bad(code, path, data).error

export const giveScore = (standing: Standing, round: Id, input: ScoreInput, kind: ScoreKind) =>
  atStation(standing, round, 'evaluation.score', input, async (tx, { round: found, division }) => {
    const evaluates = covers(standingFor(standing, 'evaluation.write').scope, {
      division,
      station: input.station,
    })
    if (kind === 'self' && evaluates) return { code: 'self-by-evaluator' }
    const indicator = indicatorIn(found, input.indicator)
    if (!indicator) return problem('indicator-unknown', '/body/indicator')
    if (indicator.measure) return problem('indicator-automatic', '/body/indicator')
    if (input.points > indicator.points)
      return problem('points-too-many', '/body/points', { maximum: indicator.points })
    await sql`insert into evaluation_score (province, id, round, division, station, indicator, kind, points, remark, account, account_name)
      values (${found.province}, ${input.id}, ${found.id}, ${division}, ${input.station}, ${input.indicator}, ${kind}, ${input.points},
        ${input.remark ?? null}, ${standing.actor.account}, ${standing.actor.name})`.execute(tx)
    return null
  })

export type ImproveInput = AtStation & { readonly title: string; readonly dueOn: Day }

/** A duty of the station, owed by who prepares its reports. */
export const improve = (
  standing: Standing,
  neighbours: EvaluationNeighbours,
  round: Id,
  input: ImproveInput,
) =>
  atStation(
    standing,
    round,
    'evaluation.improve',
    input,
    async (tx, { division }) => {
      const owner = (
        await neighbours.holdersOf?.('reports.prepare', { division, station: input.station }, standing.today)
      )?.[0]
      if (!owner) return { code: 'nobody-to-improve' }
      await openDuty(tx, {
        id: input.id,
        kind: 'evaluation-improvement',
        subjectRoom: 'evaluation',
        subject: round,
        person: null,
        station: input.station,
        division,
        owner,
        title: { typed: input.title },
        dueOn: input.dueOn,
        urgency: 0,
        by: standing.actor.account,
      })
      return null
    },
    { evenClosed: true },
  )

/** Keeps what every station has come to; nothing of the round changes afterwards. */
export async function closeRound(
  platform: Platform,
  reader: Reader,
  id: Id,
  input: { readonly id: Id; readonly version: number },
) {
  const found = await findRound(platform.worker.handle, id)
  const standard = found && standardOf(found.standard)
  if (!found || !standard || !coversSubtree(reader.scope, found.division)) return notFound
  const rows = await scoredStations(platform, reader, found, standard)
  return runCommand(reader, {
    id: input.id,
    name: 'evaluation.close',
    input: { ...input, round: id },
    run: async (tx) => {
      if ((await findRound(tx, id))?.state === 'closed') return refused<Refusal>({ code: 'round-closed' })
      const changed =
        await sql`update evaluation_round set state = 'closed', closed_at = clock_timestamp(), version = version + 1
        where province = ${found.province} and id = ${id} and version = ${input.version} returning id`.execute(
          tx,
        )
      if (changed.rows.length === 0) return refused<Refusal>({ code: 'changed-meanwhile' })
      for (const row of rows)
        await sql`insert into evaluation_result (province, round, station, division, points, grade, place, tied, detail)
          values (${found.province}, ${id}, ${row.station}, ${row.division}, ${row.total}, ${gradeOf(standard, row.total)?.code ?? null},
            ${row.place}, ${row.tied}, ${JSON.stringify(row.indicators)})`.execute(tx)
      return ok({
        answer: { id },
        audit: {
          action: 'evaluation.close',
          subject: id,
          division: found.division,
          detail: { stations: rows.length },
        },
      })
    },
  })
}
