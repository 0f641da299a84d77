import { type RawBuilder, sql } from 'kysely'
import { type Day, daysBetween } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import { daysOf, monthOf, type Period } from '../../../../kernel/period.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { isCountedFromRecords, levelNumber, stepOf } from '../../domain/branch.ts'
import { isStock, type Measure } from '../../domain/measure.ts'
import type { Measured } from '../../domain/targets/target.ts'
import { storedPerShown } from '../../domain/unit.ts'
import { viewOf } from '../../domain/views.ts'
import { totalOf } from '../figure-values.ts'
import { filterSql } from '../filter-sql.ts'
import { loadCells, partsAt, type Reading, sumOfParts } from '../read-amounts.ts'
import type { PackedTally } from '../tally.ts'
import { rowsOfDays } from './counted-days.ts'

/** A measured target: which measure, and how it is taken. */
export type MeasureTaken = Extract<Measured, { readonly measure: string }>

/**
 * A measure on a day at each division of a level inside a node, as rows `(code, value)` in shown units; without a level
 * the node itself. A stock is added up from its own records, which are registers of some thousand rows: it is exact by
 * day, and shows what was written a moment ago. What happens is read from the stored months; up to the middle of a month
 * it is counted by day from the records of a county, and above it the month is taken whole.
 */
export async function countedRows(
  reading: Reading,
  measure: Measure,
  taken: MeasureTaken,
  node: DivisionCode,
  level: number | null,
  on: Day,
): Promise<RawBuilder<unknown>> {
  if (isStock(measure)) return stockRows(reading, measure, taken, node, level, on)
  const since = taken.since ?? daysOf(monthOf(on)).first
  if (on < daysOf(monthOf(on)).last && isCountedFromRecords(node))
    return rowsOfDays(reading, measure, node, level, { since, on })
  const values = await flowValues(reading, measure, node, level, monthsFrom(since, on))
  return sql`select code, value from unnest(${[...values.keys()]}::bigint[], ${[...values.values()]}::double precision[])
    as counted (code, value)`
}

function stockRows(
  { scope }: Reading,
  measure: Measure,
  { split, placed }: MeasureTaken,
  node: DivisionCode,
  level: number | null,
  on: Day,
): RawBuilder<unknown> {
  const view = viewOf(measure.view)
  const column = typeof measure.count === 'object' && 'stock' in measure.count ? measure.count.stock : ''
  const { low, high } = rangeOf(node)
  const step = sql.lit(stepOf(level ?? levelNumber(node)))
  const clauses = [
    sql<boolean>`r.division between ${low} and ${high}`,
    sql<boolean>`${sql.ref(`r.${view.day}`)} <= ${on}`,
    filterSql(measure.where, view, 'r'),
    within(scope, { division: 'r.division', station: 'r.station' }),
  ]
  if (node !== 0) clauses.push(sql<boolean>`r.province = ${provinceOf(node)}`)
  if (placed === 'own') clauses.push(sql<boolean>`r.division % ${step} = 0`)
  if (split) {
    const splitColumn = sql.ref(`r.${view.splits[split.by]?.column ?? split.by}`)
    clauses.push(sql<boolean>`coalesce(${splitColumn}::text, '') = ${split.value}`)
  }
  const place = level === null ? sql`${node}::bigint` : sql`r.division / ${step} * ${step}`
  return sql`select ${place} as code,
      sum(${sql.ref(`r.${column}`)})::double precision / ${sql.lit(storedPerShown(measure.unit))} as value
    from ${sql.ref(view.name)} r where ${sql.join(clauses, sql` and `)} group by 1`
}

/** Stored months united by division, so that a person in two months is one. */
async function flowValues(
  reading: Reading,
  measure: Measure,
  node: DivisionCode,
  level: number | null,
  months: readonly Period[],
): Promise<Map<DivisionCode, number | null>> {
  const groups =
    level === null ? await wholeParts(reading, node, months) : await levelParts(reading, node, level, months)
  const amounts = new Map([...groups].map(([code, parts]) => [code, sumOfParts(parts)]))
  await loadCells(reading, amounts.values())
  const values = new Map<DivisionCode, number | null>()
  for (const [code, found] of amounts) {
    const value = totalOf(measure, found, reading.engine.cells)
    if (value !== null) values.set(code, value)
  }
  return values
}

async function wholeParts(
  reading: Reading,
  node: DivisionCode,
  months: readonly Period[],
): Promise<Map<DivisionCode, readonly PackedTally[]>> {
  const parts = await partsAt(reading, { kind: 'division', division: node }, months)
  return new Map([[node, [...parts.values()].flat()]])
}

async function levelParts(
  { tx, scope }: Reading,
  node: DivisionCode,
  level: number,
  months: readonly Period[],
): Promise<Map<DivisionCode, PackedTally[]>> {
  const { low, high } = rangeOf(node)
  const place = sql<boolean>`division between ${low} and ${high}
    and ${node === 0 ? sql`true` : sql`province = ${provinceOf(node)}`}`
  const found =
    level === 5
      ? await sql<PackedTally & { division: number }>`select division, amounts, members from figure_leaf
          where ${place} and division % 1000 <> 0 and month = any(${[...months]}::integer[])
            and ${within(scope, { division: 'division', station: 'station' })}`.execute(tx)
      : await sql<PackedTally & { division: number }>`select division, amounts, members from figure_division
          where ${place} and level = ${level} and period = any(${[...months]}::integer[])
            and ${within(scope, { division: 'division' })}`.execute(tx)
  const groups = new Map<DivisionCode, PackedTally[]>()
  for (const { division, ...part } of found.rows) {
    const group = groups.get(division)
    if (group) group.push(part)
    else groups.set(division, [part])
  }
  return groups
}

const mostMonths = 240

/** The months from one day to another, both included; the latest of them where they are very many. */
function monthsFrom(since: Day, on: Day): Period[] {
  const months: Period[] = []
  if (daysBetween(since, on) < 0) return months
  const last = monthOf(on)
  for (
    let month = monthOf(since) as number;
    month <= last;
    month = month % 100 === 12 ? month + 89 : month + 1
  ) {
    months.push(month as Period)
  }
  return months.slice(-mostMonths)
}
