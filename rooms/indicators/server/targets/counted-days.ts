import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../../kernel/division.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { levelNumber, stepOf } from '../../domain/branch.ts'
import type { Measure } from '../../domain/measure.ts'
import { storedPerShown } from '../../domain/unit.ts'
import { viewOf } from '../../domain/views.ts'
import { aggregateSql } from '../aggregate-sql.ts'
import { filterSql } from '../filter-sql.ts'
import type { Reading } from '../read-amounts.ts'

type Span = { readonly since: Day; readonly on: Day }

/**
 * What happened from one day to another, both included, as rows `(code, value)` in shown units, counted from the records
 * themselves: leaves are months, and a target may ask about the middle of one. For a county and what lies below it.
 */
export function rowsOfDays(
  reading: Reading,
  measure: Measure,
  node: DivisionCode,
  level: number | null,
  span: Span,
): RawBuilder<unknown> {
  const { ratio, unit } = measure
  if (!ratio) return countedOf(reading, measure, node, level, span)
  const of = countedOf(reading, ratio.of, node, level, span)
  const per = countedOf(reading, ratio.per, node, level, span)
  // As `ratioOf` in memory: nothing to divide by is not known.
  const fine = sql.lit(unit === '%' ? 10 : 100)
  const whole = sql.lit(unit === '%' ? 1000 : 100)
  return sql`select b.code, round((coalesce(a.value, 0) * ${whole} / b.value)::numeric)::double precision / ${fine} as value
    from (${per}) b left join (${of}) a on a.code = b.code where b.value <> 0`
}

function countedOf(
  { scope }: Reading,
  measure: Measure,
  node: DivisionCode,
  level: number | null,
  { since, on }: Span,
): RawBuilder<unknown> {
  const view = viewOf(measure.view)
  const day = sql.ref(`r.${view.day}`)
  const { low, high } = rangeOf(node)
  const step = sql.lit(stepOf(level ?? levelNumber(node)))
  const place = level === null ? sql`${node}::bigint` : sql`r.division / ${step} * ${step}`
  return sql`select ${place} as code, ${shownAmount(measure)} as value
    from ${sql.ref(view.name)} r
    where r.province = ${provinceOf(node)} and r.division between ${low} and ${high}
      and r.month between ${monthOf(since)} and ${monthOf(on)} and ${day} between ${since} and ${on}
      and ${filterSql(measure.where, view, 'r')}
      and ${within(scope, { division: 'r.division', station: 'r.station' })} group by 1`
}

/** Rounded to two places after the point where the unit has them, as it is printed. */
function shownAmount(measure: Measure): RawBuilder<unknown> {
  const stored = storedPerShown(measure.unit)
  const amount = aggregateSql(measure)
  return stored === 1
    ? sql`${amount}::double precision`
    : sql`round(${amount} * 100.0 / ${sql.lit(stored)})::double precision / 100`
}
