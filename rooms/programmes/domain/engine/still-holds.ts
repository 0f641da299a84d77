import type { Facts } from '../language/fact-values.ts'
import type { Programme } from '../language/programme.ts'
import type { Resolver } from '../language/resolvers.ts'
import { compiled, type Reason } from './compile.ts'
import { decide } from './decide.ts'
import type { Given } from './scope.ts'

/** What the acts of others change after a decision: what is drawn elsewhere, and bars. */
const othersActs: readonly Resolver[] = ['awards.held', 'awards.paid', 'bar.in-force']

export type StillHolds = {
  /** Rules that no longer hold, or of which it is open whether they do. */
  readonly broken: readonly Reason[]
  /** What it comes to now; null where that is not known. */
  readonly amountFen: number | null
}

/**
 * Asks a decision again at the moment of payment (X7): on its own day and facts, but with what is known now of other money,
 * of bars, and of the open questions that the body has settled since. Nothing else is asked again: who was eligible in time
 * stays so.
 */
export function stillHolds(programme: Programme, decided: Given, now: Facts): StillHolds {
  const facts = { ...decided.facts }
  const changing = Object.entries(programme.facts).flatMap(([name, { from }]) =>
    from !== undefined && othersActs.includes(from) ? [name] : [],
  )
  for (const name of [...changing, ...Object.keys(programme.switches)])
    if (now[name] !== undefined) facts[name] = now[name]
  const { reasons, amountFen } = decide(programme, { ...decided, facts })
  const about = new Set(
    compiled(programme)
      .rules.filter(({ names }) => changing.some((name) => names.has(name)))
      .map((rule) => rule.reasons.yes.rule),
  )
  return { broken: reasons.filter(({ rule, holds }) => holds !== 'yes' && about.has(rule)), amountFen }
}
