import { sql } from 'kysely'
import { provinceOf } from '../../../kernel/division.ts'
import { noStation } from '../../../kernel/no-station.ts'
import { enclosing, monthsOf, type Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Leaf } from './count-leaves.ts'
import { quartersOf } from './settle-branches.ts'
import { type PackedTally, united } from './tally.ts'

type StationPart = PackedTally & { readonly low: number; readonly high: number }
type StationPeriod = { readonly station: string; readonly period: number }

/** Works out the months of stations from their leaves, then the quarters and years from those. */
export async function settleStations(tx: Handle, changed: readonly Leaf[]): Promise<void> {
  const months = distinct(
    changed
      .filter(({ station }) => station !== noStation)
      .map(({ station, month }) => ({ station, period: month })),
  )
  await settle(tx, months, await leafParts(tx, months))
  const quarters = distinct(
    months.map(({ station, period }) => ({ station, period: enclosing(period as Period)[0] })),
  )
  await settle(tx, quarters, await periodParts(tx, quarters, (quarter) => monthsOf(quarter as Period)))
  const years = distinct(
    months.map(({ station, period }) => ({ station, period: Math.floor(period / 100) * 100 })),
  )
  await settle(tx, years, await periodParts(tx, years, quartersOf))
}

async function leafParts(tx: Handle, months: readonly StationPeriod[]): Promise<Map<string, StationPart[]>> {
  const found = await sql<StationPart & StationPeriod>`
    select l.station, l.month as period, l.division as low, l.division as high, l.amounts, l.members
    from unnest(${months.map((row) => row.station)}::uuid[], ${months.map((row) => row.period)}::integer[]) as wanted (station, month)
    join figure_leaf l using (station, month)`.execute(tx)
  return grouped(found.rows, (row) => row.period)
}

async function periodParts(
  tx: Handle,
  wanted: readonly StationPeriod[],
  partsOf: (period: number) => readonly number[],
): Promise<Map<string, StationPart[]>> {
  const parts = wanted.flatMap(({ station, period }) =>
    partsOf(period).map((part) => ({ station, period: part, whole: period })),
  )
  const found = await sql<StationPart & StationPeriod & { whole: number }>`
    select f.station, wanted.whole, f.low, f.high, f.amounts, f.members
    from unnest(${parts.map((row) => row.station)}::uuid[], ${parts.map((row) => row.period)}::integer[],
      ${parts.map((row) => row.whole)}::integer[]) as wanted (station, period, whole)
    join figure_station f using (station, period)`.execute(tx)
  return grouped(found.rows, (row) => row.whole)
}

async function settle(
  tx: Handle,
  wanted: readonly StationPeriod[],
  parts: ReadonlyMap<string, readonly StationPart[]>,
): Promise<void> {
  const rows = wanted.flatMap(({ station, period }) => {
    const found = parts.get(`${station} ${period}`) ?? []
    if (found.length === 0) return []
    const low = Math.min(...found.map((part) => part.low))
    const high = Math.max(...found.map((part) => part.high))
    return [{ station, period, low, high, ...united(found) }]
  })
  const written = sql`unnest(${rows.map((row) => provinceOf(row.low))}::smallint[], ${rows.map((row) => row.station)}::uuid[],
    ${rows.map((row) => row.period)}::integer[], ${rows.map((row) => row.low)}::bigint[], ${rows.map((row) => row.high)}::bigint[],
    ${rows.map((row) => row.amounts)}::bytea[], ${rows.map((row) => row.members)}::bytea[])
    as written (province, station, period, low, high, amounts, members)`
  // What has no parts any more goes, and what moved: the province, which is part of the key, follows the places of work.
  await sql`delete from figure_station f
    using unnest(${wanted.map((row) => row.station)}::uuid[], ${wanted.map((row) => row.period)}::integer[]) as gone (station, period)
    where f.station = gone.station and f.period = gone.period and not exists (select from ${written}
      where written.station = f.station and written.period = f.period and written.province = f.province)`.execute(
    tx,
  )
  if (rows.length === 0) return
  await sql`insert into figure_station as old (province, station, period, low, high, amounts, members) select * from ${written}
    on conflict (station, period, province) do update
      set low = excluded.low, high = excluded.high, amounts = excluded.amounts, members = excluded.members, settled_at = clock_timestamp()`.execute(
    tx,
  )
}

function grouped<R extends { station: string }>(
  rows: readonly R[],
  period: (row: R) => number,
): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const key = `${row.station} ${period(row)}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function distinct(rows: readonly StationPeriod[]): StationPeriod[] {
  return [...new Map(rows.map((row) => [`${row.station} ${row.period}`, row])).values()]
}
