import { type RawBuilder, sql } from 'kysely'
import { unreachable } from '../../../kernel/result.ts'
import type { Filter } from '../domain/filter.ts'
import type { Column, View } from '../domain/view.ts'

const sqlTypes = {
  text: 'text',
  key: 'uuid',
  list: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  day: 'date',
} as const

/**
 * The condition of a measure in SQL, saying the same as `holds` in memory: what is not filled in equals nothing, so
 * that every comparison is true or false and `not` of it is the other. Values are literals, because COPY takes no
 * parameters.
 */
export function filterSql(filter: Filter | undefined, view: View, row: string): RawBuilder<boolean> {
  if (!filter) return sql<boolean>`true`
  const all = (parts: readonly Filter[], word: 'and' | 'or') =>
    sql<boolean>`(${sql.join(
      parts.map((part) => filterSql(part, view, row)),
      sql.raw(` ${word} `),
    )})`
  if ('all' in filter) return all(filter.all, 'and')
  if ('any' in filter) return all(filter.any, 'or')
  if ('not' in filter) return sql<boolean>`(not ${filterSql(filter.not, view, row)})`
  const column = sql.ref(`${row}.${filter.column}`)
  const type = sql.raw(sqlTypes[(view.columns[filter.column] as Column).kind])
  const known = (condition: RawBuilder<unknown>) => sql<boolean>`coalesce(${condition}, false)`
  if ('is' in filter) return known(sql`${column} = ${sql.lit(filter.is)}::${type}`)
  if ('one_of' in filter)
    return known(
      sql`${column} = any(array[${sql.join(filter.one_of.map((value) => sql.lit(value)))}]::${type}[])`,
    )
  if ('at_least' in filter) return known(sql`${column} >= ${sql.lit(filter.at_least)}::${type}`)
  if ('at_most' in filter) return known(sql`${column} <= ${sql.lit(filter.at_most)}::${type}`)
  if ('contains' in filter) return known(sql`${column} @> array[${sql.lit(filter.contains)}]::text[]`)
  return unreachable(filter)
}
