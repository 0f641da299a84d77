import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { nextInLine } from '../../domain/judging/round-order.ts'
import { type MoveUpRow, moveUpsOf, type Stander, standersOf } from './move-up-store.ts'
import { frozenCandidates, type RankingRow } from './ranking-store.ts'
import type { RoundRow } from './round-store.ts'

export type FreePlace = Stander & {
  /** What was proposed for the place and waits for its decision. */
  readonly proposal: MoveUpRow | null
}

export type Places = {
  /** Chosen and dropped out, also those whose place was taken since. */
  readonly gone: ReadonlySet<Id>
  /** Chosen and dropped out since, whose place nobody took and of which nobody decided that it stays empty. */
  readonly dropped: readonly FreePlace[]
  /** Who may take a place for which nobody is proposed yet, the next first. */
  readonly next: readonly (Stander & { readonly tied: boolean })[]
  readonly moveUps: readonly MoveUpRow[]
}

export const noPlaces: Places = { gone: new Set(), dropped: [], next: [], moveUps: [] }

/** Places of an order that became free after it was carried out, and who comes next (递补). */
export async function freePlaces(
  tx: Handle,
  ranking: RankingRow,
  { openedOn }: Pick<RoundRow, 'openedOn'>,
): Promise<Places> {
  if (ranking.carriedOutAt === null) return noPlaces
  const programme = await keptProgramme(tx, ranking.programmeHash)
  if (!programme) throw new Error(`the definition ${ranking.programmeHash} of a ranking is not kept`)
  const standers = await standersOf(tx, ranking)
  const moveUps = await moveUpsOf(tx, ranking)
  const live = new Map(
    moveUps.filter(({ state }) => state !== 'declined').map((one) => [one.replaces, one] as const),
  )
  const gone = standers.filter(({ chosen, outcome }) => chosen && isOut(outcome))
  const dropped = gone.flatMap((one) => {
    const act = live.get(one.application)
    return act?.state === 'carried-out' ? [] : [{ ...one, proposal: act ?? null }]
  })
  const ids = new Set(gone.map(({ application }) => application))
  if (dropped.every(({ proposal }) => proposal !== null)) return { gone: ids, dropped, next: [], moveUps }
  // A place that stays empty is counted as taken by who left it, one that is proposed for by who is proposed.
  const empty = new Set([...live.values()].flatMap((one) => (one.application === null ? [one.replaces] : [])))
  const proposed = [...live.values()].flatMap((one) =>
    one.state === 'proposed' && one.application !== null ? [one.application] : [],
  )
  const holding = standers.filter(({ chosen, outcome }) => chosen && !isOut(outcome))
  const stands = new Set([...holding.map(({ application }) => application), ...empty, ...proposed])
  const withdrawn = standers.filter(({ outcome }) => outcome === 'withdrawn' || outcome === 'revoked')
  const out = new Set(
    [...gone, ...withdrawn].map(({ application }) => application).filter((id) => !stands.has(id)),
  )
  const byId = new Map(standers.map((one) => [one.application, one]))
  const next = nextInLine(programme, await frozenCandidates(tx, ranking), openedOn, { out, stands })
  return {
    gone: ids,
    dropped,
    moveUps,
    next: next.flatMap(({ id, tied }) => {
      const stander = byId.get(id)
      return stander ? [{ ...stander, tied }] : []
    }),
  }
}

/** Dropped out of what was awarded: an end that is none of those that an award comes to. */
const isOut = (outcome: Stander['outcome']): boolean =>
  outcome === 'refused' || outcome === 'withdrawn' || outcome === 'revoked'
