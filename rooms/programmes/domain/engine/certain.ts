import { addDays, day, parseDay } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { Scope, Settles } from '../language/compiled.ts'
import { dayOfMoment } from '../language/fact-values.ts'
import type { Value } from '../language/kinds.ts'
import type { CompiledProgramme } from './compile.ts'

/** More combinations than this are not tried: the list may then ask for one fact too many, never for one too few. */
const most = 4096

type Asks<T> = {
  answer(scope: Scope): T | undefined
  ask(scope: Scope, into: Set<string>): void
}

/**
 * Where one fact stands at several places, looking at each place by itself asks too much (`x or not x` hangs on
 * nothing). Answers fall into few classes, so all combinations are tried: the answer when all of them lead to the
 * same one, otherwise the facts that really move it; null where that cannot be told, or need not be.
 */
export function certain<T>(
  ready: CompiledProgramme,
  scope: Scope,
  asked: ReadonlySet<string>,
  asks: Asks<T>,
): Exclude<T, 'unknown'> | Set<string> | null {
  if (![...asked].some((name) => ready.repeated.has(name) || isTrivial(ready, scope, name))) return null
  // Some questions follow only from the answer to others (whether the day counts, once it is that day): they are
  // answered too, until every combination leads to an answer.
  const names = [...asked]
  for (;;) {
    const combinations = combined(ready, scope, names)
    if (combinations === null) return null
    const open = combinations.scopes.filter((one) => isOpen(asks.answer(one)))
    if (open.length === 0) return settled(combinations, asked, asks)
    const further = new Set<string>()
    for (const one of open) asks.ask(one, further)
    const added = [...further].filter((name) => !names.includes(name))
    if (added.length === 0) return null
    names.push(...added)
  }
}

const isOpen = (answer: unknown): boolean => answer === undefined || answer === 'unknown'

type Combinations = {
  readonly names: readonly string[]
  readonly counts: readonly number[]
  readonly scopes: readonly Scope[]
}

/** A scope for each way of answering; null where there are too many, or classes of answers cannot be told. */
function combined(ready: CompiledProgramme, scope: Scope, names: readonly string[]): Combinations | null {
  const classes: (readonly Value[])[] = []
  let count = 1
  for (const name of names) {
    const answers = answersTo(ready, scope, name)
    if (answers === null) return null
    classes.push(answers)
    count *= answers.length
    if (count > most) return null
  }
  return {
    names: [...names],
    counts: classes.map((answers) => answers.length),
    scopes: Array.from({ length: count }, (_, i) => withAnswers(ready, scope, names, classes, i)),
  }
}

function settled<T>(
  { names, counts, scopes }: Combinations,
  asked: ReadonlySet<string>,
  { answer }: Asks<T>,
): Exclude<T, 'unknown'> | Set<string> {
  const found = scopes.map(answer)
  if (found.every((one) => one === found[0])) return found[0] as Exclude<T, 'unknown'>
  const moving = new Set<string>()
  let step = 1
  for (const [position, name] of names.entries()) {
    const count = counts[position] ?? 1
    // Combinations that differ in this fact only lie `step` apart.
    const moves = found.some((one, i) => Math.floor(i / step) % count > 0 && one !== found[i - step])
    if (moves && asked.has(name)) moving.add(name)
    step *= count
  }
  return moving
}

function withAnswers(
  { programme }: CompiledProgramme,
  scope: Scope,
  names: readonly string[],
  classes: readonly (readonly Value[])[],
  combination: number,
): Scope {
  const facts: Record<string, Value | undefined> = { ...scope.facts }
  const switches: Record<string, string | undefined> = { ...scope.switches }
  let rest = combination
  for (const [position, name] of names.entries()) {
    const answers = classes[position] ?? []
    const value = answers[rest % answers.length]
    rest = Math.floor(rest / answers.length)
    if (name in programme.switches) switches[name] = String(value)
    else facts[name] = value
  }
  return { ...scope, facts, switches }
}

/** One answer of each class that the programme can tell apart; null where a computed quantity looks at the fact. */
function answersTo({ programme, settles }: CompiledProgramme, scope: Scope, name: string): Value[] | null {
  const written = programme.switches[name]
  if (written) return Object.keys(written.options)
  const fact = programme.facts[name]
  const by = settles.get(name)
  if (!fact || !by) return null
  if (fact.type === 'yes_no') return ['yes', 'no']
  if (fact.type === 'code') return Object.keys(fact.options ?? {})
  if (fact.type === 'codes') return subsets(fact.options ? Object.keys(fact.options) : named(by))
  const around = new Set<Value>()
  for (const one of by) {
    if (!('threshold' in one)) continue
    const at = one.threshold(scope)
    if (at === undefined) return null
    for (const value of fact.type === 'division' ? aroundDivision(at) : near(at)) around.add(value)
  }
  return [...around]
}

const named = (by: readonly Settles[]): string[] => [
  ...new Set(by.flatMap((one) => ('options' in one ? [...one.options] : []))),
]

const subsets = (options: readonly string[]): Value[] | null =>
  options.length > 6
    ? null
    : Array.from({ length: 2 ** options.length }, (_, i) => options.filter((_, j) => (i >> j) % 2 === 1))

/** The threshold itself and its neighbours on both sides. */
function near(at: number | string): Value[] {
  if (typeof at === 'number') return at === 0 ? [0, 1] : [at - 1, at, at + 1]
  const on = at.length > 10 ? dayOfMoment(at) : at
  if (!parseDay(on).ok) return [at]
  return [addDays(day(on), -1), on, addDays(day(on), 1)]
}

/** The first and last code of a division, and those beside it: places told apart by ranges differ at their ends. */
function aroundDivision(at: number | string): Value[] {
  const { low, high } = rangeOf(Number(at))
  return [low - 1, low, high, high + 1]
}

/** Held against nothing: everybody has at least nothing, and nobody less, so that the answer cannot move it. */
const isTrivial = ({ settles }: CompiledProgramme, scope: Scope, name: string): boolean =>
  (settles.get(name) ?? []).some((one) => 'threshold' in one && one.threshold(scope) === 0)
