import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { CasePlace, Move } from './case-turns.ts'

/** A move as it stands, by its key; one that a merger makes has none yet. */
export type KeyedMove = Move & { readonly key: string | null }

export type CasePlaces = {
  readonly opened: CasePlace
  readonly openedOn: Day
  readonly moves: readonly KeyedMove[]
  readonly closedOn: Day | null
}

/**
 * Where a case was when one division is taken into another from a day on: what began at the old code since then began at the
 * new one, and a case that lay there on that day moves on it, with its station. What was over before stays as it was.
 */
export function placesMerged(
  one: CasePlaces,
  { code, into, from }: { readonly code: DivisionCode; readonly into: DivisionCode; readonly from: Day },
): CasePlaces {
  const stays = [
    { key: null, start: one.openedOn, place: one.opened },
    ...one.moves.map(({ key, movedOn, to }) => ({ key, start: movedOn, place: to })),
  ]
  const split = stays.flatMap((stay, at) => {
    const end = stays[at + 1]?.start ?? one.closedOn
    const there = { ...stay.place, division: into }
    if (stay.place.division !== code) return [stay]
    if (stay.start >= from) return [{ ...stay, place: there }]
    return end === null || end > from ? [stay, { key: null, start: from, place: there }] : [stay]
  })
  const [first, ...later] = split as [(typeof split)[number], ...typeof split]
  return {
    ...one,
    opened: first.place,
    moves: later.map(({ key, start, place }, at) => ({
      key,
      movedOn: start,
      from: (split[at] as (typeof split)[number]).place,
      to: place,
    })),
  }
}
