import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import { unreachable } from '../../../../kernel/result.ts'
import { levelNumber, stepOf } from '../../domain/branch.ts'
import { type Comparator, isUpward } from '../../domain/targets/comparator.ts'
import { numberForEach, type Places } from '../../domain/targets/standing.ts'
import { askingOf, type Target, type TargetLevel } from '../../domain/targets/target.ts'
import type { Reading } from '../read-amounts.ts'
import { countedRows } from './counted.ts'

const levels: readonly TargetLevel[] = ['province', 'prefecture', 'county', 'township', 'village']
export const numberOfLevel = (level: TargetLevel): number => levels.indexOf(level) + 1

/** The divisions that a target asks on a day, each with its value and whether it has what it is to have. */
export type PlaceRows = {
  /** Rows `(code, name, pinyin, source, value, met, short)`. */
  readonly rows: RawBuilder<unknown>
  /** What each division is to have. */
  readonly number: number
  readonly comparator: Comparator
}

/** The latest declared number of a division up to a day; `code` is an expression for the division. */
export const declaredOn = (
  denominator: string,
  code: RawBuilder<unknown>,
  on: Day,
): RawBuilder<unknown> => sql`
  select f.value, f.as_of, f.source from figure_denominator f
  where f.province = (${code} / 10000000000)::smallint and f.code = ${denominator} and f.division = ${code}
    and f.as_of <= ${on} and f.withdrawn_at is null order by f.as_of desc limit 1`

/**
 * The divisions of the level inside the node as the tree was on the day (X21), joined with what is counted of each. One
 * statement reads them all: a county's villages and a province's townships are ranges of one index.
 */
export async function placeRows(
  reading: Reading,
  target: Target,
  node: DivisionCode,
  on: Day,
): Promise<PlaceRows> {
  const { each } = target
  if (!each) throw new Error(`${target.key} asks of no level`)
  const level = numberOfLevel(each.level)
  const asking = askingOf(target)
  const number = asking === 'each' ? numberForEach(target, on).value : (target.covered ?? 0)
  const comparator = asking === 'each' ? target.comparator : 'at_least'
  const { low, high } = rangeOf(node)
  const { counted, value } = await placeValue(reading, target, node, level, on)
  const satisfied = compared(comparator, number)
  return {
    number,
    comparator,
    rows: sql`
      select p.*, ${satisfied} as met, case when ${satisfied} then 0 else ${distance(comparator, number)} end as short
      from (
        select d.code, d.name, d.pinyin, d.source, ${value} as value
        from figures_place d ${counted}
        where d.level = ${level} and d.code between ${low} and ${high} and d.valid_from <= ${on}
          and (d.valid_to is null or d.valid_to >= ${on}) ${each.class ? sql`and d.class = ${each.class}` : sql``}
      ) p`,
  }
}

async function placeValue(
  reading: Reading,
  target: Target,
  node: DivisionCode,
  level: number,
  on: Day,
): Promise<{ counted: RawBuilder<unknown>; value: RawBuilder<unknown> }> {
  const { counts, per } = target
  if ('declared' in counts) {
    const declared = sql`left join lateral (${declaredOn(counts.declared, sql`d.code`, on)}) n on true`
    return { counted: declared, value: sql`n.value::double precision` }
  }
  const measure = reading.engine.catalogue.find(counts.measure)
  // No room counts it: nobody knows, and it is not zero.
  if (!measure) return { counted: sql``, value: sql`null::double precision` }
  const rows = await countedRows(reading, measure, counts, node, level, on)
  const counted = sql`left join (${rows}) c on c.code = d.code`
  // No record is zero; a ratio without anything to divide by is not.
  const amount = measure.ratio ? sql`c.value` : sql`coalesce(c.value, 0)`
  if (!per) return { counted, value: amount }
  return {
    counted: sql`${counted} left join lateral (${declaredOn(per.denominator, sql`d.code`, on)}) n on true`,
    value: sql`${amount} / nullif(n.value::double precision / ${per.unit}, 0)`,
  }
}

