import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { rangeOf } from '../../../kernel/division.ts'
import { daysOf, monthsOf, type Period } from '../../../kernel/period.ts'
import { within } from '../../../platform/server/database/scope.ts'
import { isStock, type Measure } from '../domain/measure.ts'
import type { View } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import { reportGroups, singleCategories } from './category-groups.ts'
import { filterSql } from './filter-sql.ts'
import type { VisibleNode } from './read-amounts.ts'

/** One part of a split: a category group (or single category) by its code, or a value; `none` is what has none. */
export type SplitPart = { readonly by: string; readonly value: string }

/**
 * The records that stand behind a figure, as a condition on its view: made from the same definition, for the same
 * node, period and part, so that counting them gives the figure.
 */
export function behind(
  measure: Measure,
  node: VisibleNode,
  period: Period,
  part: SplitPart | null,
  scope: Scope,
  asOf: string | null = null,
): RawBuilder<boolean> {
  const view = viewOf(measure.view)
  const clauses = [
    filterSql(measure.where, view, 'r'),
    inPeriod(measure, period),
    atNode(node, period),
    within(scope, { division: 'r.division', station: 'r.station' }),
  ]
  if (part) clauses.push(inPart(measure, part))
  const trip = measure.count !== 'records' && 'once_per' in measure.count ? measure.count.once_per : null
  if (trip) clauses.push(firstOfTrip(measure, trip, asOf))
  if (asOf) clauses.push(countedAt('r', asOf))
  return sql<boolean>`(${sql.join(clauses, sql` and `)})`
}

/** A stock is made of everything up to its end. The days let the index on place and day find the period. */
function inPeriod(measure: Measure, period: Period): RawBuilder<boolean> {
  const months = monthsOf(period)
  const { first, last } = daysOf(period)
  const day = sql.ref(`r.${viewOf(measure.view).day}`)
  if (isStock(measure)) return sql<boolean>`(r.month <= ${months.at(-1)} and ${day} <= ${last})`
  return sql<boolean>`(r.month between ${months[0]} and ${months.at(-1)} and ${day} between ${first} and ${last})`
}

/** Where a node is, as a condition on the rows of a view. */
export function atNode(node: VisibleNode, period: Period): RawBuilder<boolean> {
  if (node.kind === 'station') return sql<boolean>`r.station = ${node.station}`
  if (node.kind === 'division') return inside(node.division)
  const months = monthsOf(period).map((month) => {
    const members = node.membersIn(month).map(inside)
    return members.length > 0
      ? sql<boolean>`(r.month = ${month} and (${sql.join(members, sql` or `)}))`
      : sql<boolean>`false`
  })
  return sql<boolean>`(${sql.join(months, sql` or `)})`
}

function inside(division: number): RawBuilder<boolean> {
  const { low, high } = rangeOf(division)
  return sql<boolean>`r.division between ${low} and ${high}`
}

function inPart(measure: Measure, { by, value }: SplitPart): RawBuilder<boolean> {
  const split = viewOf(measure.view).splits[by]
  const column = sql.ref(`r.${split?.column ?? by}`)
  if (split?.kind !== 'set')
    return sql<boolean>`coalesce(${column}::text, '') = ${value === 'none' ? '' : value}`
  const any = (codes: readonly string[]) => sql<boolean>`${column} && ${[...codes]}::text[]`
  const groups = reportGroups()
  if (value === 'none') return sql<boolean>`not (${any(groups.flatMap((group) => group.categories))})`
  const codes = [...groups, ...singleCategories()].find((group) => group.code === value)?.categories ?? [
    value,
  ]
  if (measure.overlap === 'multi') return any(codes)
  const { primary } = measure.overlap
  const first = primary.flatMap((code, i) =>
    codes.includes(code) ? [sql`(${any([code])} and not (${any(primary.slice(0, i))}))`] : [],
  )
  return first.length > 0 ? sql<boolean>`(${sql.join(first, sql` or `)})` : sql<boolean>`false`
}

/** No earlier record of the same trip on its station's day fulfils the measure. */
function firstOfTrip(measure: Measure, trip: string, asOf: string | null): RawBuilder<boolean> {
  const view = asOf ? historyOf(viewOf(measure.view)) : viewOf(measure.view)
  const counted = asOf ? countedAt('e', asOf) : sql`true`
  const day = (row: string) => sql.ref(`${row}.${view.day}`)
  return sql<boolean>`(${sql.ref(`r.${trip}`)} is not null and not exists (
    select from ${sql.ref(view.name)} e where e.station = r.station and e.month = r.month and ${day('e')} = ${day('r')}
      and ${sql.ref(`e.${trip}`)} = ${sql.ref(`r.${trip}`)} and e.id < r.id and ${counted} and ${filterSql(measure.where, view, 'e')}))`
}

/** What a room publishes of its records with the time from when and until when each was counted. */
export const historyOf = (view: View): View => ({ ...view, name: `${view.name}_history` })

/** Counted at a moment: written by then, and not yet taken out. */
const countedAt = (row: string, asOf: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${row}.counted_from`)} <= ${asOf}::timestamptz and (${sql.ref(`${row}.counted_until`)} is null or ${sql.ref(`${row}.counted_until`)} > ${asOf}::timestamptz))`
