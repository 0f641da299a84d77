import type { Refusal } from '../../../../kernel/errors.ts'
import { levelNumber } from '../../domain/branch.ts'
import { isStock } from '../../domain/measure.ts'
import { viewOf } from '../../domain/views.ts'
import type { Catalogue } from '../catalogue.ts'
import { numberOfLevel } from './place-rows.ts'
import { denominators } from './plan-files.ts'
import type { WrittenTarget } from './target-store.ts'

type Problem = NonNullable<Refusal['problems']>[number]

/** Why a target may not be as it is written, all reasons at once; the same that a plan's file is refused for. */
export function problemsOfTarget(target: WrittenTarget, catalogue: Catalogue): Problem[] {
  return [...countedProblems(target, catalogue), ...placeProblems(target), ...dayProblems(target)]
}

const problem = (code: string, path: string): Problem => ({ code, path: `/body/${path}` })

function countedProblems(target: WrittenTarget, catalogue: Catalogue): Problem[] {
  const { measure: code, split, since, placed, per } = target
  const known = (one: string) => denominators().some((denominator) => denominator.code === one)
  const problems = per && !known(per.denominator) ? [problem('denominator-unknown', 'per/denominator')] : []
  if (code.startsWith('declared:')) {
    return known(code.slice('declared:'.length))
      ? problems
      : [...problems, problem('denominator-unknown', 'measure')]
  }
  const measure = catalogue.find(code)
  if (!measure) return [...problems, problem('measure-unknown', 'measure')]
  if (split && viewOf(measure.view).splits[split.by]?.kind !== 'value') {
    problems.push(problem('split-unknown', 'split'))
  }
  if (isStock(measure)) return since ? [...problems, problem('target-stock-no-since', 'since')] : problems
  if (!since?.endsWith('-01')) problems.push(problem('target-needs-since', 'since'))
  if (split || placed === 'own') problems.push(problem('target-stock-only', split ? 'split' : 'placed'))
  return problems
}

function placeProblems({ each, coveredFrom, division, baseline, milestones }: WrittenTarget): Problem[] {
  const problems: Problem[] = []
  if (coveredFrom !== null && !each) problems.push(problem('target-coverage-needs-level', 'each'))
  if (each?.class && each.level !== 'village')
    problems.push(problem('target-class-needs-village', 'each/class'))
  if (each && numberOfLevel(each.level) < levelNumber(division)) {
    problems.push(problem('target-level-not-below', 'each/level'))
  }
  if (each && coveredFrom === null && baseline) problems.push(problem('target-baseline-of-each', 'baseline'))
  if (coveredFrom !== null) {
    milestones.forEach(({ value }, i) => {
      if (value > 100) problems.push(problem('target-not-a-percentage', `milestones/${i}/value`))
    })
  }
  return problems
}

function dayProblems({ baseline, milestones }: WrittenTarget): Problem[] {
  return milestones.flatMap(({ by }, i) => {
    const before = i === 0 ? baseline?.on : milestones[i - 1]?.by
    return before !== undefined && by <= before
      ? [problem('target-days-out-of-order', `milestones/${i}/by`)]
      : []
  })
}
