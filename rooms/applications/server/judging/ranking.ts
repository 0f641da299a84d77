import { coversDivision } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { type Candidate, poolTie } from '../../../programmes/index.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { basisOf, type RoundOrder, roundOrder } from '../../domain/judging/round-order.ts'
import { stillJudges } from './blindness.ts'
import { groupOf, groupsOf, type Standings, standingsOf } from './candidates.ts'
import { freePlaces, noPlaces } from './free-places.ts'
import {
  chosenOf,
  decisionsOnTies,
  frozenCandidates,
  linesOfRanking,
  type RankedApplication,
  type RankingRow,
  rankingOfRound,
} from './ranking-store.ts'
import { findRound, type RoundRow } from './round-store.ts'
import { figureOf } from './rounds.ts'

/** The order as it stands now, line by line with what is printed beside it. */
export function liveLines(
  { candidates, rows, programme }: Standings,
  order: RoundOrder,
): RankedApplication[] {
  const byId = new Map(candidates.map((one) => [one.id, one]))
  return order.lines.flatMap(({ id, position, place, state }) => {
    const [row, candidate] = [rows.get(id), byId.get(id)]
    if (!row || !candidate) return []
    return [
      {
        application: id,
        position,
        place,
        name: row.workTitle ?? row.name,
        number: row.number,
        organisationName: row.organisationName,
        score: row.score,
        amountFen: row.amountFen,
        group: groupOf(programme, candidate),
        state,
      },
    ]
  })
}

/** The order of what was frozen, with the ties that are still to be decided. */
export async function frozenOrder(
  tx: Handle,
  ranking: RankingRow,
  round: RoundRow,
): Promise<{ order: RoundOrder; candidates: readonly Candidate[] }> {
  const programme = await keptProgramme(tx, ranking.programmeHash)
  if (!programme) throw new Error(`the definition ${ranking.programmeHash} of a ranking is not kept`)
  const candidates = await frozenCandidates(tx, ranking)
  const chosen = chosenOf(await decisionsOnTies(tx, ranking))
  return { order: roundOrder(programme, candidates, round.openedOn, chosen), candidates }
}

export const showRanking = (platform: Platform, call: Standing, id: Id) =>
  read(call, async (tx) => {
    const found = await rankingAnswer(platform, tx, call, id)
    return found.ok ? ok(found.value.answer) : found
  })

