import type { Facts } from '../language/fact-values.ts'
import type { Programme } from '../language/programme.ts'
import { decide } from './decide.ts'
import type { Given } from './scope.ts'

export type Simulated = {
  readonly persons: number
  readonly eligible: number
  readonly unknown: number
  readonly costFen: number
}

/** A programme over a register, as it stands and with some figures set otherwise. */
export type Simulation = {
  readonly before: Simulated
  readonly after: Simulated
  /** Who comes to be eligible or gets more, and who the other way; the ids of the rows. */
  readonly gainers: readonly string[]
  readonly losers: readonly string[]
}

export type PopulationRow = { readonly id: string; readonly facts: Facts }

/** Decides every row twice; a row whose answer is not known costs nothing and is counted as unknown. */
export function simulate(
  programme: Programme,
  rows: Iterable<PopulationRow>,
  given: Omit<Given, 'facts' | 'parameters'>,
  overlay: Readonly<Record<string, number | string>>,
): Simulation {
  const before = { persons: 0, eligible: 0, unknown: 0, costFen: 0 }
  const after = { ...before }
  const gainers: string[] = []
  const losers: string[] = []
  for (const { id, facts } of rows) {
    const now = count(before, decide(programme, { ...given, facts }))
    const then = count(after, decide(programme, { ...given, facts, parameters: overlay }))
    const difference = then.rank - now.rank || then.amount - now.amount
    if (difference > 0) gainers.push(id)
    else if (difference < 0) losers.push(id)
  }
  return { before, after, gainers, losers }
}

function count(
  into: { persons: number; eligible: number; unknown: number; costFen: number },
  { eligible, amountFen }: ReturnType<typeof decide>,
): { rank: number; amount: number } {
  into.persons += 1
  if (eligible === 'yes') into.eligible += 1
  if (eligible === 'unknown' || (eligible === 'yes' && amountFen === null)) into.unknown += 1
  into.costFen += amountFen ?? 0
  return { rank: eligible === 'yes' ? 2 : eligible === 'unknown' ? 1 : 0, amount: amountFen ?? 0 }
}
