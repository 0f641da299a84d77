import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { daysOf, monthOf, type Period } from '../../../kernel/period.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { deliverable } from '../../indicators/server/index.ts'
import type { ListLine } from './store.ts'

type Problem = NonNullable<Refusal['problems']>[number]

export const mostMonths = 60

type Shape = {
  readonly from: Day
  readonly to: Day
  readonly lines: readonly Omit<ListLine, 'number'>[]
}

/** Everything about a list that may not be so, at once. */
export function problemsOfList(platform: Platform, { from, to, lines }: Shape): Problem[] {
  const problems: Problem[] = []
  if (to < from) problems.push({ code: 'list-ends-before-it-begins', path: '/body/to' })
  if (daysOf(monthOf(from)).first !== from) problems.push({ code: 'list-whole-months', path: '/body/from' })
  if (daysOf(monthOf(to)).last !== to) problems.push({ code: 'list-whole-months', path: '/body/to' })
  if (monthsOfTerm(from, to).length > mostMonths) {
    problems.push({ code: 'list-too-long', path: '/body/to', data: { maximum: mostMonths } })
  }
  return [...problems, ...lines.flatMap((line, i) => lineProblems(platform, line, `/body/lines/${i}`))]
}

function lineProblems(platform: Platform, line: Omit<ListLine, 'number'>, path: string): Problem[] {
  const measure = deliverable(platform, line.measure)
  if (!measure) return [{ code: 'line-measure-unknown', path: `${path}/measure` }]
  if (!measure.happens) return [{ code: 'line-measure-is-stock', path: `${path}/measure` }]
  if ((line.splitBy === null) !== (line.splitValue === null)) {
    return [{ code: 'line-needs-both-splits', path: `${path}/splitValue` }]
  }
  if (line.splitBy === null || line.splitValue === null) return []
  const values = measure.splits.get(line.splitBy)
  if (values === undefined) return [{ code: 'line-split-unknown', path: `${path}/splitBy` }]
  if (values && !Object.hasOwn(values, line.splitValue))
    return [{ code: 'line-split-value-unknown', path: `${path}/splitValue` }]
  return []
}

/** The months of a term, as many as a list may have and one more. */
export function monthsOfTerm(from: Day, to: Day): Period[] {
  const months: Period[] = []
  const last = monthOf(to)
  for (
    let month = monthOf(from) as number;
    month <= last && months.length <= mostMonths;
    month = next(month)
  ) {
    months.push(month as Period)
  }
  return months
}

const next = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1)
