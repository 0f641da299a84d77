import { sql } from 'kysely'
import { daysOf, type Period } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { isStock } from '../../domain/measure.ts'
import { type Amounts, addPacked } from '../../domain/packed-amounts.ts'
import type { Catalogue } from '../catalogue.ts'
import type { CellTable } from '../cell-table.ts'
import type { Difference } from './compare.ts'

type Standing = {
  readonly station: string
  readonly division: number
  readonly value: string
  readonly amount: number
}
type Flow = {
  readonly station: string
  readonly division: number
  readonly month: number
  readonly amounts: Uint8Array
}

/**
 * Stocks of the register at the end of each quarter, by who stood on it that day with which categories: the flows
 * that are stored must add up to it at every station and place.
 */
export async function stockDifferences(
  tx: Handle,
  catalogue: Catalogue,
  cells: CellTable,
  part: { readonly low: number; readonly high: number; readonly last: Period },
): Promise<Difference[]> {
  const whole = catalogue.measures.filter(
    (measure) => isStock(measure) && measure.view === 'figures_register_flow' && !measure.where,
  )
  const flows = await sql<Flow>`select station, division, month, amounts from figure_leaf
    where division between ${part.low} and ${part.high} order by month`.execute(tx)
  const differences: Difference[] = []
  for (const end of quarterEnds(flows.rows, part.last)) {
    const standing = await standingOn(tx, part, daysOf(end).last)
    for (const { code } of whole) {
      differences.push(...compareStanding(cells, code, end, upTo(flows.rows, end), standing))
    }
  }
  return differences
}

function quarterEnds(flows: readonly Flow[], last: Period): Period[] {
  const first = flows[0]?.month
  if (first === undefined) return []
  const ends: Period[] = []
  for (let year = Math.floor(first / 100); year <= Math.floor(last / 100); year += 1) {
    for (const month of [3, 6, 9, 12]) ends.push((year * 100 + month) as Period)
  }
  // Of the present month only what is over is known; it is verified when the quarter is.
  return ends.filter((end) => end < last)
}

/** Flows up to a month by `station division`. */
function upTo(flows: readonly Flow[], end: number): Map<string, Amounts> {
  const sums = new Map<string, Amounts>()
  for (const { station, division, amounts } of flows.filter((flow) => flow.month <= end)) {
    const key = `${station} ${division}`
    const sum: Amounts = sums.get(key) ?? new Map()
    sums.set(key, sum)
    addPacked(sum, amounts)
  }
  return sums
}

async function standingOn(tx: Handle, part: { low: number; high: number }, day: string): Promise<Standing[]> {
  const found = await sql<Standing>`
    select station, division, value, count(*) as amount from (
      select r.station, r.division, array_to_string(array(
        select distinct c.category collate "C" from figures_register_category c
        where c.province = r.province and c.id = r.id and c.from_on <= ${day} and (c.to_on is null or c.to_on > ${day})
        order by 1), '|') as value
      from figures_register r
      where r.division between ${part.low} and ${part.high} and r.id = r.person
        and r.registered_on <= ${day} and (r.left_on is null or r.left_on > ${day})
        and not exists (select from person_survivor s where s.province = r.province and s.ordinal = r.person_ordinal)
    ) r group by station, division, value`.execute(tx)
  return [...found.rows]
}

function compareStanding(
  cells: CellTable,
  measure: string,
  period: number,
  stored: ReadonlyMap<string, Amounts>,
  standing: readonly Standing[],
): Difference[] {
  const counted = new Map<string, number>()
  for (const { station, division, value, amount } of standing)
    counted.set(`${station} ${division} ${value}`, amount)
  for (const [key, amounts] of stored) {
    for (const cell of amounts.keys()) {
      const about = cells.cellOf(cell)
      const line = `${key} ${about?.value}`
      if (about?.measure === measure && about.split === 'category' && !counted.has(line)) counted.set(line, 0)
    }
  }
  return [...counted].flatMap(([line, amount]) => {
    const [station = '', division = '', value = ''] = line.split(' ')
    const cell = cells.idOf({ measure, split: 'category', value })
    const found = cell === undefined ? 0 : (stored.get(`${station} ${division}`)?.get(cell) ?? 0)
    if (found === amount) return []
    return [
      {
        node: `${division} station:${station}`,
        period,
        measure,
        split: 'category',
        value,
        stored: found,
        counted: amount,
      },
    ]
  })
}
