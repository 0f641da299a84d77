import type { Truth } from '../../../../kernel/truth.ts'
import type {
  CompiledCondition,
  CompiledQuantity,
  Compiler,
  Scope,
  Settles,
  Subject,
} from '../language/compiled.ts'
import { conditionKindOf } from '../language/condition.ts'
import { kindOfFact } from '../language/fact.ts'
import { isPlain, kindWords, sameFamily } from '../language/kinds.ts'
import { kindOfParameter } from '../language/parameter.ts'
import type { Conflict } from '../language/parts/conflict.ts'
import type { Sanction } from '../language/parts/sanction.ts'
import type { Programme } from '../language/programme.ts'
import { quantityKindOf } from '../language/quantity.ts'
import type { Mistake, Path } from '../language/words.ts'
import { nearest } from './nearest.ts'

/** Why: a rule of the file with its source, and whether it holds. */
export type Reason = { readonly rule: string; readonly source: string; readonly holds: Truth }

export type CompiledRule = CompiledCondition & {
  /** Why, made once for each answer: a simulation asks a million times. */
  readonly reasons: Readonly<Record<Truth, Reason>>
  /** Every fact and switch its condition may look at. */
  readonly names: ReadonlySet<string>
}

/** What a sanction takes back: this part of that whole, and every fact that it looks at. */
export type CompiledPart = {
  readonly part: CompiledQuantity
  readonly of: CompiledQuantity
  readonly names: ReadonlySet<string>
}

/** A programme made ready to decide: every name found once, every node a function. */
export type CompiledProgramme = {
  readonly programme: Programme
  readonly rules: readonly CompiledRule[]
  readonly amount: CompiledQuantity | null
  readonly late: CompiledCondition | null
  readonly due: CompiledQuantity | null
  /** Of sanctions that recover a part: what the part is, and of how much; by their code. */
  readonly parts: ReadonlyMap<string, CompiledPart>
  readonly named: (name: string) => CompiledQuantity
  /** How answers to a fact may differ; null where a computed quantity looks at it. */
  readonly settles: ReadonlyMap<string, readonly Settles[] | null>
  /** Facts that stand at more than one place. */
  readonly repeated: ReadonlySet<string>
  /** Facts, parameters, values and switches that something decides with. */
  readonly used: ReadonlySet<string>
  /** Facts and switches on which a decision may hang. */
  readonly decidedBy: ReadonlySet<string>
  readonly mistakes: readonly Mistake[]
}

const nothing: CompiledQuantity = {
  kind: 'integer',
  missing: true,
  value: () => undefined,
  ask: () => undefined,
}

/** The name by which an expression asks for the day of the decision. */
export const decisionDay = 'decision_day'

