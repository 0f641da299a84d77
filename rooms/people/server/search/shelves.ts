import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { countyOf, type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../provinces.ts'

/** The counties whose index entries a question has to look through. */
export type Shelves = readonly number[]

const countyNumber = (code: DivisionCode): number => countyOf(code) / 1_000_000

/**
 * The counties in which the scope has people. One county needs no question; wider ranges are walked from county to
 * county along the index, which touches one entry each however many people there are.
 */
export async function shelvesOf(tx: Handle, scope: Scope, within?: DivisionCode): Promise<Shelves> {
  const found = new Set<number>()
  const wide: { low: number; high: number }[] = []
  for (const range of clipped(scope, within)) {
    const [low, high] = [countyNumber(range.low), countyNumber(range.high)]
    if (low === high) found.add(low)
    else wide.push({ low, high })
  }
  for (const county of await countiesBetween(tx, scope, wide)) found.add(county)
  for (const county of await countiesOfFiles(tx, scope)) found.add(county)
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
  scope: Scope,
  ranges: readonly { low: number; high: number }[],
): Promise<number[]> {
  if (ranges.length === 0) return []
  const { rows } = await sql<{ county: number }>`
    with recursive
      span as (
        select p as province, greatest(r.low, p * 10000) as low, least(r.high, p * 10000 + 9999) as high
        from unnest(${provincesIn(scope)}::integer[]) p,
          unnest(${ranges.map(({ low }) => low)}::integer[], ${ranges.map(({ high }) => high)}::integer[]) r(low, high)
        where greatest(r.low, p * 10000) <= least(r.high, p * 10000 + 9999)
      ),
      step as (
        select s.province, s.high, (select k.county from person_key k
            where k.province = s.province::smallint and k.county >= s.low and k.county <= s.high
            order by k.county limit 1) as county
        from span s
        union all
        select s.province, s.high, (select k.county from person_key k
            where k.province = s.province::smallint and k.county > s.county and k.county <= s.high
            order by k.county limit 1)
        from step s where s.county is not null
      )
    select county from step where county is not null`.execute(tx)
  return rows.map(({ county }) => county)
}

/** Where the files lie that the scope names by station or one by one. */
async function countiesOfFiles(tx: Handle, scope: Scope): Promise<number[]> {
  if (scope.stations.length === 0 && scope.persons.length === 0) return []
  const { rows } = await sql<{ county: number }>`
    select p.station_county as county from unnest(${[...scope.stations]}::uuid[]) s
      cross join lateral (select station_county from person where station = s order by pinyin, id limit 1) p
    union
    select p.county from person p
    where p.province = any(${provincesIn(scope)}::smallint[]) and p.id = any(${[...scope.persons]}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ county }) => county)
}
