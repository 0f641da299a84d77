import { sql } from 'kysely'
import { coversDivision } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { contains, type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import {
  type Done,
  read,
  runCommand,
  type Standing,
  standingFor,
} from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, parameterOn, roundOpens } from '../../../programmes/index.ts'
import { programmeOn } from '../../../programmes/server/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { noticeStage, rankingStage, reviewStage } from '../../domain/judging/judged-stages.ts'
import { batchesOf } from './batches.ts'
import {
  countsOf,
  findRound,
  isOpen,
  programmeOfRound,
  type RoundFilter,
  type RoundRow,
  roundsBefore,
  roundsOf,
  type StageCount,
} from './round-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

export const listRounds = (call: Standing, filter: RoundFilter) =>
  read(call, async (tx) => {
    const rows = await roundsOf(tx, call.scope, filter, call.today)
    return ok({ items: await linesOf(tx, call, rows) })
  })

async function linesOf(tx: Handle, call: Standing, rows: readonly RoundRow[]) {
  const counts = await countsOf(tx, call.scope, rows)
  const places = await placesOf(
    tx,
    rows.map(({ division }) => division),
    call.today,
  )
  const lines = []
  for (const row of rows) {
    const { programme } = await programmeOfRound(tx, row)
    lines.push(lineOf(row, programme, counts, places(row.division).name, call.today))
  }
  return lines
}

function lineOf(
  row: RoundRow,
  programme: Programme,
  counts: readonly StageCount[],
  place: string,
  today: Day,
) {
  const own = counts.filter(({ round }) => round === row.id)
  return {
    id: row.id,
    programme: row.programme,
    programmeTitle: programme.title,
    title: row.title,
    division: row.division,
    place,
    openedOn: row.openedOn,
    closesOn: row.closesOn,
    closed: !isOpen(row, today),
    applications: own.reduce((sum, { count }) => sum + count, 0),
    stages: programme.stages.map(({ code, title, ends }) => ({
      stage: code,
      title,
      count: own.find(({ stage }) => stage === code)?.count ?? 0,
      ends: ends ?? null,
    })),
    version: row.version,
  }
}

/** A figure of the programme on the day of the round; null where it has none. */
export function figureOf(programme: Programme, name: string | undefined, on: Day): number | null {
  const parameter = name === undefined ? undefined : programme.parameters[name]
  const value = parameter && parameterOn(parameter, on)
  return typeof value === 'number' ? value : null
}

export const showRound = (call: Standing, id: Id) =>
  read(call, async (tx) => {
    const row = await findRound(tx, call.scope, id)
    if (!row) return notFound
    const { programme } = await programmeOfRound(tx, row)
    const [line] = await linesOf(tx, call, [row])
    if (!line) return notFound
    const may = (permission: string) => coversDivision(standingFor(call, permission).scope, row.division)
    const open = isOpen(row, call.today)
    const ranking = rankingStage(programme)
    return ok({
      line,
      judged: {
        review: reviewStage(programme)?.code ?? null,
        ranking: ranking?.code ?? null,
        notice: noticeStage(programme)?.code ?? null,
      },
      reviewersEach: figureOf(programme, programme.review?.reviewers, row.openedOn),
      pointsTo: figureOf(programme, programme.review?.points_to, row.openedOn),
      places: figureOf(programme, programme.quota?.all, row.openedOn),
      batches: await batchesOf(tx, call, row),
      abilities: {
        close: open && may('applications.check'),
        nominate: open && may('applications.nominate'),
        assign: reviewStage(programme) !== null && may('applications.check'),
        rank: ranking !== null && may('applications.check'),
        decide: may('applications.decide'),
        notice: noticeStage(programme) !== null && may('applications.notice'),
      },
    })
  })

export type OpenRoundInput = {
  readonly id: Id
  readonly round: Id
  readonly programme: string
  readonly division?: DivisionCode | undefined
  readonly title: string
  readonly closesOn: Day | null
}

/** Opens a round; one that comes too early is refused with the year of the next (S4.A1). */
export const openRound = (call: Standing, input: OpenRoundInput) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.open-round',
    input,
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const { today, scope, actor } = call
      const found = await programmeOn(tx, input.programme, today)
      if (!found) return refused({ code: 'programme-unknown', data: { code: input.programme, on: today } })
      const division = input.division ?? found.division
      if (!contains(found.division, division) || !coversDivision(scope, division)) return notFound
      const province = provinceOf(division)
      const before = await roundsBefore(tx, { province, division, programme: input.programme })
      const closes = closingDay(found.programme, before, today)
      if (!closes.ok) return closes
      const closesOn = input.closesOn ?? closes.value
      if (closesOn !== null && closesOn < today)
        return refused({
          code: 'request-not-valid',
          problems: [{ code: 'value-not-valid', path: '/body/closesOn' }],
        })
      const { rows } = await sql`
        insert into application_round (province, id, division, programme, title, opened_on, closes_on, opened_by, opened_name)
        values (${province}, ${input.round}, ${division}, ${input.programme}, ${input.title}, ${today}, ${closesOn},
          ${actor.account}, ${actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      if (rankingStage(found.programme)) await takeIn(tx, { ...input, province, division })
      return ok({
        answer: { id: input.round },
        audit: {
          action: 'applications.open-round',
          subject: input.round,
          division,
          detail: { programme: input.programme, closesOn },
        },
      })
    },
  })

/**
 * Takes in who applied while no round was open, where a programme is open all the time and yet ranks: in no round they would
 * wait for ever.
 */
async function takeIn(
  tx: Handle,
  of: {
    readonly province: number
    readonly division: DivisionCode
    readonly programme: string
    readonly round: Id
  },
): Promise<void> {
  await sql`update application set round = ${of.round}, season = ${of.round}, version = version + 1
    where province = ${of.province} and division = ${of.division} and programme = ${of.programme} and round is null
      and not draft and ended_on is null`.execute(tx)
}

/** The last day of the window, null where there is none; refused where the programme opens no round on the day. */
function closingDay(
  programme: Programme,
  before: readonly RoundRow[],
  today: Day,
): Result<Day | null, Refusal> {
  const standing = before.find((row) => isOpen(row, today))
  if (standing) return refused({ code: 'round-open-already', data: { title: standing.title } })
  const answer = roundOpens(
    programme,
    today,
    before.map(({ openedOn }) => openedOn),
  )
  if (!answer.open)
    return answer.opens === null && answer.nextYear !== null
      ? refused({ code: 'round-too-early', data: { year: answer.nextYear } })
      : refused({ code: 'round-not-now', data: { opens: answer.opens ?? '—' } })
  const last = before.at(-1)
  if (programme.rounds?.kind === 'yearly' && last && answer.closes !== null) {
    // Two rounds in one window would award its places twice.
    const earlier = roundOpens(programme, last.openedOn, [])
    if (earlier.open && earlier.closes === answer.closes)
      return refused({ code: 'round-too-early', data: { year: Number(answer.closes.slice(0, 4)) + 1 } })
  }
  return ok(answer.closes as Day | null)
}

export const closeRound = (call: Standing, id: Id, input: { readonly id: Id; readonly version: number }) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.close-round',
    input: { round: id, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await findRound(tx, call.scope, id, true)
      if (!row) return notFound
      if (row.closedAt !== null) return refused({ code: 'round-closed' })
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      await sql`update application_round set closed_at = clock_timestamp(), version = version + 1
        where province = ${row.province} and id = ${id}`.execute(tx)
      return ok({
        answer: { id },
        audit: { action: 'applications.close-round', subject: id, division: row.division, detail: {} },
      })
    },
  })
