import type { Truth } from '../../../../kernel/truth.ts'
import type { Consequence } from '../language/parts/filing.ts'
import type { Programme } from '../language/programme.ts'
import { compiled } from './compile.ts'
import { type Decision, decide } from './decide.ts'
import { type Given, scopeOf } from './scope.ts'

/** What an obligation comes to: who owes is the decision's `eligible`. There is no conclusion on a filing (X3). */
export type FilingState = {
  readonly owes: Decision
  readonly due: string | null
  readonly late: Truth
  readonly ask: readonly string[]
  /** Only of one that is late: each is decided on, dated and removed by itself. */
  readonly consequences: readonly Consequence[]
}

/** Null for a programme that is no filing. */
export function filingState(programme: Programme, given: Given): FilingState | null {
  const ready = compiled(programme)
  const { filing } = programme
  if (!filing || !ready.late || !ready.due) return null
  const owes = decide(programme, given)
  if (owes.eligible === 'no') return { owes, due: null, late: 'no', ask: [], consequences: [] }
  const scope = scopeOf(programme, given)
  const due = ready.due.value(scope)
  const late = ready.late.truth(scope)
  const asked = new Set<string>()
  if (late === 'unknown') ready.late.ask(scope, asked)
  return {
    owes,
    due: typeof due === 'string' ? due : null,
    late,
    ask: [...Object.keys(programme.facts), ...Object.keys(programme.switches)].filter((name) =>
      asked.has(name),
    ),
    consequences: late === 'yes' && owes.eligible === 'yes' ? filing.consequences : [],
  }
}
