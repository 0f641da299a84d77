import { type RawBuilder, sql } from 'kysely'
import { provinceOf } from '../../../../kernel/division.ts'
import { noStation } from '../../../../kernel/no-station.ts'
import { monthsOf, type Period } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { levelNumber, stepOf } from '../../domain/branch.ts'
import { unpackAmounts } from '../../domain/packed-amounts.ts'
import type { View } from '../../domain/view.ts'
import type { Engine } from '../engine.ts'
import { type PackedTally, united } from '../tally.ts'
import type { Difference } from './compare.ts'
import { monthsAndMore } from './periods.ts'
import { recounted } from './recounted.ts'
import { storedKey } from './stored.ts'

/** A place where there is a record, or a stored figure. */
export type Drawn = { readonly station: string; readonly month: number; readonly division: number }

/** One node in one period: a division and everything from `low` to `high`, or a station. */
type SampledNode = {
  readonly level: number
  readonly node: string
  readonly low: number
  readonly high: number
  readonly period: Period
  readonly kind: 0 | 1 | 2
}

const stationLevel = 6

/** Villages, towns and stations often, what lies above seldom: there are few of them, and a province is much work. */
const levels = [5, 4, stationLevel, 3, 5, 4, stationLevel, 2, 5, 4, stationLevel, 1] as const

/** Months, quarters and years in turn; of the nation and of provinces not the year, which may be all records there are. */
const kinds = { few: [0], some: [0, 1], all: [0, 1, 2] } as const
const kindsOf = (level: number) => (level === 0 ? kinds.few : level === 1 ? kinds.some : kinds.all)

/** Around a drawn place, the node of some level in some period; the nation is the first. */
export function drawnNode({ station, month, division }: Drawn, turn: number): SampledNode {
  const wanted = turn === 0 ? 0 : (levels[(turn - 1) % levels.length] as number)
  const possible = kindsOf(wanted)
  const kind = possible[turn % possible.length] as 0 | 1 | 2
  const period = monthsAndMore(month)[kind] as Period
  if (wanted === stationLevel && station !== noStation) {
    return { level: stationLevel, node: station, low: 0, high: 999_999_999_999, period, kind }
  }
  // A record may name a town or a county only, and then no village has it.
  const level = Math.min(wanted, levelNumber(division))
  const step = stepOf(level)
  const low = Math.floor(division / step) * step
  return { level, node: String(low), low, high: low + step - 1, period, kind }
}

export async function verifyNode(
  tx: Handle,
  engine: Engine,
  at: SampledNode,
): Promise<{ rows: number; differences: Difference[] }> {
  const packed = await storedAt(tx, at)
  const key = storedKey(at.level, at.node, at.period)
  const stored = new Map(packed.length > 0 ? [[key, unpackAmounts(united(packed).amounts)]] : [])
  const inside =
    at.level === stationLevel
      ? sql<boolean>`r.station = ${at.node}`
      : sql<boolean>`r.division between ${at.low} and ${at.high}`
  const months = monthsOf(at.period)
  const last = Math.min(months.at(-1) ?? 0, engine.month())
  const inPeriod = sql<boolean>`r.month between ${months[0]} and ${last}`
  const stations = new Map<View, readonly string[]>()
  for (const { view, measures } of engine.catalogue.families) {
    const countsTrips = measures.some(({ count }) => typeof count === 'object' && 'once_per' in count)
    if (countsTrips && at.level > 0 && at.level < stationLevel) {
      stations.set(view, await stationsAt(tx, view, sql<boolean>`${inside} and ${inPeriod}`))
    }
  }
  return recounted(tx, engine.catalogue, engine.cells, {
    part: { low: at.low, high: at.high, levels: [at.level], last: engine.month(), kinds: [at.kind] },
    stored,
    // Of a trip, the first record may lie elsewhere.
    rowsOf: (view) => {
      const around = stations.get(view)
      return around
        ? sql<boolean>`r.station = any(${[...around]}::uuid[]) and ${inPeriod}`
        : sql<boolean>`${inside} and ${inPeriod}`
    },
  })
}

async function stationsAt(tx: Handle, view: View, where: RawBuilder<boolean>): Promise<string[]> {
  const found = await sql<{ station: string }>`
    select distinct r.station from ${sql.ref(view.recountedFrom ?? view.name)} r where ${where}`.execute(tx)
  return found.rows.map(({ station }) => station)
}

async function storedAt(tx: Handle, { level, node, period }: SampledNode): Promise<readonly PackedTally[]> {
  const rows =
    level === stationLevel
      ? sql<PackedTally>`select amounts, members from figure_station where station = ${node} and period = ${period}`
      : level === 5
        ? sql<PackedTally>`select amounts, members from figure_leaf
            where division = ${Number(node)} and month = any(${[...monthsOf(period)]}::integer[])`
        : sql<PackedTally>`select amounts, members from figure_division where province = ${provinceOf(Number(node))}
            and level = ${level} and period = ${period} and division = ${Number(node)}`
  return (await rows.execute(tx)).rows
}
