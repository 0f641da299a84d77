import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { countyOf, type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Handle } from './connect.ts'
import { provincesIn } from './scope.ts'

const countyNumber = (code: DivisionCode): number => countyOf(code) / 1_000_000

/**
 * The counties (division / 10^6) in which the ranges of a scope, or the part of them inside `within`, have rows of a
 * table with an index that begins with its column `county`. One county needs no question; wider ranges are walked from
 * county to county along that index, which touches one entry each however many rows there are.
 */
export async function countiesWithRows(
  tx: Handle,
  table: string,
  scope: Scope,
  within?: DivisionCode,
): Promise<number[]> {
  const found = new Set<number>()
  const wide: { low: number; high: number }[] = []
  for (const range of clipped(scope, within)) {
    const [low, high] = [countyNumber(range.low), countyNumber(range.high)]
    if (low === high) found.add(low)
    else wide.push({ low, high })
  }
  for (const county of await countiesBetween(tx, table, scope, wide)) found.add(county)
  return [...found].toSorted((a, b) => a - b)
}

/** The scope's ranges as far as they lie in the division that is asked about. */
function clipped(scope: Scope, within: DivisionCode | undefined): { low: number; high: number }[] {
  if (within === undefined) return [...scope.ranges]
  const { low, high } = rangeOf(within)
  return scope.ranges
    .map((range) => ({ low: Math.max(range.low, low), high: Math.min(range.high, high) }))
    .filter((range) => range.low <= range.high)
}

async function countiesBetween(
  tx: Handle,
  table: string,
  scope: Scope,
  ranges: readonly { low: number; high: number }[],
): Promise<number[]> {
  if (ranges.length === 0) return []
  const rows = sql.ref(table)
  const { rows: counties } = await sql<{ county: number }>`
    with recursive
      span as (
        select p as province, greatest(r.low, p * 10000) as low, least(r.high, p * 10000 + 9999) as high
        from unnest(${provincesIn(scope)}::integer[]) p,
          unnest(${ranges.map(({ low }) => low)}::integer[], ${ranges.map(({ high }) => high)}::integer[]) r(low, high)
        where greatest(r.low, p * 10000) <= least(r.high, p * 10000 + 9999)
      ),
      step as (
        select s.province, s.high, (select k.county from ${rows} k
            where k.province = s.province::smallint and k.county >= s.low and k.county <= s.high
            order by k.county limit 1) as county
        from span s
        union all
        select s.province, s.high, (select k.county from ${rows} k
            where k.province = s.province::smallint and k.county > s.county and k.county <= s.high
            order by k.county limit 1)
        from step s where s.county is not null
      )
    select county from step where county is not null`.execute(tx)
  return counties.map(({ county }) => county)
}
