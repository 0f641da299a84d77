import { type RawBuilder, sql } from 'kysely'
import { provinceOf, rangeOf } from '../../../../kernel/division.ts'
import { monthsOf, type Period } from '../../../../kernel/period.ts'
import { within } from '../../../../platform/server/database/scope.ts'
import { isCountedFromRecords } from '../../domain/branch.ts'
import type { Days } from '../../domain/comparison.ts'
import { isStock, type Measure } from '../../domain/measure.ts'
import { ratioOf } from '../../domain/ratio.ts'
import { shown } from '../../domain/unit.ts'
import { viewOf } from '../../domain/views.ts'
import { aggregateSql } from '../aggregate-sql.ts'
import { atNode, behind } from '../drill-query.ts'
import { filterSql } from '../filter-sql.ts'
import type { Reading, VisibleNode } from '../read-amounts.ts'

/** Whether all of a node is small enough to be counted from its records. */
export function isCountedByDays(node: VisibleNode, period: Period): boolean {
  if (node.kind === 'station') return true
  const divisions =
    node.kind === 'zone' ? monthsOf(period).flatMap((month) => node.membersIn(month)) : [node.division]
  return divisions.every(isCountedFromRecords)
}

/**
 * Figures of some days of a period, by measure, in the printed unit. Leaves are months, so that days are counted from
 * the records themselves: one statement for the measures of a view, and one for each that counts trips.
 */
export async function valuesInDays(
  reading: Reading,
  node: VisibleNode,
  period: Period,
  days: Days,
  measures: readonly Measure[],
): Promise<ReadonlyMap<string, number | null>> {
  const values = new Map<string, number>()
  const all = [...new Set(measures.flatMap((one) => (one.ratio ? [one.ratio.of, one.ratio.per] : [one])))]
  for (const view of new Set(all.map((measure) => measure.view))) {
    const own = all.filter((measure) => measure.view === view)
    for (const stock of [false, true]) {
      const counted = own.filter((measure) => isStock(measure) === stock && !isOncePer(measure))
      if (counted.length === 0) continue
      await countTogether(reading, node, period, days, counted, stock, values)
    }
    for (const measure of own.filter(isOncePer)) {
      const { rows } = await sql<{ amount: string }>`select count(*) as amount from ${sql.ref(view)} r
        where ${behind(measure, node, period, null, reading.scope)} and ${dayOf(measure)} <= ${days.last}`.execute(
        reading.tx,
      )
      values.set(measure.code, shown(Number(rows[0]?.amount ?? 0), measure.unit))
    }
  }
  return new Map(measures.map((measure) => [measure.code, printedValue(measure, values)]))
}

function printedValue({ code, unit, ratio }: Measure, values: ReadonlyMap<string, number>): number | null {
  const valueIn = (one: string) => values.get(one) ?? 0
  return ratio ? ratioOf(valueIn(ratio.of.code), valueIn(ratio.per.code), unit) : valueIn(code)
}

const isOncePer = ({ count }: Measure): boolean => count !== 'records' && 'once_per' in count

const dayOf = (measure: Measure) => sql.ref(`r.${viewOf(measure.view).day}`)

async function countTogether(
  { tx, scope }: Reading,
  node: VisibleNode,
  period: Period,
  { first, last }: Days,
  measures: readonly Measure[],
  stock: boolean,
  values: Map<string, number>,
): Promise<void> {
  const [some] = measures as [Measure, ...Measure[]]
  const day = dayOf(some)
  const inProvince = node.kind === 'division' ? sql`r.province = ${provinceOf(node.division)}` : sql`true`
  // Of a stock all flows up to the day, of anything else what happened in the days.
  const months = monthsOf(period)
  const from = stock
    ? sql`true`
    : sql`${day} >= ${first} and r.month between ${months[0]} and ${months.at(-1)}`
  const at = stock ? everAt(node, period) : atNode(node, period)
  const amounts = measures.map(
    (measure, i) =>
      sql`${aggregateSql(measure)} filter (where ${filterSql(measure.where, viewOf(measure.view), 'r')}) as ${sql.ref(`m${i}`)}`,
  )
  const { rows } = await sql<
    Record<string, string | null>
  >`select ${sql.join(amounts)} from ${sql.ref(some.view)} r
    where ${inProvince} and ${at} and ${from} and ${day} <= ${last}
      and ${within(scope, { division: 'r.division', station: 'r.station' })}`.execute(tx)
  measures.forEach((measure, i) => {
    values.set(measure.code, shown(Number(rows[0]?.[`m${i}`] ?? 0), measure.unit))
  })
}

/** Of a stock all flows ever; a zone is those who are its members at the end of the period. */
function everAt(node: VisibleNode, period: Period): RawBuilder<boolean> {
  if (node.kind !== 'zone') return atNode(node, period)
  const members = node.membersIn(monthsOf(period).at(-1) as Period).map((division) => {
    const { low, high } = rangeOf(division)
    return sql<boolean>`r.division between ${low} and ${high}`
  })
  return members.length > 0 ? sql<boolean>`(${sql.join(members, sql` or `)})` : sql<boolean>`false`
}
