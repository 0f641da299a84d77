import { type RawBuilder, sql } from 'kysely'
import type { Client } from 'pg'
import type { Handle } from '../platform/server/database/connect.ts'
import { type Measure, summedColumn } from '../rooms/indicators/domain/measure.ts'
import type { View } from '../rooms/indicators/domain/view.ts'
import { type Family, shippedCatalogue } from '../rooms/indicators/server/catalogue.ts'
import { filterSql } from '../rooms/indicators/server/filter-sql.ts'
import { timed } from './scratch.ts'

/**
 * What a full rebuild is held against: of each view one scan, grouped by leaf, place and every column that measures
 * are split by, with an aggregate a measure. It is run by EXPLAIN ANALYZE, which computes all and sends nothing, with
 * the memory that the rebuild has. It is less than what a rebuild does: nothing is written, nothing is united above
 * the leaf, no number of distinct persons can be had for a town from it. Milliseconds, by one process or by as many as
 * may work at it.
 */
export async function timedScans(client: Client, db: Handle, processes: 'one' | 'several'): Promise<number> {
  await client.query("set work_mem = '128MB'")
  await client.query(
    processes === 'one' ? 'set max_parallel_workers_per_gather = 0' : 'set parallel_tuple_cost = 0',
  )
  let milliseconds = 0
  for (const family of shippedCatalogue().families) {
    const statement = scanOf(family).compile(db).sql
    milliseconds += await timed(() => client.query(`explain (analyze, timing off) ${statement}`))
  }
  await client.query('reset work_mem; reset max_parallel_workers_per_gather; reset parallel_tuple_cost')
  return milliseconds
}

export function scanOf({ view, measures }: Family): RawBuilder<unknown> {
  const splits = new Set(
    measures.flatMap((measure) => measure.split_by.map((split) => view.splits[split]?.column ?? split)),
  )
  const groups = ['station', 'month', 'division', ...splits].map((column) => sql.ref(`r.${column}`))
  return sql`select ${sql.join([...groups, ...measures.map((measure) => aggregate(view, measure))])}
    from ${sql.ref(view.recountedFrom ?? view.name)} r group by ${sql.join(groups)}`
}

function aggregate(view: View, { count, where }: Measure): RawBuilder<unknown> {
  const filter = where ? sql` filter (where ${filterSql(where, view, 'r')})` : sql``
  if (count === 'records') return sql`count(*)${filter}`
  if ('once_per' in count) return sql`count(distinct ${sql.ref(`r.${count.once_per}`)})${filter}`
  if ('distinct' in count)
    return sql`count(distinct ${sql.ref(`r.${view.things[count.distinct]?.key}`)})${filter}`
  return sql`sum(${sql.ref(`r.${summedColumn(count)}`)})${filter}`
}
