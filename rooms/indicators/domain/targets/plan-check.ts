import type { Words } from '../../../../kernel/contract.ts'
import { isStock, type Measure } from '../measure.ts'
import { type MeasureProblem, ofExample } from '../measure-check.ts'
import { viewOf } from '../views.ts'
import { satisfies, shortOf } from './comparator.ts'
import { type PlanExample, type PlanFile, type PlanTarget, targetOf } from './plan.ts'
import { numberForEach, type Places, standingOf, standingOfCoverage, standingOfEach } from './standing.ts'
import { askingOf, type Target } from './target.ts'

/** What the check of a plan knows beside it: the measures that exist, and the denominators that may be declared. */
export type KnownCodes = {
  readonly find: (code: string) => Measure | null
  readonly denominators: readonly string[]
}

/** What the shape alone cannot say: codes that exist, parts that go together, days in order, examples that come true. */
export function problemsOfPlan(plan: PlanFile, known: KnownCodes): MeasureProblem[] {
  const seen = new Set<string>()
  return plan.targets.flatMap((target, i) => {
    const at = (problem: MeasureProblem): MeasureProblem => ({
      path: ['targets', i, ...problem.path],
      reason: problem.reason,
    })
    const twice = seen.has(target.code)
      ? [{ path: ['code'], reason: { zh: `${target.code} 写了两次`, en: `${target.code} stands twice` } }]
      : []
    seen.add(target.code)
    const problems = [...twice, ...countedProblems(plan, target, known), ...shapeProblems(target)]
    return (problems.length > 0 ? problems : exampleProblems(plan, target)).map(at)
  })
}

function countedProblems(plan: PlanFile, target: PlanTarget, known: KnownCodes): MeasureProblem[] {
  const { measure: code, declared, split, since, placed } = target
  if ((code === undefined) === (declared === undefined)) {
    return [
      {
        path: ['code'],
        reason: { zh: 'measure 和 declared 写其中一个', en: 'needs either measure or declared' },
      },
    ]
  }
  const unknown = (word: string, one: string) =>
    known.denominators.includes(one)
      ? []
      : [
          {
            path: word.split('.'),
            reason: {
              zh: `${one} 不在 ${known.denominators.join('、')} 之中`,
              en: `${one} is none of ${known.denominators.join(', ')}`,
            },
          },
        ]
  const problems = target.per ? unknown('per.denominator', target.per.denominator) : []
  if (declared !== undefined) {
    for (const word of ['split', 'since', 'placed', 'per'] as const) {
      if (target[word])
        problems.push({
          path: [word],
          reason: { zh: `${word} 只能与 measure 一起用`, en: `${word} goes with a measure only` },
        })
    }
    return [...problems, ...unknown('declared', declared)]
  }
  const measure = known.find(code as string)
  if (!measure) {
    if (plan.awaits.includes(code as string)) return problems
    return [
      ...problems,
      { path: ['measure'], reason: { zh: `没有指标 ${code}`, en: `there is no measure ${code}` } },
    ]
  }
  const view = viewOf(measure.view)
  if (split && view.splits[split.by]?.kind !== 'value') {
    problems.push({
      path: ['split', 'by'],
      reason: {
        zh: `${measure.view} 没有单一取值的 ${split.by}`,
        en: `${measure.view} has no single value ${split.by}`,
      },
    })
  }
  if (isStock(measure) && since)
    problems.push({ path: ['since'], reason: { zh: '期末数没有起算日', en: 'a stock has no beginning' } })
  if (!isStock(measure) && !since) {
    problems.push({
      path: ['measure'],
      reason: {
        zh: `${code} 不是期末数：用 since 写明从哪一天起累计`,
        en: `${code} is no stock: since says from when on it is counted`,
      },
    })
  }
  if (!isStock(measure) && (split || placed === 'own')) {
    problems.push({
      path: ['measure'],
      reason: { zh: 'split 和 placed 只用于期末数', en: 'split and placed go with a stock only' },
    })
  }
  return problems
}