/** Finds all names of a programme; what it cannot find is told as a mistake, with what there is. */
export function compile(programme: Programme): CompiledProgramme {
  const mistakes: Mistake[] = []
  const settles = new Map<string, Settles[] | null>()
  const uses = new Map<string, number>()
  const values = new Map<string, CompiledQuantity>()
  const valueNames = new Map<string, ReadonlySet<string>>()
  const underWay = new Set<string>()
  const used = new Set<string>()
  // Where the facts of a rule are collected while it is compiled, and whether a computed quantity is being read.
  let collected = new Set<string>()
  let computing = 0
  let unasked = false
  let sanctioning = false

  const mistake = (path: Path, zh: string, en: string) => mistakes.push({ path, zh, en })
  const use = (name: string) => {
    used.add(name)
    collected.add(name)
    // What nothing decides with says nothing of how answers differ.
    if (unasked) return
    uses.set(name, (uses.get(name) ?? 0) + 1)
    if (computing > 0) settles.set(name, null)
  }

  const factOf = (name: string): CompiledQuantity | null => {
    const fact = programme.facts[name]
    if (!fact) return null
    use(name)
    return {
      kind: kindOfFact(fact),
      value: ({ facts }) => facts[name],
      ask: (_, into) => into.add(name),
    }
  }

  const valueNamed = (name: string): CompiledQuantity | null => {
    const written = programme.values[name]
    if (!written) return null
    if (!unasked || sanctioning) used.add(name)
    const ready = values.get(name)
    if (!ready && underWay.has(name)) {
      mistake(['values', name], `${name} 引用了自己`, `${name} refers to itself`)
      return nothing
    }
    if (!ready) {
      underWay.add(name)
      const outer = collected
      collected = new Set()
      computing++
      values.set(name, compiler.quantity(written.is, ['values', name, 'is']))
      computing--
      valueNames.set(name, collected)
      collected = outer
      underWay.delete(name)
    }
    // A value that is used again makes its facts stand at one more place.
    for (const fact of valueNames.get(name) ?? []) use(fact)
    return values.get(name) ?? nothing
  }

  const unknownName = (name: string, path: Path): CompiledQuantity => {
    const known = [
      ...Object.keys(programme.facts),
      ...Object.keys(programme.parameters),
      ...Object.keys(programme.values),
    ]
    const close = nearest(name, known)
    mistake(
      path,
      `没有名为 ${name} 的事实、参数或计算项${close ? `，是否想写 ${close}` : ''}；现有：${known.join('、')}`,
      `no fact, parameter or value is named ${name}${close ? `; did you mean ${close}` : ''}; there are: ${known.join(', ')}`,
    )
    return nothing
  }

  const compiler: Compiler = {
    mistake,
    condition: (node, path) => conditionKindOf(node).compile(node, compiler, path),
    quantity(node, path) {
      if (typeof node === 'string') return compiler.named(node, path)
      computing++
      const compiled = quantityKindOf(node).compile(node, compiler, path)
      computing--
      return compiled
    },
    named(name, path) {
      if (name === decisionDay) return { kind: 'day', value: ({ on }) => on, ask: () => undefined }
      const parameter = programme.parameters[name]
      if (parameter) {
        used.add(name)
        return {
          kind: kindOfParameter(parameter),
          value: ({ parameters }) => parameters[name],
          ask: () => undefined,
        }
      }
      return factOf(name) ?? valueNamed(name) ?? unknownName(name, path)
    },
    subject(node, path) {
      const given = [node.fact, node.value, node.switch].filter((name) => name !== undefined)
      if (given.length !== 1) {
        mistake(path, '应写 fact、value、switch 之一', 'write one of fact, value, switch')
        return nothing
      }
      if (node.switch !== undefined) return compiler.switchChoice(node.switch, [...path, 'switch'])
      if (node.value === decisionDay) return compiler.named(decisionDay, [...path, 'value'])
      if (node.value !== undefined) {
        const compiled = valueNamed(node.value)
        return compiled ?? unknownName(node.value, [...path, 'value'])
      }
      return factOf(node.fact ?? '') ?? unknownName(node.fact ?? '', [...path, 'fact'])
    },
    optionsOf(node: Subject) {
      if (node.switch !== undefined) {
        const written = programme.switches[node.switch]
        return written ? Object.keys(written.options) : null
      }
      const fact = programme.facts[node.fact ?? '']
      if (fact?.type === 'yes_no') return ['yes', 'no']
      return fact?.options ? Object.keys(fact.options) : null
    },
    isFact: (name) => name in programme.facts,
    switchChoice(name, path) {
      const written = programme.switches[name]
      if (!written) {
        const known = Object.keys(programme.switches).join('、') || '—'
        mistake(
          path,
          `没有名为 ${name} 的待定事项；现有：${known}`,
          `no switch is named ${name}; there are: ${known}`,
        )
        return nothing
      }
      used.add(name)
      collected.add(name)
      uses.set(name, (uses.get(name) ?? 0) + 1)
      if (computing === 0) compiler.settles({ fact: name, options: Object.keys(written.options) })
      else settles.set(name, null)
      return {
        kind: 'code',
        value: ({ switches }) => switches[name],
        ask: (_, into) => into.add(name),
      }
    },
    settles(by) {
      const known = settles.get(by.fact)
      if (known === null) return
      if (known) known.push(by)
      else settles.set(by.fact, [by])
    },
  }

  const ruleOf = (rule: string, source: string, make: () => CompiledCondition): CompiledRule => {
    collected = new Set()
    const { truth, ask } = make()
    const reason = (holds: Truth): Reason => ({ rule, source, holds })
    const reasons = { yes: reason('yes'), no: reason('no'), unknown: reason('unknown') }
    return { reasons, truth, ask, names: collected }
  }

  const rules = [
    ...programme.eligible.map(({ rule, source, when }, i) =>
      ruleOf(rule, source, () => compiler.condition(when, ['eligible', i, 'when'])),
    ),
    ...programme.conflicts.map((conflict, i) =>
      ruleOf(conflict.rule, conflict.source, () => conflictCondition(conflict, compiler, ['conflicts', i])),
    ),
  ]
  const { amount, filing } = programme
  const compiledAmount = amount === undefined ? null : compiler.quantity(amount, ['amount'])
  if (compiledAmount && compiledAmount.kind !== 'money')
    mistake(['amount'], '金额的结果应是金额（分）', 'an amount comes out as money')
  const late = filing ? compiler.condition(filing.late, ['filing', 'late']) : null
  const due = filing ? compiler.named(filing.due, ['filing', 'due']) : null
  if (due && due.kind !== 'day') mistake(['filing', 'due'], 'due 应是日期', 'due is a day')
  // What a sanction hangs on is asked after the award, by nobody who applies.
  unasked = true
  sanctioning = true
  const parts = new Map(
    programme.sanctions.flatMap(({ code, recovers }, i): [string, CompiledPart][] => {
      if (typeof recovers === 'string') return []
      collected = new Set()
      const found = partOf(recovers, compiler, ['sanctions', i, 'recovers'])
      return [[code, { ...found, names: collected }]]
    }),
  )
  sanctioning = false
  // Values that nothing decides with are still read, so that a slip in one is told.
  for (const name of Object.keys(programme.values)) valueNamed(name)

  return {
    programme,
    rules,
    amount: compiledAmount,
    late,
    due,
    parts,
    named: (name) => compiler.named(name, []),
    settles,
    repeated: new Set([...uses].filter(([, times]) => times > 1).map(([name]) => name)),
    used,
    decidedBy: new Set(uses.keys()),
    mistakes,
  }
}

