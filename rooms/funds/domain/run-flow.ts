import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { RunState } from './kinds.ts'

/** What may be done with a run, and where it stands afterwards. */
const steps = {
  approve: { from: ['prepared'], to: 'approved' },
  drop: { from: ['prepared', 'approved'], to: 'dropped' },
  hand: { from: ['approved'], to: 'handed' },
  reconcile: { from: ['handed'], to: 'reconciled' },
} as const satisfies Record<string, { readonly from: readonly RunState[]; readonly to: RunState }>

export type RunStep = keyof typeof steps

/** Refused where the run does not stand where the step begins; what went to the bank is never dropped. */
export function step(state: RunState, name: RunStep): Result<RunState, 'run-not-there'> {
  const { from, to } = steps[name]
  return (from as readonly RunState[]).includes(state) ? ok(to) : refused('run-not-there')
}

export const may = (state: RunState, name: RunStep): boolean => step(state, name).ok

/** Four eyes: who prepared something does not approve it. */
export const secondPerson = (first: string, second: string): boolean => first !== second