function shapeProblems(target: PlanTarget): MeasureProblem[] {
  const problems: MeasureProblem[] = []
  if (target.each && target.coverage)
    problems.push({
      path: ['coverage'],
      reason: { zh: 'each 和 coverage 只写一个', en: 'either each or coverage, not both' },
    })
  for (const word of ['each', 'coverage'] as const) {
    if (target[word]?.class && target[word]?.level !== 'village')
      problems.push({
        path: [word, 'class'],
        reason: { zh: '只有村级单位才分类别', en: 'only village-level units have a class' },
      })
  }
  if (target.each && target.baseline)
    problems.push({
      path: ['baseline'],
      reason: {
        zh: '逐个要求的目标没有统一的基数',
        en: 'each division began somewhere else; a baseline is of a whole',
      },
    })
  const days = [...(target.baseline ? [target.baseline.on] : []), ...target.milestones.map(({ by }) => by)]
  days.forEach((date, i) => {
    const before = days[i - 1]
    if (before !== undefined && date <= before)
      problems.push({
        path: ['milestones', i - (target.baseline ? 1 : 0), 'by'],
        reason: { zh: `${date} 不在 ${before} 之后`, en: `${date} is not after ${before}` },
      })
  })
  if (target.coverage) {
    target.milestones.forEach(({ value }, i) => {
      if (value < 0 || value > 100)
        problems.push({
          path: ['milestones', i, 'value'],
          reason: { zh: `${value} 不是百分比`, en: `${value} is not a percentage` },
        })
    })
  }
  return problems
}

function exampleProblems(plan: PlanFile, file: PlanTarget): MeasureProblem[] {
  const target = targetOf(plan, file)
  return file.examples.flatMap((example, i) => {
    const wrong = difference(target, example)
    return wrong === null ? [] : [{ path: ['examples', i, 'expect'], reason: ofExample(example, wrong) }]
  })
}

function difference(target: Target, example: PlanExample): Words | null {
  const found = example.places === undefined ? ofWhole(target, example) : ofPlaces(target, example)
  if (found === null) {
    return askingOf(target) === 'whole'
      ? { zh: '要写 value，不写 places', en: 'needs a value and no places' }
      : { zh: '要写 places，不写 value', en: 'needs places and no value' }
  }
  for (const word of ['state', 'pace', 'short', 'share', 'needed'] as const) {
    const [wanted, got] = [example.expect[word], found[word]]
    if (wanted !== undefined && wanted !== got)
      return {
        zh: `${word} 应为 ${wanted}，算得 ${got}`,
        en: `expected ${word} ${wanted}, found ${got}`,
      }
  }
  return null
}

type Found = { readonly [word: string]: string | number | null | undefined }

function ofWhole(target: Target, { value, on }: PlanExample): Found | null {
  if (askingOf(target) !== 'whole' || value === undefined) return null
  const standing = standingOf(target, value, on)
  return { state: standing.state, pace: rounded(standing.pace), short: standing.short }
}

function ofPlaces(target: Target, { places = [], value, on }: PlanExample): Found | null {
  const asking = askingOf(target)
  if (asking === 'whole' || value !== undefined) return null
  const number = asking === 'each' ? numberForEach(target, on).value : (target.covered ?? 0)
  const comparator = asking === 'each' ? target.comparator : 'at_least'
  const counted = countedPlaces(
    places,
    (one) => satisfies(comparator, one, number),
    (one) => shortOf(comparator, one, number, 1),
  )
  const standing = (asking === 'each' ? standingOfEach : standingOfCoverage)(target, counted, on)
  return {
    state: standing.state,
    pace: rounded(standing.pace),
    short: standing.short,
    share: rounded(standing.value),
    needed: asking === 'each' ? number * counted.of : undefined,
  }
}

function countedPlaces(
  groups: NonNullable<PlanExample['places']>,
  met: (value: number) => boolean,
  short: (value: number) => number,
): Places {
  const counted = { of: 0, met: 0, unknown: 0, short: 0 }
  for (const { of, value } of groups) {
    counted.of += of
    if (value === null) counted.unknown += of
    else if (met(value)) counted.met += of
    else counted.short += of * short(value)
  }
  return counted
}

/** As it is printed: to one decimal. */
const rounded = (value: number | null): number | undefined =>
  value === null ? undefined : Math.round(value * 10) / 10
