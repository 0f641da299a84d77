import type { Truth } from '../../../../kernel/truth.ts'
import type { CompiledCondition, Scope } from '../language/compiled.ts'
import type { Programme } from '../language/programme.ts'
import { certain } from './certain.ts'
import { type CompiledProgramme, compiled, type Reason } from './compile.ts'
import { type Given, scopeOf } from './scope.ts'

/**
 * What a programme says of an applicant on a day. `amountFen` is null where nothing is due or it is not known yet;
 * `ask` lists the facts and open questions that can still change the answer, in the order of the file.
 */
export type Decision = {
  readonly eligible: Truth
  readonly amountFen: number | null
  readonly ask: readonly string[]
  readonly reasons: readonly Reason[]
}

/** Whether a programme's own days allow a decision; a filing of the past stays decidable. */
const inForce = ({ in_force }: Programme, on: string): boolean =>
  in_force.from <= on && (in_force.to === undefined || on <= in_force.to)

/** Decides. What is not known is never taken as a no; a rule that fails settles everything, and nothing is asked. */
export function decide(programme: Programme, given: Given): Decision {
  const ready = compiled(programme)
  const scope = scopeOf(programme, given)
  if (!inForce(programme, given.on)) {
    const reasons: Reason[] = [{ rule: 'in-force', source: programme.law, holds: 'no' }]
    return { eligible: 'no', amountFen: null, ask: [], reasons }
  }
  let eligible: Truth = 'yes'
  const reasons: Reason[] = []
  for (const rule of ready.rules) {
    const holds = rule.truth(scope)
    reasons.push(rule.reasons[holds])
    if (holds === 'no') eligible = 'no'
    else if (holds === 'unknown' && eligible === 'yes') eligible = 'unknown'
  }
  if (eligible === 'no') return { eligible, amountFen: null, ask: [], reasons }
  if (eligible === 'unknown') return open(ready, scope, reasons)
  return granted(ready, scope, reasons)
}

/** Whom the rules do not settle yet: what to ask, or the answer that every possible answer leads to. */
function open(ready: CompiledProgramme, scope: Scope, reasons: readonly Reason[]): Decision {
  const whole = everyRule(ready)
  const asked = new Set<string>()
  whole.ask(scope, asked)
  const sure = certain(ready, scope, asked, { answer: whole.truth, ask: whole.ask })
  if (sure === 'yes') return granted(ready, scope, reasons)
  if (sure === 'no') return { eligible: 'no', amountFen: null, ask: [], reasons }
  return { eligible: 'unknown', amountFen: null, ask: inOrder(ready.programme, sure ?? asked), reasons }
}

function granted(ready: CompiledProgramme, scope: Scope, reasons: readonly Reason[]): Decision {
  const { amount, programme } = ready
  if (!amount) return { eligible: 'yes', amountFen: null, ask: [], reasons }
  const value = amount.value(scope)
  if (typeof value === 'number') return { eligible: 'yes', amountFen: value, ask: [], reasons }
  const asked = new Set<string>()
  amount.ask(scope, asked)
  const sure = certain(ready, scope, asked, { answer: amount.value, ask: amount.ask })
  if (typeof sure === 'number') return { eligible: 'yes', amountFen: sure, ask: [], reasons }
  const ask = inOrder(programme, sure instanceof Set ? sure : asked)
  return { eligible: 'yes', amountFen: null, ask, reasons }
}

const wholes = new WeakMap<CompiledProgramme, CompiledCondition>()

/** All rules as one condition: what one rule settles, no other asks for. */
function everyRule(ready: CompiledProgramme): CompiledCondition {
  const found = wholes.get(ready)
  if (found) return found
  const whole: CompiledCondition = {
    truth(scope) {
      let truth: Truth = 'yes'
      for (const rule of ready.rules) {
        const holds = rule.truth(scope)
        if (holds === 'no') return 'no'
        if (holds === 'unknown') truth = 'unknown'
      }
      return truth
    },
    ask(scope, into) {
      for (const rule of ready.rules) if (rule.truth(scope) === 'unknown') rule.ask(scope, into)
    },
  }
  wholes.set(ready, whole)
  return whole
}

/** Facts as the file asks them, then open questions. */
function inOrder(programme: Programme, asked: ReadonlySet<string>): string[] {
  return [...Object.keys(programme.facts), ...Object.keys(programme.switches)].filter((name) =>
    asked.has(name),
  )
}
