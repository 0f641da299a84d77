import { createHash } from 'node:crypto'
import type { Words } from '../../../../kernel/contract.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import {
  type Candidate,
  type Facts,
  type Programme,
  quotaGroups,
  type Value,
} from '../../../programmes/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { rankingStage, stagesBefore } from '../../domain/judging/judged-stages.ts'
import { inputsText } from '../../domain/judging/round-order.ts'
import { type ApplicationRow, applicationsAt } from '../core/application-store.ts'
import { factsOf } from '../core/facts.ts'
import { isOpen, programmeOfRound, type RoundRow } from './round-store.ts'
import { figureOf } from './rounds.ts'

export type Standings = {
  readonly programme: Programme
  readonly hash: string
  readonly stage: string
  readonly candidates: readonly Candidate[]
  readonly rows: ReadonlyMap<Id, ApplicationRow>
  readonly inputsHash: string
  /** What must come first: applications that are still on their way, by stage; and points that are missing. */
  readonly waiting: readonly Waiting[]
  readonly open: boolean
}

/**
 * Applications that are still on their way at a stage. Those that were returned hold the others up only while the days for
 * completing them run: where the programme sets none, or they are over, nobody waits for an applicant who never answers.
 */
export type Waiting = {
  readonly stage: string
  readonly title: Words
  readonly count: number
  readonly holds: boolean
}

/** Facts by which a programme ranks, breaks ties or divides its places; nothing else goes into an order. */
const countedFacts = ({ ranking, quota }: Programme): readonly string[] => [
  ...(ranking && ranking.by !== 'score' && ranking.by !== 'order' ? [ranking.by] : []),
  ...(ranking?.tie_break ?? []).map(({ fact }) => fact),
  ...(quota?.each ? [quota.each.by] : []),
]

/** Who stands to be ranked in a round, as of now; null where the programme ranks nobody. */
export async function standingsOf(
  platform: Platform,
  tx: Handle,
  call: Standing,
  round: RoundRow,
): Promise<Standings | null> {
  const { programme, hash } = await programmeOfRound(tx, round)
  const stage = rankingStage(programme)
  if (!stage) return null
  const all = (await applicationsAt(tx, call.scope, { programme: round.programme, round: round.id })).filter(
    // What was taken back stands at its stage for ever and waits for nobody.
    ({ endedOn }) => endedOn === null,
  )
  const there = all.filter((one) => one.stage === stage.code)
  const names = countedFacts(programme)
  const candidates: Candidate[] = []
  for (const [at, row] of there.entries()) {
    const facts = names.length === 0 ? {} : (await factsOf(tx, platform, row, call.today, programme)).facts
    candidates.push(candidateOf(row, at + 1, names, facts))
  }
  const before = new Set(stagesBefore(programme, stage.code))
  const waiting = programme.stages.flatMap(({ code, title, who }): Waiting[] => {
    const unscored = code === stage.code && programme.ranking?.by === 'score'
    const here = all.filter((one) => one.stage === code && (unscored ? one.score === null : before.has(code)))
    const holds = who !== 'applicant' || here.some(({ dueOn }) => dueOn !== null && dueOn >= call.today)
    return here.length > 0 ? [{ stage: code, title, count: here.length, holds }] : []
  })
  return {
    programme,
    hash,
    stage: stage.code,
    candidates,
    rows: new Map(there.map((row) => [row.id, row])),
    inputsHash: createHash('sha256')
      .update(inputsText(hash, round.openedOn, candidates))
      .digest('hex'),
    waiting,
    open: isOpen(round, call.today),
  }
}

function candidateOf(
  row: ApplicationRow,
  received: number,
  names: readonly string[],
  facts: Facts,
): Candidate {
  const counted = Object.fromEntries(
    names.flatMap((name): [string, Value][] => {
      const value = facts[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
  return {
    id: row.id,
    received,
    facts: counted,
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.amountFen === null ? {} : { amountFen: row.amountFen }),
  }
}

/** The option or place whose quota a candidate falls under; a place at the level of the quota, whatever village it is in. */
export const groupOf = (programme: Programme, candidate: Pick<Candidate, 'facts'>): string | null =>
  quotaGroups(programme).groupOf(candidate)

/** The places of each option that somebody stands in, by title. */
export async function groupsOf(
  tx: Handle,
  programme: Programme,
  round: RoundRow,
  candidates: readonly Pick<Candidate, 'facts'>[],
): Promise<{ group: string; title: string; places: number | null }[]> {
  const each = programme.quota?.each
  if (!each) return []
  const { groupOf: of, rows } = quotaGroups(programme)
  const found = [...new Set([...rows.keys(), ...candidates.map((one) => of(one) ?? '')])]
  const fact = programme.facts[each.by]
  const codes =
    fact?.type === 'division'
      ? found.map(Number).filter((code) => Number.isSafeInteger(code) && code > 0)
      : []
  const names = await placesOf(tx, codes, round.openedOn)
  return found.toSorted().map((group) => ({
    group,
    title:
      group === ''
        ? '—'
        : fact?.type === 'division'
          ? names(Number(group)).name
          : (fact?.options?.[group]?.zh ?? group),
    places: figureOf(programme, rows.get(group) ?? each.number, round.openedOn),
  }))
}