function compared(comparator: Comparator, number: number): RawBuilder<boolean> {
  switch (comparator) {
    case 'at_least':
      return sql<boolean>`coalesce(p.value >= ${number}, false)`
    case 'more_than':
      return sql<boolean>`coalesce(p.value > ${number}, false)`
    case 'at_most':
      return sql<boolean>`coalesce(p.value <= ${number}, false)`
    case 'less_than':
      return sql<boolean>`coalesce(p.value < ${number}, false)`
    default:
      return unreachable(comparator)
  }
}

/** As `shortOf` in memory, for a step of one. */
const distance = (comparator: Comparator, number: number): RawBuilder<unknown> => {
  const exclusive = comparator === 'more_than' || comparator === 'less_than' ? 1 : 0
  return isUpward(comparator)
    ? sql`${number}::double precision - p.value + ${exclusive}`
    : sql`p.value - ${number}::double precision + ${exclusive}`
}

export type CountedPlaces = Places & { readonly sources: readonly string[] }

/** All divisions that are asked, counted together. */
export async function countPlaces({ tx }: Reading, { rows }: PlaceRows): Promise<CountedPlaces> {
  const found = await sql<{
    of: number
    met: number
    unknown: number
    short: number
    sources: string[] | null
  }>`
    select count(*)::integer as of, count(*) filter (where met)::integer as met,
      count(*) filter (where value is null)::integer as unknown, coalesce(sum(short), 0)::double precision as short,
      array_agg(distinct source order by source) as sources
    from (${rows}) j`.execute(tx)
  const { sources, ...places } = found.rows[0] as (typeof found.rows)[number]
  return { ...places, sources: sources ?? [] }
}

export type PlacePart = Places & { readonly division: DivisionCode }

/** The same by the next level below the node, for the walk down to who falls short. */
export async function countParts(
  { tx }: Reading,
  { rows }: PlaceRows,
  node: DivisionCode,
): Promise<PlacePart[]> {
  const step = sql.lit(stepOf(Math.min(levelNumber(node) + 1, 5)))
  const found = await sql<PlacePart>`
    select code / ${step} * ${step} as division, count(*)::integer as of, count(*) filter (where met)::integer as met,
      count(*) filter (where value is null)::integer as unknown, coalesce(sum(short), 0)::double precision as short
    from (${rows}) j group by 1 order by 1`.execute(tx)
  return found.rows
}

/** The value of a target of the whole: a measure, a ratio to a declared number, or a declared number itself. */
export async function wholeValue(
  reading: Reading,
  { counts, per }: Target,
  node: DivisionCode,
  on: Day,
): Promise<number | null> {
  const declared = async (code: string) => (await denominatorOf(reading, code, node, on))?.value ?? null
  if ('declared' in counts) return declared(counts.declared)
  const measure = reading.engine.catalogue.find(counts.measure)
  if (!measure) return null
  const rows = await countedRows(reading, measure, counts, node, null, on)
  const found = await sql<{ value: number | null }>`select value from (${rows}) c`.execute(reading.tx)
  const amount = found.rows[0] ? found.rows[0].value : measure.ratio ? null : 0
  if (amount === null) return null
  if (!per) return amount
  const denominator = await declared(per.denominator)
  return denominator === null || denominator === 0 ? null : amount / (denominator / per.unit)
}

/** The declared number that a node's ratio is taken of. */
export async function denominatorOf(
  { tx }: Reading,
  code: string,
  node: DivisionCode,
  on: Day,
): Promise<{ value: number; asOf: string; source: string } | null> {
  const found = await sql<{ value: number; asOf: string; source: string }>`
    select n.value::double precision as value, n.as_of, n.source
    from (${declaredOn(code, sql`${node}::bigint`, on)}) n`.execute(tx)
  return found.rows[0] ?? null
}
