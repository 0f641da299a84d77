import { addDays, day, parseDay } from '../../../../kernel/day.ts'
import type { Scope, Settles } from '../language/compiled.ts'
import type { Value } from '../language/kinds.ts'
import type { CompiledProgramme } from './compile.ts'

/** More combinations than this are not tried: the list may then ask for one fact too many, never for one too few. */
const most = 4096

/**
 * Where one fact stands at several places, looking at each place by itself asks too much (`x or not x` hangs on
 * nothing). Answers fall into few classes, so all combinations are tried: the answer when all of them lead to the
 * same one, otherwise the facts that really move it; null where that cannot be told, or need not be.
 */
export function certain<T>(
  ready: CompiledProgramme,
  scope: Scope,
  asked: ReadonlySet<string>,
  answer: (scope: Scope) => T | undefined,
): Exclude<T, 'unknown'> | Set<string> | null {
  if (![...asked].some((name) => ready.repeated.has(name))) return null
  const names = [...asked]
  const classes: (readonly Value[])[] = []
  let combinations = 1
  for (const name of names) {
    const answers = answersTo(ready, scope, name)
    if (answers === null) return null
    classes.push(answers)
    combinations *= answers.length
    if (combinations > most) return null
  }
  const found = Array.from({ length: combinations }, (_, i) =>
    answer(withAnswers(ready, scope, names, classes, i)),
  )
  if (found.some((one) => one === undefined || one === 'unknown')) return null
  if (found.every((one) => one === found[0])) return found[0] as Exclude<T, 'unknown'>
  const moving = new Set<string>()
  let step = 1
  for (const [position, name] of names.entries()) {
    const count = classes[position]?.length ?? 1
    // Combinations that differ in this fact only lie `step` apart.
    const moves = found.some((one, i) => Math.floor(i / step) % count > 0 && one !== found[i - step])
    if (moves) moving.add(name)
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
  if (!fact || !by || fact.type === 'moment' || fact.type === 'division') return null
  if (fact.type === 'yes_no') return ['yes', 'no']
  if (fact.type === 'code') return Object.keys(fact.options ?? {})
  if (fact.type === 'codes') return subsets(fact.options ? Object.keys(fact.options) : named(by))
  const around = new Set<Value>()
  for (const one of by) {
    if (!('threshold' in one)) continue
    const at = one.threshold(scope)
    if (at === undefined) return null
    for (const value of near(at)) around.add(value)
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
  if (!parseDay(at).ok) return [at]
  return [addDays(day(at), -1), at, addDays(day(at), 1)]
}
