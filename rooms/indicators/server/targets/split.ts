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
import { askingOf, type Milestone, type Target } from '../../domain/targets/target.ts'
import { type AnyTarget, findTarget } from './find-target.ts'
import { insertTarget, partsOfTarget, type WrittenTarget } from './target-store.ts'

type SplitCall = Call<typeof targetsContract.splitTarget>
type Part = SplitCall['body']['parts'][number]
type Problem = NonNullable<Refusal['problems']>[number]

const mostChildren = 1_000

/** Splits the number of a whole down to divisions right below; together they must reach it, or somebody says why not. */
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
      const problems = await partProblems(tx, target, parts, call.today)
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const number = (target.milestones.at(-1) as Milestone).value
      const existing = (await partsOfTarget(tx, key)).reduce(
        (total, part) => total + (part.milestones.at(-1)?.value ?? 0),
        0,
      )
      const sum = parts.reduce((total, part) => total + part.value, existing)
      if (!reaches(target.comparator, sum, number) && difference === null) {
        return refused({ code: 'split-does-not-add-up', data: { sum, number } })
      }
      for (const part of parts) {
        if (!(await insertTarget(tx, partOf(target, part, difference), call.actor))) {
          return refused({ code: 'id-already-used' })
        }
      }
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
  today: SplitCall['today'],
): Promise<Problem[]> {
  const children = await childrenOf(tx, target.division, today, -1, mostChildren)
  const below = new Set<DivisionCode>(children.map(({ code }) => code))
  const already = new Set((await partsOfTarget(tx, target.key)).map(({ division }) => division))
  const seen = new Set<DivisionCode>()
  return parts.flatMap(({ division }, i) => {
    const code = !below.has(division)
      ? 'split-not-a-child'
      : already.has(division)
        ? 'split-already'
        : seen.has(division)
          ? 'split-twice'
          : null
    seen.add(division)
    return code === null ? [] : [{ code, path: `/body/parts/${i}/division`, data: { division } }]
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
    milestones: [{ value: part.value, by: last.by }],
    source: target.source,
    reason,
  }
}
