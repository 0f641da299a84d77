import { type RawBuilder, sql } from 'kysely'
import { type Measure, summedColumn } from '../domain/measure.ts'
import type { Thing } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import { thingKey } from './thing-key.ts'

/** A measure as an aggregate over rows `r` of its view, in stored units; a trip once a day of its station. */
export function aggregateSql({ view: name, count }: Measure): RawBuilder<unknown> {
  const view = viewOf(name)
  if (count === 'records') return sql`count(*)`
  if ('distinct' in count) {
    const thing = view.things[count.distinct] as Thing
    return thing.numbered
      ? sql`count(distinct ${sql.ref(`r.${thing.key}`)})`
      : sql`count(distinct ${thingKey(thing, 'r')} collate "C")`
  }
  if ('once_per' in count)
    return sql`count(distinct (r.station, ${sql.ref(`r.${view.day}`)}, ${sql.ref(`r.${count.once_per}`)}))`
  return sql`sum(${sql.ref(`r.${summedColumn(count)}`)})`
}
