import { type RawBuilder, sql } from 'kysely'
import type { Thing } from '../domain/view.ts'

/** The same text as `thingOf` in memory. */
export function thingKey(thing: Thing, row: string): RawBuilder<string> {
  const own = sql`${sql.ref(`${row}.${thing.key}`)}::text`
  if (thing.otherwise === undefined) return sql<string>`${own}`
  return sql<string>`coalesce(${own}, ${sql.lit(`${thing.otherwise}:`)} || ${sql.ref(`${row}.${thing.otherwise}`)}::text)`
}
