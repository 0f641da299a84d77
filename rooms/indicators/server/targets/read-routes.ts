import { type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Standing as Reader, read } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { targetsContract } from '../../contract/targets.ts'
import { isStock } from '../../domain/measure.ts'
import { sumsOf } from '../../domain/targets/split-sums.ts'
import type { Target } from '../../domain/targets/target.ts'
import { engineFor } from '../engine.ts'
import { openNode } from '../node-access.ts'
import type { Reading } from '../read-amounts.ts'
import { settleAsked } from '../settled-read.ts'
import {
  type AnyTarget,
  asks,
  findTarget,
  isSet,
  isWhatIf,
  supposed,
  targetsOf,
  type WhatIf,
} from './find-target.ts'
import { pointsOf } from './pace-points.ts'
import { shippedPlans } from './plan-files.ts'
import { lineOf } from './stand.ts'
import { partsOfTarget, versionsOf } from './target-store.ts'

export type Asked = {
  readonly node: DivisionCode
  readonly on?: Day | undefined
}

export type OpenedTargets = {
  readonly reading: Reading
  readonly named: { readonly name: string; readonly path: string }
  readonly on: Day
  /** Where the reader may set targets. */
  readonly writable: Scope
}

type Language = { readonly language: 'zh' | 'en' }

/** Reads targets of a node: checks that the reader may see it, and runs the question under the reader's scope. */
export function readTargets<T>(
  platform: Platform,
  call: Reader & Language,
  { node, on = call.today }: Asked,
  question: (opened: OpenedTargets) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return read(call, async (tx) => {
    const opened = await openNode(tx, call, { kind: 'division', division: node }, [])
    if (!opened.ok) return opened
    const reading = { tx, scope: call.scope, engine: engineFor(platform) }
    const writable = scopeOf(call.actor, 'targets.write', call.today)
    return question({ reading, named: opened.value.named, on, writable })
  })
}

/** The same for one target, as it would be under a what-if. */
export async function readTarget<T>(
  platform: Platform,
  call: Reader & Language,
  asked: Asked & WhatIf & { readonly target: string },
  question: (opened: OpenedTargets, target: AnyTarget) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const known = await read(call, async (tx) => ok(await findTarget(tx, asked.target)))
  const settled = await settleFlows(platform, call, asked, known.ok && known.value ? [known.value] : [])
  if (!settled.ok) return settled
  return readTargets(platform, call, asked, async (opened) => {
    const target = await findTarget(opened.reading.tx, asked.target)
    if (!target || !asks(target, asked.node)) return refused({ code: 'not-found' })
    return question(opened, supposed(target, asked))
  })
}

/**
 * What happens is read from stored months, so that what was just written is counted first; a stock is not. A node that
 * the reader may not see makes nobody count.
 */
async function settleFlows(
  platform: Platform,
  call: Reader & Language,
  { node, on = call.today }: Asked,
  targets: readonly Target[],
): Promise<Result<unknown, Refusal>> {
  if (!targets.some((target) => isFlow(platform, target))) return ok(null)
  return settleAsked(platform, call, {
    node: { kind: 'division', division: node },
    periods: [monthOf(on)],
  })
}

const isFlow = (platform: Platform, { counts }: Target): boolean => {
  const measure = 'measure' in counts ? engineFor(platform).catalogue.find(counts.measure) : null
  return measure !== null && !isStock(measure)
}

const noCounts = { overdue: 0, behind: 0, 'at-risk': 0, pending: 0, 'on-track': 0, met: 0, unknown: 0 }

export const targetRoutes = (platform: Platform): Implemented[] => [
  implement(targetsContract.targets, async (call) => {
    const { node, plan } = call.query
    const asked = await read(call, async (tx) => ok(await targetsOf(tx, node)))
    const settled = await settleFlows(platform, call, call.query, asked.ok ? asked.value : [])
    if (!settled.ok) return settled
    return readTargets(platform, call, call.query, async ({ reading, named, on, writable }) => {
      const targets = await targetsOf(reading.tx, node)
      const items: Awaited<ReturnType<typeof lineOf>>[] = []
      const counts = { ...noCounts }
      for (const target of targets) {
        if (plan !== undefined && target.plan !== plan) continue
        const line = await lineOf(reading, target, node, on, writable)
        counts[line.standing.state] += 1
        items.push(line)
      }
      const known = shippedPlans().filter(({ code }) => items.some((item) => item.plan === code))
      return ok({
        node: { code: node, name: named.name, path: named.path },
        on,
        counts,
        plans: known.map(({ code, title, document }) => ({ code, title, document })),
        items,
      })
    })
  }),
  implement(targetsContract.target, (call) =>
    readTarget(platform, call, call.query, async ({ reading, named, on, writable }, target) => {
      const { node } = call.query
      const parts = await partsOfTarget(reading.tx, target.key)
      const milestones = sumsOf(target, parts)
      return ok({
        node: { code: node, name: named.name, path: named.path },
        on,
        whatIf: isWhatIf(call.query),
        target: await lineOf(reading, target, node, on, writable),
        points: await pointsOf(reading, target, node, on),
        parts:
          parts.length > 0
            ? {
                sum: milestones.at(-1)?.sum ?? 0,
                number: milestones.at(-1)?.number ?? 0,
                count: parts.length,
                divisions: parts.map(({ division }) => division),
                milestones,
              }
            : null,
        versions: isSet(target) ? await versionsOf(reading.tx, target.id) : [],
      })
    }),
  ),
]
