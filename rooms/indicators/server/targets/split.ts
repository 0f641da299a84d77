import { coversSubtree } from '../../../../kernel/actor.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Call } from '../../../../platform/server/http/routes.ts'
import { childrenOf } from '../../../regions/server/index.ts'
import type { targetsContract } from '../../contract/targets.ts'
import { type Comparator, isUpward } from '../../domain/targets/comparator.ts'
import { sumsOf } from '../../domain/targets/split-sums.ts'
import { askingOf, type Milestone, type Target } from '../../domain/targets/target.ts'
import { type AnyTarget, findTarget } from './find-target.ts'
import { insertTarget, partsOfTarget, type WrittenTarget } from './target-store.ts'

type SplitCall = Call<typeof targetsContract.splitTarget>
type Part = SplitCall['body']['parts'][number]
type Problem = NonNullable<Refusal['problems']>[number]

const mostChildren = 1_000

/**
 * Splits the numbers of a whole down to divisions right below, that of its last day and, where parts state them, those of
 * earlier days (quarters); together they must reach each, or somebody says why not.
 */
export function splitTarget(call: SplitCall) {
  const { id: command, target: key, node, parts, difference } = call.body
  return runCommand(call, {
    id: command,
    name: 'indicators.split-target',
    input: call.body,
    run: async (tx) => {
      const target = await findTarget(tx, key)
      if (!target || target.division !== node) return refused({ code: 'not-found' })
      if (!coversSubtree(call.scope, node)) return refused({ code: 'not-permitted' })
      if (askingOf(target) !== 'whole') return refused({ code: 'split-not-whole' })
      const existing = await partsOfTarget(tx, key)
      const problems = await partProblems(tx, target, parts, existing, call.today)
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const written = parts.map((part) => partOf(target, part, difference))
      const sums = sumsOf(target, [...existing, ...written])
      const missed = sums.find(({ sum, number }) => !reaches(target.comparator, sum, number))
      if (missed && difference === null) {
        return refused({ code: 'split-does-not-add-up', data: { ...missed } })
      }
      for (const part of written) {
        if (!(await insertTarget(tx, part, call.actor))) return refused({ code: 'id-already-used' })
      }
      const { sum, number } = sums.at(-1) as (typeof sums)[number]
      return ok({
        answer: { parts: parts.length, sum, number },
        audit: {
          action: 'indicators.split-target',
          division: node,
          detail: { target: key, parts: parts.length, sum, number },
        },
      })
    },
  })
}

/** Parts of “at least” may together be more than the whole, those of “at most” less; never the other way. */
const reaches = (comparator: Comparator, sum: number, number: number): boolean =>
  isUpward(comparator) ? sum >= number : sum <= number

async function partProblems(
  tx: Handle,
  target: Target,
  parts: readonly Part[],
  existing: readonly { readonly division: DivisionCode }[],
  today: SplitCall['today'],
): Promise<Problem[]> {
  const children = await childrenOf(tx, target.division, today, -1, mostChildren)
  const below = new Set<DivisionCode>(children.map(({ code }) => code))
  const already = new Set(existing.map(({ division }) => division))
  const seen = new Set<DivisionCode>()
  return parts.flatMap(({ division, earlier }, i) => {
    const code = !below.has(division)
      ? 'split-not-a-child'
      : already.has(division)
        ? 'split-already'
        : seen.has(division)
          ? 'split-twice'
          : null
    seen.add(division)
    const wrong = code === null ? [] : [{ code, path: `/body/parts/${i}/division`, data: { division } }]
    return [...wrong, ...dayProblems(target, earlier, `/body/parts/${i}/earlier`)]
  })
}

/** A part is asked on days of the whole before its last one, each once and in their order. */
function dayProblems(target: Target, earlier: Part['earlier'], path: string): Problem[] {
  const days = target.milestones.slice(0, -1).map(({ by }) => by)
  return earlier.flatMap(({ by }, i) => {
    if (!days.includes(by)) return [{ code: 'split-day-unknown', path: `${path}/${i}/by`, data: { by } }]
    const before = earlier[i - 1]?.by
    return before !== undefined && by <= before
      ? [{ code: 'target-days-out-of-order', path: `${path}/${i}/by` }]
      : []
  })
}

function partOf(target: AnyTarget, part: Part, reason: string | null): WrittenTarget {
  const { counts } = target
  const last = target.milestones.at(-1) as Milestone
  return {
    id: part.target,
    version: 1,
    division: part.division,
    parent: target.key,
    title: target.title,
    measure: 'measure' in counts ? counts.measure : `declared:${counts.declared}`,
    split: ('measure' in counts ? counts.split : undefined) ?? null,
    placed: 'measure' in counts ? counts.placed : 'inside',
    since: ('measure' in counts ? counts.since : undefined) ?? null,
    per: target.per ?? null,
    each: null,
    coveredFrom: null,
    comparator: target.comparator,
    baseline:
      part.baseline !== null && target.baseline ? { value: part.baseline, on: target.baseline.on } : null,
    milestones: [...part.earlier, { value: part.value, by: last.by }],
    source: target.source,
    reason,
  }
}