async function rankingAnswer(platform: Platform, tx: Handle, call: Standing, id: Id) {
  const round = await findRound(tx, call.scope, id)
  if (!round) return refused<Refusal>({ code: 'not-found' })
  const standings = await standingsOf(platform, tx, call, round)
  if (!standings) return refused<Refusal>({ code: 'round-not-ranked-here' })
  const { programme } = standings
  const hidden = await stillJudges(tx, round, call.actor.account)
  const frozen = await rankingOfRound(tx, round)
  const found = frozen ? await frozenOrder(tx, frozen, round) : null
  const order = found?.order ?? roundOrder(programme, standings.candidates, round.openedOn)
  const lines = frozen ? await linesOfRanking(tx, frozen) : liveLines(standings, order)
  const groups = await groupsOf(tx, programme, round, found?.candidates ?? standings.candidates)
  const may = (permission: string) => coversDivision(standingFor(call, permission).scope, round.division)
  const done = frozen?.carriedOutAt != null
  const free = frozen && !hidden ? await freePlaces(tx, frozen, round) : noPlaces
  const movedUp = new Set(
    free.moveUps.flatMap(({ state, application }) => (state === 'carried-out' ? [application] : [])),
  )
  const candidates = new Map((found?.candidates ?? standings.candidates).map((one) => [one.id, one]))
  const basisFor = (application: string) => {
    const candidate = candidates.get(application)
    return candidate ? basisOf(programme, candidate) : []
  }
  const nameOf = (application: string) => lines.find((line) => line.application === application)?.name ?? ''
  const titleOf = (group: string | null) => groups.find((one) => one.group === group)?.title ?? null
  const answer = {
    hidden,
    hash: frozen?.inputsHash ?? standings.inputsHash,
    on: round.openedOn,
    waiting: frozen ? [] : [...standings.waiting],
    roundOpen: standings.open,
    places: figureOf(programme, programme.quota?.all, round.openedOn),
    poolFen: figureOf(programme, programme.quota?.pool, round.openedOn),
    groups,
    lines: hidden
      ? []
      : lines.map((line) => ({
          ...line,
          number: line.number ?? '',
          basis: basisFor(line.application),
          since: free.gone.has(line.application)
            ? ('dropped-out' as const)
            : movedUp.has(line.application)
              ? ('moved-up' as const)
              : null,
        })),
    ties: hidden
      ? []
      : order.ties.map((tie) => ({
          group: tie.group,
          groupTitle: titleOf(tie.group),
          ofPool: tie.group === poolTie,
          candidates: [...tie.candidates],
          places: tie.places,
        })),
    awarded: hidden ? 0 : order.awarded,
    frozen: frozen
      ? {
          id: frozen.id,
          by: frozen.frozenName,
          at: frozen.frozenAt,
          version: frozen.version,
          carriedOutBy: frozen.carriedOutName,
          carriedOutAt: frozen.carriedOutAt,
        }
      : null,
    decisions:
      frozen && !hidden
        ? (await decisionsOnTies(tx, frozen)).map((one) => ({ ...one, chosen: [...one.chosen] }))
        : [],
    dropped: free.dropped.map(({ application, name, outcome, endedOn, why, proposal }) => ({
      application,
      name,
      outcome,
      on: endedOn,
      why,
      proposed: proposal !== null,
    })),
    next: free.next.map(({ application, name, place, tied }) => ({ application, name, place, tied })),
    movedUp: free.moveUps.map((one) => ({
      id: one.id,
      state: one.state,
      application: one.application,
      name: one.application === null ? null : nameOf(one.application),
      replaces: nameOf(one.replaces),
      reason: one.reason,
      by: one.by,
      at: one.at,
      decidedBy: one.decidedBy,
      decidedAt: one.decidedAt,
      decision: one.decision,
      abilities: {
        decide:
          one.state === 'proposed' && one.recordedBy !== call.actor.account && may('applications.decide'),
      },
    })),
    abilities: {
      proposeMoveUp: free.dropped.some(({ proposal }) => proposal === null) && may('applications.check'),
      freeze:
        !frozen &&
        !hidden &&
        !standings.open &&
        standings.waiting.every(({ holds }) => !holds) &&
        lines.length > 0 &&
        may('applications.check'),
      decide: frozen !== undefined && !done && !hidden && may('applications.decide'),
      carryOut:
        frozen !== undefined &&
        !done &&
        !hidden &&
        frozen.openTies === 0 &&
        frozen.frozenBy !== call.actor.account &&
        may('applications.decide'),
    },
  }
  return ok({ answer, round })
}

const words = {
  zh: {
    sheet: '排名',
    place: '名次',
    number: '申请编号',
    name: '名称',
    body: '单位',
    score: '得分',
    state: '结果',
  },
  en: {
    sheet: 'Order',
    place: 'Place',
    number: 'Number',
    name: 'Name',
    body: 'Body',
    score: 'Score',
    state: 'Outcome',
  },
} as const

const states = {
  zh: { awarded: '入选', tied: '同分待定', 'not-awarded': '未入选' },
  en: { awarded: 'Chosen', tied: 'Tied, to be decided', 'not-awarded': 'Not chosen' },
} as const

/** The order as a spreadsheet, in the language of the reader. */
export const rankingSheet = (
  platform: Platform,
  call: Standing & { readonly language: 'zh' | 'en' },
  id: Id,
) =>
  read(call, async (tx) => {
    const found = await rankingAnswer(platform, tx, call, id)
    if (!found.ok) return found
    const { answer, round } = found.value
    if (answer.hidden) return refused<Refusal>({ code: 'scores-hidden' })
    const t = words[call.language]
    const basis = answer.lines[0]?.basis ?? []
    return ok(
      workbookAnswer(`${round.title}-${t.sheet}.xlsx`, [
        {
          name: t.sheet,
          heading: round.title,
          columns: [
            { title: t.place, kind: 'whole', width: 8 },
            { title: t.number, kind: 'text', width: 24 },
            { title: t.name, kind: 'text', width: 30 },
            { title: t.body, kind: 'text', width: 30 },
            { title: t.score, kind: 'decimal', width: 10 },
            ...basis.map(({ title }) => ({ title: title[call.language], kind: 'text' as const, width: 20 })),
            { title: t.state, kind: 'text', width: 14 },
          ],
          rows: answer.lines.map((line) => [
            line.place,
            line.number,
            line.name,
            line.organisationName,
            line.score === null ? null : line.score / 100,
            ...line.basis.map(({ said }) => said[call.language]),
            states[call.language][line.state],
          ]),
        },
      ]),
    )
  })
