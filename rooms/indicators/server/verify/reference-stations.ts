import { sql } from 'kysely'
import { noStation } from '../../../../kernel/no-station.ts'
import type { Period } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { unpackAmounts } from '../../domain/packed-amounts.ts'
import { amountsOf } from '../../domain/reference.ts'
import type { Row, View } from '../../domain/view.ts'
import type { Catalogue } from '../catalogue.ts'
import type { CellTable } from '../cell-table.ts'
import { compare, type Difference, leftOver } from './compare.ts'
import { monthsAndMore } from './periods.ts'
import { type Stored, storedKey } from './stored.ts'

/** Every station in every month, quarter and year against the definitions applied to its records in memory. */
export async function referenceDifferences(
  tx: Handle,
  catalogue: Catalogue,
  cells: CellTable,
  last: Period,
): Promise<Difference[]> {
  const differences: Difference[] = []
  for (const station of await stationsOf(tx, catalogue)) {
    const stored = await storedStation(tx, station)
    for (const { view, measures } of catalogue.families) {
      for (const [period, rows] of await rowsByPeriod(tx, view, station, last)) {
        for (const measure of measures) {
          const { total, splits } = amountsOf(measure, view, rows)
          const at = { level: 6, node: station, period }
          differences.push(...compare(stored, cells, measure.code, '', [{ ...at, value: '', amount: total }]))
          for (const [split, parts] of Object.entries(splits)) {
            const recounted = Object.entries(parts).map(([value, amount]) => ({ ...at, value, amount }))
            differences.push(...compare(stored, cells, measure.code, split, recounted))
          }
        }
      }
    }
    differences.push(...leftOver(stored, cells, new Set(catalogue.measures.map((measure) => measure.code))))
  }
  return differences
}

async function stationsOf(tx: Handle, catalogue: Catalogue): Promise<string[]> {
  const sources = [...catalogue.families.map(({ view }) => view.recountedFrom ?? view.name), 'figure_station']
  const found = await sql<{ station: string }>`${sql.join(
    sources.map((source) => sql`select station from ${sql.ref(source)}`),
    sql` union `,
  )} order by 1`.execute(tx)
  return found.rows.map((row) => row.station).filter((station) => station !== noStation)
}

async function storedStation(tx: Handle, station: string): Promise<Stored> {
  const found = await sql<{ period: number; amounts: Uint8Array }>`
    select period, amounts from figure_station where station = ${station}`.execute(tx)
  return new Map(found.rows.map((row) => [storedKey(6, station, row.period), unpackAmounts(row.amounts)]))
}

/** As text, so that the columns keep the names that measures use. */
async function rowsByPeriod(
  tx: Handle,
  view: View,
  station: string,
  last: Period,
): Promise<Map<number, Row[]>> {
  const found = await sql<{ line: string }>`
    select to_jsonb(r)::text as line from ${sql.ref(view.recountedFrom ?? view.name)} r where r.station = ${station} and r.month <= ${last}`.execute(
    tx,
  )
  const periods = new Map<number, Row[]>()
  for (const { line } of found.rows) {
    const row = JSON.parse(line) as Row
    for (const period of monthsAndMore(Number(row.month))) {
      const rows = periods.get(period)
      if (rows) rows.push(row)
      else periods.set(period, [row])
    }
  }
  return periods
}
