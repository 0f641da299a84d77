import type { Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { monthsOf, type Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { isStock, type Measure } from '../domain/measure.ts'
import { type Amounts, addPacked, unpackAmounts } from '../domain/packed-amounts.ts'
import type { Engine } from './engine.ts'
import { divisionParts, type Part, type StoredPart, stationParts, type Wanted } from './read-parts.ts'
import { divisionFlows, type FlowPart, stationFlows } from './read-stock.ts'
import { type PackedTally, united } from './tally.ts'

/** A node that the reader may see. A zone is its member divisions; they may change from month to month. */
export type VisibleNode =
  | { readonly kind: 'division'; readonly division: DivisionCode }
  | { readonly kind: 'station'; readonly station: string }
  | { readonly kind: 'zone'; readonly zone: string; membersIn(month: Period): readonly DivisionCode[] }

/** Who reads: under whose scope, in which transaction. */
export type Reading = { readonly tx: Handle; readonly scope: Scope; readonly engine: Engine }

/**
 * The amounts of a node in each of some periods, by cell. A period without records has none. Stocks are read for each
 * period from all flows before it, so that they are left out where none of the measures that are wanted is one.
 */
export async function amountsAt(
  reading: Reading,
  node: VisibleNode,
  periods: readonly Period[],
  measures: readonly Measure[] = reading.engine.catalogue.measures,
): Promise<Map<Period, Amounts>> {
  const parts = await partsAt(reading, node, periods, 'amounts')
  const amounts = new Map<Period, Amounts>()
  for (const period of periods) amounts.set(period, sumOfParts(parts.get(period) ?? []))
  await loadCells(reading, amounts.values())
  if (measures.some(readsStock)) await putStocks(reading, node, amounts)
  return amounts
}

/** The stored rows behind a node's amounts, for what is worked out from the distinct members themselves. */
export async function partsAt(
  reading: Reading,
  node: VisibleNode,
  periods: readonly Period[],
  wanted: Wanted = 'members',
): Promise<Map<Period, StoredPart[]>> {
  const { tx, scope } = reading
  if (node.kind === 'zone') return zoneParts(reading, node, periods)
  const parts =
    node.kind === 'station'
      ? await stationParts(tx, scope, node.station, periods, wanted)
      : await divisionParts(tx, scope, node.division, periods, wanted)
  return byPeriod(parts)
}

/** The amounts of parts that are one whole. */
export const sumOfParts = (parts: readonly PackedTally[]): Amounts => {
  const only = parts[0]
  if (!only) return new Map()
  return unpackAmounts(parts.length === 1 ? only.amounts : united(parts).amounts)
}

/** A zone's period is its members' where they were the same all along, and otherwise its months'. */
async function zoneParts(
  reading: Reading,
  zone: Extract<VisibleNode, { kind: 'zone' }>,
  periods: readonly Period[],
): Promise<Map<Period, PackedTally[]>> {
  const parts = new Map<Period, PackedTally[]>()
  for (const period of periods) {
    const months = monthsOf(period)
    const members = months.map((month) => zone.membersIn(month))
    const constant = members.every((list) => list.join() === members[0]?.join())
    const wanted = constant
      ? (members[0] ?? []).map((division) => ({ division, periods: [period] }))
      : months.flatMap((month, i) => (members[i] ?? []).map((division) => ({ division, periods: [month] })))
    const found: PackedTally[] = []
    for (const { division, periods: own } of wanted) {
      found.push(...(await divisionParts(reading.tx, reading.scope, division, own)))
    }
    parts.set(period, found)
  }
  return parts
}

const readsStock = (measure: Measure): boolean =>
  [measure, measure.ratio?.of, measure.ratio?.per].some((one) => one !== undefined && isStock(one))

async function putStocks(reading: Reading, node: VisibleNode, amounts: Map<Period, Amounts>): Promise<void> {
  for (const [period, found] of amounts) {
    const last = monthsOf(period).at(-1) as Period
    amounts.set(period, await withStocks(reading, found, await flowsOf(reading, node, last)))
  }
}

/** A stock is not what happened in the period but what is there at its end: all flows up to its last month. */
export async function withStocks(
  reading: Reading,
  amounts: Amounts,
  flowParts: readonly FlowPart[],
): Promise<Amounts> {
  const flows: Amounts = new Map()
  for (const part of flowParts) addPacked(flows, part.amounts)
  await loadCells(reading, [amounts, flows])
  const isStockCell = ([cell]: readonly [number, number]): boolean => {
    const measure = reading.engine.catalogue.find(reading.engine.cells.cellOf(cell)?.measure ?? '')
    return measure !== null && isStock(measure)
  }
  return new Map([...[...amounts].filter((entry) => !isStockCell(entry)), ...[...flows].filter(isStockCell)])
}

export async function flowsOf(
  { tx, scope }: Reading,
  node: VisibleNode,
  last: Period,
): Promise<readonly FlowPart[]> {
  if (node.kind === 'station') return stationFlows(tx, scope, node.station, last)
  const divisions = node.kind === 'zone' ? node.membersIn(last) : [node.division]
  const found: FlowPart[] = []
  for (const division of divisions) found.push(...(await divisionFlows(tx, scope, division, last)))
  return found
}

/** Cells that another process numbered are read once they are met. */
export async function loadCells({ tx, engine }: Reading, found: Iterable<Amounts>): Promise<void> {
  for (const amounts of found) {
    for (const cell of amounts.keys()) if (!engine.cells.cellOf(cell)) return engine.cells.load(tx)
  }
}

function byPeriod(parts: readonly Part[]): Map<Period, StoredPart[]> {
  const groups = new Map<Period, StoredPart[]>()
  for (const part of parts) {
    const period = part.period as Period
    const group = groups.get(period)
    if (group) group.push(part)
    else groups.set(period, [part])
  }
  return groups
}
