import { type RawBuilder, sql } from 'kysely'
import { noStation } from '../../../../kernel/no-station.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Measure, summedColumn } from '../../domain/measure.ts'
import type { Thing, View } from '../../domain/view.ts'
import { filterSql } from '../filter-sql.ts'
import { thingKey } from '../thing-key.ts'
import type { VerifiedPart } from './stored.ts'

/** One figure as base records have it: level 0 to 5 for divisions, 6 for stations, 7 for a station in one place. */
export type Recounted = {
  readonly level: number
  readonly node: string
  readonly period: number
  readonly value: string
  readonly amount: number
}

/** Divisions by arithmetic on the code, one column a level. */
const nodes = [
  sql`0`,
  sql`r.division / 10000000000 * 10000000000`,
  sql`r.division / 100000000 * 100000000`,
  sql`r.division / 1000000 * 1000000`,
  sql`r.division / 1000 * 1000`,
  sql`r.division`,
  sql`r.station`,
  sql`r.division || ' station:' || r.station`,
]

/** What belongs to no station has a place in the tree only. */
const stationLevel = 6
export const leafLevel = 7

/** Months, quarters and years. */
const allKinds = [0, 1, 2] as const

const periods = [
  sql`r.month`,
  sql`r.month / 100 * 100 + 21 + (r.month % 100 - 1) / 3`,
  sql`r.month / 100 * 100`,
]

/** The transaction's own table of a view's rows, which `recount` reads. */
export const takenRows = (view: View) => sql.ref(`recounted_${view.name}`)

/**
 * Takes the rows of a view that something is recounted from into a table of the transaction's own, so that the view is
 * planned and read once and not for every measure. Answers whether there are any: of most nodes most views hold nothing.
 * The table is emptied for the next part and not made anew: a dropped table stays locked until the transaction ends, and
 * the locks of a thousand parts are more than the database keeps.
 */
export async function takeRows(tx: Handle, view: View, where: RawBuilder<boolean>): Promise<boolean> {
  const source = sql.ref(view.recountedFrom ?? view.name)
  // Asked first: making a table for nothing takes longer than finding that there is nothing.
  const some = await sql<{ some: boolean }>`
    select exists (select from ${source} r where ${where}) as some`.execute(tx)
  if (!some.rows[0]?.some) return false
  await sql`create temporary table if not exists ${takenRows(view)} on commit drop as
    select r.* from ${source} r limit 0`.execute(tx)
  await sql`truncate ${takenRows(view)}`.execute(tx)
  await sql`insert into ${takenRows(view)} select r.* from ${source} r where ${where}`.execute(tx)
  return true
}

/** Rows elsewhere of the same stations come along: of a trip they may hold the first record. */
export const rowsAround = (view: View, part: VerifiedPart): RawBuilder<boolean> =>
  sql<boolean>`r.month <= ${part.last} and r.station in (
    select p.station from ${sql.ref(view.name)} p where p.division between ${part.low} and ${part.high})`

/**
 * A figure at every node of the given levels in every month, quarter and year, straight from the rows with GROUP BY.
 * It shares nothing with the leaves but the definition: no cells, no bitmaps, no parts that are put together.
 */
export async function recount(
  tx: Handle,
  view: View,
  measure: Measure,
  split: string | null,
  part: VerifiedPart,
): Promise<Recounted[]> {
  const value = split === null ? sql`''` : splitText(view, split)
  const sets = part.levels.flatMap((level) => (part.kinds ?? allKinds).map((period) => ({ level, period })))
  const found = await sql<Recounted>`
    with r as materialized (${counted(view, measure, value, part)})
    ${sql.join(
      sets.map(
        ({ level, period }) => sql`
        select ${level}::integer as level, (${nodes[level]})::text as node, ${periods[period]} as period, r.value, ${amount(view, measure)} as amount
        from r ${level === stationLevel ? sql`where r.station <> ${noStation}` : sql``} group by 2, 3, 4`,
      ),
      sql` union all `,
    )}`.execute(tx)
  return [...found.rows]
}

/** The rows that count, each with its value of the split; of a trip, the first record of its station's day. */
function counted(
  view: View,
  measure: Measure,
  value: RawBuilder<unknown>,
  part: VerifiedPart,
): RawBuilder<unknown> {
  const where = filterSql(measure.where, view, 'r')
  const inPart = sql`r.division between ${part.low} and ${part.high}`
  const { count } = measure
  if (count === 'records' || !('once_per' in count)) {
    return sql`select r.*, ${value} as value from ${takenRows(view)} r where ${where} and ${inPart}`
  }
  const trip = sql.ref(`r.${count.once_per}`)
  return sql`
    select r.* from (
      select r.*, ${value} as value, row_number() over (partition by r.station, ${sql.ref(`r.${view.day}`)}, ${trip} order by r.id) as place
      from ${takenRows(view)} r where ${where} and ${trip} is not null
    ) r where r.place = 1 and ${inPart}`
}

function amount(view: View, { count }: Measure): RawBuilder<unknown> {
  if (count === 'records' || 'once_per' in count) return sql`count(*)`
  if ('distinct' in count) {
    const thing = view.things[count.distinct] as Thing
    const key = thing.numbered ? sql.ref(`r.${thing.key}`) : sql`${thingKey(thing, 'r')} collate "C"`
    return sql`count(distinct ${key})`
  }
  return sql`coalesce(sum(${sql.ref(`r.${summedColumn(count)}`)}), 0)::bigint`
}

/** By bytes, because grouping millions of them by the rules of a language takes ten times as long. */
function splitText(view: View, split: string): RawBuilder<unknown> {
  const { column, kind } = view.splits[split] as View['splits'][string]
  return kind === 'value'
    ? sql`coalesce(${sql.ref(`r.${column}`)}::text, '') collate "C"`
    : sql`array_to_string(array(select distinct c collate "C" from unnest(${sql.ref(`r.${column}`)}) c order by 1), '|') collate "C"`
}
