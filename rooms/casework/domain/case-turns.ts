import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

/** Where something happened to a case: the managing station, and where the client lives. */
export type CasePlace = { readonly station: Id; readonly division: DivisionCode }

export type Move = { readonly movedOn: Day; readonly from: CasePlace; readonly to: CasePlace }

export type Turn = CasePlace & {
  readonly step: number
  readonly event: 'opened' | 'moved' | 'closed'
  readonly change: 1 | -1
  readonly day: Day
}

const closingStep = 1000

/**
 * What figures count of a case (7.4): one more where it opens, one less and one more where it moves, one less where it
 * closes. Their sum up to a day is one where the case is managed on that day and nothing elsewhere, so that
 * active = opening + new − closed holds at every place where nothing moved, and in all of them together.
 */
export function turnsOf(one: {
  readonly opened: CasePlace
  readonly openedOn: Day
  readonly moves: readonly Move[]
  readonly closedOn: Day | null
  readonly withdrawn: boolean
}): Turn[] {
  if (one.withdrawn) return []
  const moved = one.moves.flatMap(({ movedOn, from, to }, at): Turn[] => [
    { step: at + 1, event: 'moved', change: -1, day: movedOn, ...from },
    { step: at + 1, event: 'moved', change: 1, day: movedOn, ...to },
  ])
  const last = one.moves.at(-1)?.to ?? one.opened
  return [
    { step: 0, event: 'opened', change: 1, day: one.openedOn, ...one.opened },
    ...moved,
    ...(one.closedOn
      ? [{ step: closingStep, event: 'closed' as const, change: -1 as const, day: one.closedOn, ...last }]
      : []),
  ]
}
