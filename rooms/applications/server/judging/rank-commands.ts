import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { poolTie, stageOf } from '../../../programmes/index.ts'
import { keepProgramme } from '../../../programmes/server/index.ts'
import { roundOrder, settlesTie } from '../../domain/judging/round-order.ts'
import { findApplication, updateApplication } from '../core/application-store.ts'
import { moveApplication } from '../core/move.ts'
import { stillJudges } from './blindness.ts'
import { standingsOf } from './candidates.ts'
import { frozenOrder, liveLines } from './ranking.ts'
import {
  insertLines,
  linesOfRanking,
  type RankedApplication,
  type RankingRow,
  rankingOfRound,
  rankingToChange,
  rewriteStates,
} from './ranking-store.ts'
import { findRound, type RoundRow } from './round-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

type FreezeInput = { readonly id: Id; readonly ranking: Id; readonly hash: string }

/** Keeps the order as it was looked at, with all that it was made of; nothing that changes afterwards changes it. */
export const freezeRanking = (platform: Platform, call: Standing, id: Id, input: FreezeInput) =>
  runCommand<{ id: Id; ties: number }>(call, {
    id: input.id,
    name: 'applications.freeze-ranking',
    input: { round: id, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id; ties: number }>, Refusal>> => {
      const round = await findRound(tx, call.scope, id, true)
      if (!round) return notFound
      const standings = await standingsOf(platform, tx, call, round)
      if (!standings) return refused({ code: 'round-not-ranked-here' })
      if (await stillJudges(tx, round, call.actor.account)) return refused({ code: 'scores-hidden' })
      if (await rankingOfRound(tx, round)) return refused({ code: 'round-is-ranked' })
      if (standings.open) return refused({ code: 'round-still-open' })
      const waiting = standings.waiting.reduce((sum, { count, holds }) => sum + (holds ? count : 0), 0)
      if (waiting > 0) return refused({ code: 'round-still-waits', data: { count: waiting } })
      if (standings.candidates.length === 0) return refused({ code: 'round-without-candidates' })
      if (standings.inputsHash !== input.hash) return refused({ code: 'ranking-changed' })
      const order = roundOrder(standings.programme, standings.candidates, round.openedOn)
      const hash = await keepProgramme(tx, standings.programme)
      const { rows } = await sql`
        insert into application_ranking (province, id, round, programme, programme_hash, division, on_day, inputs, inputs_hash, candidates,
          awarded, open_ties, frozen_by, frozen_name)
        values (${round.province}, ${input.ranking}, ${id}, ${round.programme}, ${hash}, ${round.division}, ${call.today},
          ${JSON.stringify(standings.candidates)}::json, ${input.hash}, ${standings.candidates.length}, ${order.awarded},
          ${order.ties.length}, ${call.actor.account}, ${call.actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      const ranking = { province: round.province, id: input.ranking, division: round.division }
      await insertLines(tx, ranking, liveLines(standings, order))
      return ok({
        answer: { id: input.ranking, ties: order.ties.length },
        audit: {
          action: 'applications.freeze-ranking',
          subject: id,
          division: round.division,
          detail: { ranking: input.ranking, hash: input.hash, candidates: standings.candidates.length },
        },
      })
    },
  })

/** A change of a frozen order by who decides; nobody who still has to judge in the round sees or decides it. */
const onRanking = <Answer>(
  call: Standing,
  ranking: Id,
  name: string,
  input: { readonly id: Id },
  write: (
    tx: Handle,
    row: RankingRow,
    round: RoundRow,
  ) => Promise<Result<{ answer: Answer; detail: Record<string, unknown> }, Refusal>>,
) =>
  runCommand<Answer>(call, {
    id: input.id,
    name,
    input: { ranking, ...input },
    run: async (tx): Promise<Result<Done<Answer>, Refusal>> => {
      const row = await rankingToChange(tx, call.scope, ranking)
      const round = row && (await findRound(tx, call.scope, row.round))
      if (!row || !round) return notFound
      if (await stillJudges(tx, round, call.actor.account)) return refused({ code: 'scores-hidden' })
      if (row.carriedOutAt !== null) return refused({ code: 'ranking-carried-out' })
      const done = await write(tx, row, round)
      if (!done.ok) return done
      const { answer, detail } = done.value
      return ok({
        answer,
        audit: { action: name, subject: row.round, division: row.division, detail: { ranking, ...detail } },
      })
    },
  })

type TieInput = {
  readonly id: Id
  readonly decision: Id
  readonly group: string | null
  readonly chosen: readonly Id[]
  readonly deciders: string
  readonly reason: string
}

/** Who of equals is chosen, by whom and why (S4.A1); the places of the tie are filled exactly. */
export const decideTie = (call: Standing, ranking: Id, input: TieInput) =>
  onRanking(call, ranking, 'applications.decide-tie', input, async (tx, row, round) => {
    const { order } = await frozenOrder(tx, row, round)
    // Who is among the places of all depends on who is taken within each place: those come first.
    const first = order.ties.find(({ group }) => group !== null && group !== poolTie)
    if ((input.group === null || input.group === poolTie) && first)
      return refused({ code: 'tie-of-place-first', data: { group: first.group ?? '' } })
    const tie = order.ties.find(({ group }) => group === input.group)
    if (!tie) return refused({ code: 'no-such-tie' })
    if (!settlesTie(tie, input.chosen))
      return refused({ code: 'tie-not-filled', data: { places: tie.places } })
    const { rows } = await sql`
      insert into application_tie_decision (province, id, ranking, division, tie_group, candidates, places, chosen, deciders, reason,
        recorded_by, recorded_name)
      values (${row.province}, ${input.decision}, ${ranking}, ${row.division}, ${input.group}, ${[...tie.candidates]}::uuid[],
        ${tie.places}, ${[...input.chosen]}::uuid[], ${input.deciders}, ${input.reason}, ${call.actor.account}, ${call.actor.name})
      on conflict do nothing returning id`.execute(tx)
    if (rows.length === 0) return refused({ code: 'id-already-used' })
    const after = await frozenOrder(tx, row, round)
    // Of unlike sums so many may not fit into what is left of the pool.
    if (after.order.ties.some(({ group }) => group === input.group))
      return refused({ code: 'tie-not-filled', data: { places: tie.places } })
    await rewriteStates(tx, row, after.order.lines, after.order.awarded, after.order.ties.length)
    return ok({
      answer: { id: input.decision, openTies: after.order.ties.length },
      detail: { decision: input.decision, chosen: input.chosen, among: tie.candidates.length },
    })
  })

type ChangeInput = { readonly id: Id; readonly version: number }

const changed = (row: RankingRow) =>
  refused<Refusal>({ code: 'changed-meanwhile', data: { version: row.version } })

export const withdrawRanking = (
  call: Standing,
  ranking: Id,
  input: ChangeInput & { readonly reason: string },
) =>
  onRanking(call, ranking, 'applications.withdraw-ranking', input, async (tx, row) => {
    if (row.version !== input.version) return changed(row)
    await sql`update application_ranking set withdrawn_at = clock_timestamp(), withdrawn_reason = ${input.reason}, version = version + 1
      where province = ${row.province} and id = ${ranking}`.execute(tx)
    return ok({ answer: { id: ranking }, detail: {} })
  })

/** The chosen go on, the others are refused with their place; nobody who froze the order carries it out. */
export const carryOutRanking = (platform: Platform, call: Standing, ranking: Id, input: ChangeInput) =>
  onRanking(call, ranking, 'applications.carry-out-ranking', input, async (tx, row, round) => {
    if (row.version !== input.version) return changed(row)
    if (row.openTies > 0) return refused({ code: 'tie-undecided', data: { count: row.openTies } })
    if (row.frozenBy === call.actor.account) return refused({ code: 'ranking-by-the-same' })
    const standings = await standingsOf(platform, tx, call, round)
    const stage = standings && stageOf(standings.programme, standings.stage)
    if (!standings || !stage || standings.inputsHash !== row.inputsHash)
      return refused({ code: 'ranking-changed' })
    // Marked first: from here on the order decides who may go on (`rankingGuard`).
    await sql`update application_ranking set carried_out_by = ${call.actor.account}, carried_out_name = ${call.actor.name},
        carried_out_at = clock_timestamp(), version = version + 1
      where province = ${row.province} and id = ${ranking}`.execute(tx)
    const lines = await linesOfRanking(tx, row)
    for (const line of lines) {
      const to = line.state === 'awarded' ? stage.then[0] : stage.refuses
      const moved = await moveRanked(tx, call, line, to)
      if (!moved.ok) return moved
    }
    const awarded = lines.filter(({ state }) => state === 'awarded').length
    return ok({
      answer: { id: ranking, awarded, refused: lines.length - awarded },
      detail: { awarded, refused: lines.length - awarded },
    })
  })

async function moveRanked(
  tx: Handle,
  call: Standing,
  { application, place, state }: RankedApplication,
  to: string | undefined,
): Promise<Result<null, Refusal>> {
  const row = await findApplication(tx, call.scope, application, true)
  if (!row) return refused({ code: 'ranking-changed' })
  const placed = await updateApplication(tx, row, sql`rank = ${place}`)
  if (!placed) return refused({ code: 'changed-meanwhile' })
  // A file without a stage of refusal leaves those who were not chosen where they stand, with their place.
  if (to === undefined) return ok(null)
  const reason =
    state === 'awarded'
      ? { zh: `排名第 ${place}`, en: `Place ${place}` }
      : { zh: `排名第 ${place}，未进入名额`, en: `Place ${place}, not among those chosen` }
  const moved = await moveApplication(tx, call, placed, to, { on: call.today, role: 'panel', reason })
  return moved.ok ? ok(null) : moved
}
