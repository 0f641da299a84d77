import type { Truth } from '../../../../kernel/truth.ts'
import type { Facts } from '../language/fact-values.ts'
import type { Programme } from '../language/programme.ts'
import { type Decision, decide } from './decide.ts'
import type { Given } from './scope.ts'

export type Simulated = {
  readonly persons: number
  readonly eligible: number
  /** Neither a yes with its amount nor a no: something would have to be asked. They cost nothing here. */
  readonly unknown: number
  readonly costFen: number
}

/** A programme with figures and open questions as they stand, or set otherwise. */
export type Variant = { readonly programme: Programme; readonly given: Omit<Given, 'facts'> }

/** One of a register. `place` is the division that it is grouped under. */
export type PopulationRow = { readonly id: string; readonly facts: Facts; readonly place?: number | null }

/** What part of a register has in common: a place, or an answer to a fact with options; null is not known. */
export type SimulatedGroup = {
  readonly by: string
  readonly value: string | null
  readonly before: Simulated
  readonly after: Simulated
  readonly gainers: number
  readonly losers: number
}

export type SimulatedAnswer = { readonly eligible: Truth; readonly amountFen: number | null }
export type SimulatedChange = {
  readonly id: string
  readonly before: SimulatedAnswer
  readonly after: SimulatedAnswer
}

/** A programme over a register, as it stands and with some figures set otherwise. */
export type Simulation = {
  readonly before: Simulated
  readonly after: Simulated
  /** Who comes to be eligible or gets more, and who the other way. */
  readonly gainers: number
  readonly losers: number
  /** The first of them, as many as were asked for. */
  readonly changes: readonly SimulatedChange[]
  /** What would have to be asked, and of how many, with the figures set otherwise; the most needed first. */
  readonly asked: readonly { readonly name: string; readonly persons: number }[]
  readonly groups: readonly SimulatedGroup[]
}

/**
 * Counts a register as it is read, part by part: it need never be in memory as a whole. `add` says whether the row is
 * one of those who are listed.
 */
export type RunningSimulation = { add(row: PopulationRow): boolean; result(): Simulation }

type Counted = { persons: number; eligible: number; unknown: number; costFen: number }
type Tally = { before: Counted; after: Counted; gainers: number; losers: number }

const nothing = (): Counted => ({ persons: 0, eligible: 0, unknown: 0, costFen: 0 })
const tally = (): Tally => ({ before: nothing(), after: nothing(), gainers: 0, losers: 0 })

/** The word under which places are grouped; no fact can be named so, names have no hyphen. */
export const byPlace = 'by-place'

/** Facts by whose answers a register is grouped: those with options, of which exactly one is the answer. */
export const groupingFacts = ({ facts }: Programme): string[] =>
  Object.entries(facts).flatMap(([name, { type }]) => (type === 'code' || type === 'yes_no' ? [name] : []))

/**
 * Decides every row by both variants, once where they are the same. `keep` is how many of those who gain or lose are
 * listed one by one.
 */
export function startSimulation(before: Variant, after: Variant, keep = 0): RunningSimulation {
  const whole = tally()
  const grouping = groupingFacts(before.programme)
  const groups = new Map<string, Map<string | null, Tally>>()
  for (const by of [byPlace, ...grouping]) groups.set(by, new Map())
  const asked = new Map<string, number>()
  const changes: SimulatedChange[] = []
  const groupOf = (by: string, value: string | null): Tally => {
    const values = groups.get(by) ?? new Map<string | null, Tally>()
    const found = values.get(value)
    if (found) return found
    const made = tally()
    values.set(value, made)
    return made
  }
  return {
    add({ id, facts, place }) {
      const now = answerOf(before, facts)
      const then = after === before ? now : answerOf(after, facts)
      const difference = compared(now, then)
      for (const name of then.ask) asked.set(name, (asked.get(name) ?? 0) + 1)
      count(whole, now, then, difference)
      if (place !== undefined)
        count(groupOf(byPlace, place === null ? null : String(place)), now, then, difference)
      for (const name of grouping) {
        const value = facts[name]
        count(groupOf(name, value === undefined ? null : String(value)), now, then, difference)
      }
      const listed = difference !== 0 && changes.length < keep
      if (listed) changes.push({ id, before: shown(now), after: shown(then) })
      return listed
    },
    result: () => ({
      ...whole,
      changes,
      asked: [...asked]
        .map(([name, persons]) => ({ name, persons }))
        .toSorted((a, b) => b.persons - a.persons || a.name.localeCompare(b.name)),
      groups: [...groups].flatMap(([by, values]) =>
        [...values].map(([value, found]) => ({ by, value, ...found })).toSorted(inOrder),
      ),
    }),
  }
}

/** A register that is in memory, with some figures set otherwise. */
export function simulate(
  programme: Programme,
  rows: Iterable<PopulationRow>,
  given: Omit<Given, 'facts' | 'parameters'>,
  overlay: Readonly<Record<string, number | string>>,
): Simulation {
  const running = startSimulation(
    { programme, given },
    { programme, given: { ...given, parameters: overlay } },
    Number.POSITIVE_INFINITY,
  )
  for (const row of rows) running.add(row)
  return running.result()
}

const answerOf = ({ programme, given }: Variant, facts: Facts): Decision =>
  decide(programme, { ...given, facts })

const shown = ({ eligible, amountFen }: Decision): SimulatedAnswer => ({ eligible, amountFen })

const ranks: Readonly<Record<Truth, number>> = { no: 0, unknown: 1, yes: 2 }

/** Above 0 for who gains, below for who loses. An amount that is not known yet is no loss of the one that was. */
function compared(now: Decision, then: Decision): number {
  const ranked = ranks[then.eligible] - ranks[now.eligible]
  if (ranked !== 0) return ranked
  return now.amountFen === null || then.amountFen === null ? 0 : then.amountFen - now.amountFen
}

function count(into: Tally, now: Decision, then: Decision, difference: number): void {
  countOne(into.before, now)
  countOne(into.after, then)
  if (difference > 0) into.gainers += 1
  else if (difference < 0) into.losers += 1
}

function countOne(into: Counted, { eligible, amountFen, ask }: Decision): void {
  into.persons += 1
  if (eligible === 'yes') into.eligible += 1
  if (eligible === 'unknown' || ask.length > 0) into.unknown += 1
  into.costFen += amountFen ?? 0
}

/** By value, and what is not known last. */
function inOrder(a: SimulatedGroup, b: SimulatedGroup): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
  return a.value.localeCompare(b.value)
}
