import type { Refusal } from '../../../kernel/errors.ts'
import { monthsOf, type Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Measure } from '../domain/measure.ts'
import type { FigureNode } from '../domain/node.ts'
import { countedAt } from './build.ts'
import { engineFor } from './engine.ts'
import { type NamedNode, openNode } from './node-access.ts'
import type { Reading, VisibleNode } from './read-amounts.ts'
import { settleFor } from './settled.ts'

export type Reader = Standing & { readonly language: 'zh' | 'en' }

export type Opened = {
  readonly reading: Reading
  readonly node: VisibleNode
  readonly named: NamedNode
  /** How current the answer is. */
  readonly settled: { readonly settled: boolean; readonly asOf: string | null }
}

/**
 * Reads figures of a node: checks that the reader may see it, counts what was written and not yet counted, and runs
 * the question in one transaction under the reader's scope. The check comes first, so that nobody makes the server
 * work on what he may not see.
 */
export async function readSettled<T>(
  platform: Platform,
  reader: Reader,
  asked: { readonly node: FigureNode; readonly periods: readonly Period[] },
  question: (opened: Opened) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const settled = await settleAsked(platform, reader, asked)
  if (!settled.ok) return settled
  return read(reader, async (tx) => {
    const opened = await openNode(tx, reader, asked.node, monthsIn(asked.periods))
    if (!opened.ok) return opened
    const asOf = settled.value ? new Date(platform.clock.now()).toISOString() : await countedAt(tx)
    const reading = { tx, scope: reader.scope, engine: engineFor(platform) }
    return question({ reading, ...opened.value, settled: { settled: settled.value, asOf } })
  })
}

/** The first half of a read: may the reader see the node, and is everything counted that was written? */
export async function settleAsked(
  platform: Platform,
  reader: Reader,
  asked: { readonly node: FigureNode; readonly periods: readonly Period[] },
): Promise<Result<boolean, Refusal>> {
  const months = monthsIn(asked.periods)
  const known = await read(reader, (tx) => openNode(tx, reader, asked.node, months))
  return known.ok ? ok(await settleNode(platform, known.value.node, months)) : known
}

const monthsIn = (periods: readonly Period[]): Period[] => periods.flatMap((period) => monthsOf(period))

async function settleNode(
  platform: Platform,
  node: VisibleNode,
  months: readonly Period[],
): Promise<boolean> {
  if (node.kind === 'division') return settleFor(platform, { division: node.division })
  if (node.kind === 'station') return settleFor(platform, { station: node.station })
  const members = new Set(months.flatMap((month) => node.membersIn(month)))
  let settled = true
  for (const division of members) settled = (await settleFor(platform, { division })) && settled
  return settled
}

/** The measures that were asked for, all when none were named. */
export function chosenMeasures(
  { engine }: Reading,
  codes: readonly string[] | undefined,
): Result<readonly Measure[], Refusal> {
  if (!codes || codes.length === 0) return ok(engine.catalogue.measures)
  const measures = codes.map((code) => engine.catalogue.find(code))
  if (measures.includes(null)) return refused(measureUnknown('/query/measures'))
  return ok(measures.filter((measure) => measure !== null))
}

export const measureUnknown = (path: string): Refusal => ({
  code: 'request-not-valid',
  problems: [{ code: 'measure-unknown', path }],
})
