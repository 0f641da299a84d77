import { type RawBuilder, sql } from 'kysely'
import { countyOf, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { parsePeriod } from '../../../../kernel/period.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { LearningFilters } from '../../contract/learning.ts'
import { type BaseRow, baseColumns, type Kind } from './kind.ts'

export type Listed<Own> = BaseRow &
  Own & { readonly recordedName: string; readonly warnings: readonly string[] }
export type Asked = LearningFilters & {
  readonly id?: Id
  readonly after?: SortKey | null
  readonly limit: number
}

/** Records of a kind, the latest first, with its own columns; one more than asked for when there is a next page. */
export async function listRecords<Own>(
  tx: Handle,
  { scope }: Standing,
  kind: Pick<Kind<never>, 'table' | 'day'>,
  own: string,
  asked: Asked,
): Promise<Listed<Own>[]> {
  const day = sql.ref(kind.day)
  const where: RawBuilder<unknown>[] = [
    sql`province = any(${provincesIn(scope)})`,
    within(scope, { division: 'division', station: 'station' }),
  ]
  // One county's rows lie together in an index; a wider question walks the place.
  const county = oneCounty(asked, scope)
  if (county !== null) where.push(sql`county = ${county}`)
  if (asked.id) where.push(sql`id = ${asked.id}`)
  if (asked.station) where.push(sql`station = ${asked.station}`)
  if (asked.division !== undefined) {
    const { low, high } = rangeOf(asked.division)
    where.push(sql`division between ${low} and ${high}`)
  }
  const month = asked.month ? parsePeriod(asked.month) : null
  if (month?.ok) where.push(sql`month = ${month.value}`)
  if (asked.from) where.push(sql`${day} >= ${asked.from}`)
  if (asked.to) where.push(sql`${day} <= ${asked.to}`)
  if (asked.form)
    where.push(sql`${sql.ref(kind.table === 'consultation' ? 'channel' : 'form')} = ${asked.form}`)
  if (asked.odd) where.push(sql`warnings <> '{}'`)
  if (!asked.all && !asked.id) where.push(sql`reversed_by is null`)
  if (asked.after) where.push(sql`(${day}, id) < (${asked.after[0]}::date, ${asked.after[1]}::uuid)`)
  const { rows } = await sql<Listed<Own>>`
    select ${baseColumns(kind.day)}, ${sql.raw(own)} from ${sql.ref(kind.table)}
    where ${sql.join(where, sql` and `)} order by ${day} desc, id desc limit ${asked.limit + 1}`.execute(tx)
  return rows
}

function oneCounty({ division, station }: Asked, scope: Standing['scope']): number | null {
  if (station || scope.stations.length > 0) return null
  const range = division === undefined ? scope.ranges[0] : rangeOf(division)
  if (!range || (division === undefined && scope.ranges.length !== 1)) return null
  const county = countyOf(range.low)
  return county === countyOf(range.high) && county !== 0 ? county / 1_000_000 : null
}
