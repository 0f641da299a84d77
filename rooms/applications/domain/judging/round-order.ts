import type { Words } from '../../../../kernel/contract.ts'
import {
  type Candidate,
  compareCandidates,
  type Programme,
  rank,
  type Tie,
} from '../../../programmes/index.ts'
import { factSaid, factTitled } from '../paying/said.ts'

export const lineStates = ['awarded', 'tied', 'not-awarded'] as const
export type LineState = (typeof lineStates)[number]

export type OrderLine = {
  readonly id: string
  /** From 1, each number once. */
  readonly position: number
  /** What is printed: equals share it, and the next place counts them. */
  readonly place: number
  readonly state: LineState
}

/** What stands behind a place beside the score: the facts by which the policy ranks, as people read them. */
export type Basis = { readonly title: Words; readonly said: Words }

export function basisOf({ ranking, ...programme }: Programme, { facts }: Candidate): Basis[] {
  if (!ranking) return []
  const names = [ranking.by, ...ranking.tie_break.map(({ fact }) => fact)]
  return [...new Set(names)]
    .filter((name) => name in programme.facts)
    .map((name) => ({ title: factTitled(programme, name), said: factSaid(programme, name, facts[name]) }))
}

export type RoundOrder = {
  readonly lines: readonly OrderLine[]
  readonly awarded: number
  readonly ties: readonly Tie[]
}

/**
 * The order of a round with what comes of it. `chosen` are those whom the panel took where the cut goes through equals
 * (S4.A1), by the tie: whoever is taken within a place may still not be among the places of all. While a tie is open nobody
 * of it is awarded, so that never more are than the quota says.
 */
export function roundOrder(
  programme: Programme,
  candidates: readonly Candidate[],
  on: string,
  chosen: ReadonlyMap<string | null, readonly string[]> = new Map(),
): RoundOrder {
  const byId = new Map(candidates.map((one) => [one.id, one]))
  // The receipt is no merit: of equals whoever came first stands above only in print.
  const ordered = candidates.toSorted(
    (a, b) => (a.received ?? 0) - (b.received ?? 0) || (a.id < b.id ? -1 : 1),
  )
  const { order, awarded, ties } = rank(programme, ordered, { on }, (group) => chosen.get(group) ?? [])
  const got = new Set(awarded)
  const tied = new Set(ties.flatMap((tie) => tie.candidates))
  const lines: OrderLine[] = []
  for (const [at, id] of order.entries()) {
    const before = lines[at - 1]
    const [own, above] = [byId.get(id), before && byId.get(before.id)]
    const equal = own && above && compareCandidates(programme, above, own) === 0
    lines.push({
      id,
      position: at + 1,
      place: equal && before ? before.place : at + 1,
      state: got.has(id) ? 'awarded' : tied.has(id) ? 'tied' : 'not-awarded',
    })
  }
  return { lines, awarded: awarded.length, ties }
}

/**
 * Who may move up (递补) into a place that became free: the next of the order without those who dropped out, within each option
 * or place as the quota says. `stands` are those who hold a place. Of equals each is named, and whoever acts chooses.
 */
export function nextInLine(
  programme: Programme,
  candidates: readonly Candidate[],
  on: string,
  { out, stands }: { readonly out: ReadonlySet<string>; readonly stands: ReadonlySet<string> },
): readonly { readonly id: string; readonly tied: boolean }[] {
  const left = candidates
    .filter(({ id }) => !out.has(id))
    .toSorted((a, b) => (a.received ?? 0) - (b.received ?? 0) || (a.id < b.id ? -1 : 1))
  const { order, awarded, ties } = rank(programme, left, { on }, () => [...stands])
  const got = new Set(awarded)
  const tied = new Set(ties.flatMap((tie) => tie.candidates))
  return order
    .filter((id) => !stands.has(id) && (got.has(id) || tied.has(id)))
    .map((id) => ({ id, tied: tied.has(id) }))
}

/** What a ranking was made from, always written the same way, so that its digest tells whether anything changed. */
export const inputsText = (programmeHash: string, on: string, candidates: readonly Candidate[]): string =>
  JSON.stringify([
    programmeHash,
    on,
    candidates
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, score, received, amountFen, facts }) => [
        id,
        score ?? null,
        received ?? null,
        amountFen ?? null,
        Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
  ])

/** Whether exactly the free places of a tie were filled with those who are in it. */
export const settlesTie = ({ candidates, places }: Tie, chosen: readonly string[]): boolean =>
  new Set(chosen).size === chosen.length &&
  chosen.length === places &&
  chosen.every((id) => candidates.includes(id))
