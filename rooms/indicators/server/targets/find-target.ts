import type { Day } from '../../../../kernel/day.ts'
import { contains, type DivisionCode } from '../../../../kernel/division.ts'
import { isId } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { levelNumber } from '../../domain/branch.ts'
import type { Comparator } from '../../domain/targets/comparator.ts'
import { askingOf, type Milestone, type Target } from '../../domain/targets/target.ts'
import { numberOfLevel } from './place-rows.ts'
import { shippedPlans } from './plan-files.ts'
import { type SetTarget, setTargetById, targetsAbove } from './target-store.ts'

export type AnyTarget = Target | SetTarget

export const isSet = (target: AnyTarget): target is SetTarget => 'id' in target

/** A target by its key: one of a plan's file, or one that an officer set. */
export async function findTarget(tx: Handle, key: string): Promise<AnyTarget | null> {
  const [plan, code] = key.split('/')
  if (code !== undefined) {
    const targets = shippedPlans().find((one) => one.code === plan)?.targets ?? []
    return targets.find((one) => one.code === code) ?? null
  }
  return isId(key) ? setTargetById(tx, key) : null
}

/**
 * What is asked of a division: its own targets, and those from above that ask each division of a level at which it
 * stands or that lies inside it. The number of a whole above is nobody's below until it is split.
 */
export async function targetsOf(tx: Handle, node: DivisionCode): Promise<AnyTarget[]> {
  const declared = shippedPlans().flatMap(({ targets }) => targets)
  const set = await targetsAbove(tx, node)
  return [...declared, ...set].filter((target) => asks(target, node))
}

export function asks(target: AnyTarget, node: DivisionCode): boolean {
  if (target.division === node) return true
  if (!contains(target.division, node) || askingOf(target) === 'whole' || !target.each) return false
  return numberOfLevel(target.each.level) >= levelNumber(node)
}

/** Another number, day or comparator than the target's own. Nothing of it is kept. */
export type WhatIf = {
  readonly number?: number | undefined
  readonly by?: Day | undefined
  readonly compare?: Comparator | undefined
  readonly coveredFrom?: number | undefined
}

export const isWhatIf = ({ number, by, compare, coveredFrom }: WhatIf): boolean =>
  [number, by, compare, coveredFrom].some((one) => one !== undefined)

/** The target as it would be. The number and day are those of the last milestone; earlier ones stay while they are earlier. */
export function supposed<T extends AnyTarget>(target: T, { number, by, compare, coveredFrom }: WhatIf): T {
  const last = target.milestones.at(-1) as Milestone
  const moved = { value: number ?? last.value, by: by ?? last.by }
  const earlier = target.milestones.slice(0, -1).filter((one) => one.by < moved.by)
  const baseline = target.baseline && target.baseline.on < moved.by ? target.baseline : undefined
  return {
    ...target,
    baseline,
    milestones: [...earlier, moved],
    comparator: compare ?? target.comparator,
    word: compare === undefined ? target.word : null,
    covered: target.covered === undefined ? undefined : (coveredFrom ?? target.covered),
  }
}
