import { type RawBuilder, sql } from 'kysely'
import { type Actor, isEmpty, type Scope } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'

const none = { low: 1, high: 0 }

/** The settings that `scope_covers` and `scope_covers_organisation` read, as text. `low`–`high` is the hull, so that the planner can estimate. */
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
    'app.organisations': scope.organisations.length ? `{${scope.organisations.join(',')}}` : '',
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
export type PlacedColumns = {
  readonly division: string
  readonly station?: string
  readonly person?: string
  readonly organisation?: string
}

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
  if (columns.organisation && scope.organisations.length) {
    clauses.push(sql<boolean>`${sql.ref(columns.organisation)} = any(${[...scope.organisations]}::uuid[])`)
  }
  return clauses.length ? sql<boolean>`(${sql.join(clauses, sql` or `)})` : sql<boolean>`false`
}

/** The province-level codes of GB/T 2260. */
const provinces = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
  62, 63, 64, 65, 71, 81, 82,
]

/**
 * The provinces that rows of a scope can lie in, for the WHERE of a query by id: the province leads every key, and
 * without it no key would be used. A grant by station, person or organisation does not tell its province, so that all are probed,
 * which takes microseconds.
 */
export const provincesIn = (scope: Scope): number[] =>
  scope.stations.length > 0 || scope.persons.length > 0 || scope.organisations.length > 0
    ? provinces
    : provinces.filter((province) =>
        scope.ranges.some(({ low, high }) => provinceOf(low) <= province && province <= provinceOf(high)),
      )
