import { type RawBuilder, sql } from 'kysely'
import { type Actor, isEmpty, type Scope } from '../../../kernel/actor.ts'

const none = { low: 1, high: 0 }

/** The settings that `scope_covers` reads, as text. `low`–`high` is the hull, so that the planner can estimate. */
export function scopeSettings(scope: Scope, actor: Actor): Record<string, string> {
  const first = scope.ranges[0] ?? none
  const last = scope.ranges.at(-1) ?? none
  return {
    'app.account': actor.account,
    'app.low': String(first.low),
    'app.high': String(last.high),
    'app.exact': scope.ranges.length <= 1 ? 'on' : 'off',
    'app.ranges': `{${scope.ranges.map(({ low, high }) => `[${low},${high}]`).join(',')}}`,
    'app.stations': scope.stations.length ? `{${scope.stations.join(',')}}` : '',
    'app.persons': scope.persons.length ? `{${scope.persons.join(',')}}` : '',
  }
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Opens a transaction and sets its scope in one round trip. */
export const beginWith = (settings: Record<string, string>, readOnly: boolean): string =>
  [
    readOnly ? 'begin read only' : 'begin',
    ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${quote(value)}`),
  ].join(';')

/** The columns that place a row, as the query names them. */
export type PlacedColumns = { readonly division: string; readonly station?: string; readonly person?: string }

/**
 * The same predicate for a WHERE clause: it holds only the clauses that the scope needs, so that an index on
 * the division is used. Row-level security repeats it; either alone is enough, both must agree.
 */
export function within(scope: Scope, columns: PlacedColumns): RawBuilder<boolean> {
  if (isEmpty(scope)) return sql<boolean>`false`
  const clauses: RawBuilder<boolean>[] = scope.ranges.map(
    ({ low, high }) => sql<boolean>`${sql.ref(columns.division)} between ${low} and ${high}`,
  )
  if (columns.station && scope.stations.length) {
    clauses.push(sql<boolean>`${sql.ref(columns.station)} = any(${[...scope.stations]}::uuid[])`)
  }
  if (columns.person && scope.persons.length) {
    clauses.push(sql<boolean>`${sql.ref(columns.person)} = any(${[...scope.persons]}::uuid[])`)
  }
  return clauses.length ? sql<boolean>`(${sql.join(clauses, sql` or `)})` : sql<boolean>`false`
}