/** A part and its whole are counted alike: months of months, hours of hours. */
function partOf(
  { part, of }: Exclude<Sanction['recovers'], string>,
  compiler: Compiler,
  path: Path,
): Omit<CompiledPart, 'names'> {
  const compiledPart = compiler.quantity(part, [...path, 'part'])
  const whole = compiler.quantity(of, [...path, 'of'])
  const isMissing = compiledPart.missing || whole.missing
  const counted = isPlain(whole.kind) || whole.kind === 'minutes'
  if (!isMissing && !(counted && sameFamily(compiledPart.kind, whole.kind)))
    compiler.mistake(
      path,
      `part 和 of 应同为数或时长；现有：${kindWords[compiledPart.kind].zh}、${kindWords[whole.kind].zh}`,
      `part and of are both numbers, or both lengths of time; found: ${kindWords[compiledPart.kind].en}, ${kindWords[whole.kind].en}`,
    )
  return { part: compiledPart, of: whole }
}

/** Nothing of the other programmes is held, or holding both is allowed. */
function conflictCondition(conflict: Conflict, compiler: Compiler, path: Path): CompiledCondition {
  const held = compiler.condition({ not: { fact: conflict.fact, includes: conflict.with } }, path)
  if (conflict.stackable === undefined) return held
  const allowed = compiler.condition({ switch: conflict.stackable, is: 'yes' }, path)
  return {
    truth(scope: Scope) {
      const [free, both] = [held.truth(scope), allowed.truth(scope)]
      if (free === 'yes' || both === 'yes') return 'yes'
      return free === 'no' && both === 'no' ? 'no' : 'unknown'
    },
    ask(scope, into) {
      // Whether something is held is asked first: mostly nothing is, and the open question need not be answered.
      const free = held.truth(scope)
      if (free === 'unknown') held.ask(scope, into)
      else if (free === 'no' && allowed.truth(scope) === 'unknown') allowed.ask(scope, into)
    },
  }
}

const ready = new WeakMap<Programme, CompiledProgramme>()

/** The compiled form, made once for each programme. */
export function compiled(programme: Programme): CompiledProgramme {
  const found = ready.get(programme)
  if (found) return found
  const made = compile(programme)
  ready.set(programme, made)
  return made
}
