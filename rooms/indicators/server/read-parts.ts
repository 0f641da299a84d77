import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import { monthsOf, type Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { within } from '../../../platform/server/database/scope.ts'
import { levelNumber } from '../domain/branch.ts'
import { sharedUpTo } from './shared-sets.ts'
import type { PackedTally } from './tally.ts'

/** A stored row; where it says who stands in several category sets (`shared`), it may come without its members. */
export type StoredPart = PackedTally & { readonly shared?: Uint8Array | null }

/** Stored rows of a node, under the period they belong to; several rows of one period are to be united. */
export type Part = StoredPart & { readonly period: number }

/**
 * Whether distinct members are read too, or enough to count unions of category sets (`sets`). A row that is alone in
 * its period has their number among its amounts, and the members of a county are most of its bytes; rows that are to
 * be united are read with them whatever is said.
 */
export type Wanted = 'amounts' | 'sets' | 'members'

const columnsOf = (wanted: Wanted) => (wanted === 'amounts' ? sql`''::bytea as members` : sql`members`)

/** A row of before `shared` was kept has none, and comes with its members. */
const branchColumns = (wanted: Wanted, level: number) =>
  wanted === 'sets' && level <= sharedUpTo
    ? sql`shared, case when shared is null then members else ''::bytea end as members`
    : columnsOf(wanted)

/** The stored rows of a division in some periods: one a period from the township up, of a village its leaves. */
export async function divisionParts(
  tx: Handle,
  scope: Scope,
  division: DivisionCode,
  periods: readonly Period[],
  wanted: Wanted = 'members',
): Promise<Part[]> {
  if (levelNumber(division) < 5) {
    const found = await sql<Part>`
      select period, amounts, ${branchColumns(wanted, levelNumber(division))} from figure_division
      where province = ${provinceOf(division)} and level = ${levelNumber(division)} and division = ${division}
        and period = any(${[...periods]}::integer[]) and ${within(scope, { division: 'division' })}`.execute(
      tx,
    )
    return found.rows
  }
  const leaves = await leafParts(
    tx,
    scope,
    sql<boolean>`province = ${provinceOf(division)} and division = ${division}`,
    periods,
  )
  return underPeriods(leaves, periods)
}

/**
 * A station's stored rows, or, where the reader may not see all places of its work, its leaves in those places that
 * he may: the same rows a walk down to the records would find.
 */
export async function stationParts(
  tx: Handle,
  scope: Scope,
  station: string,
  periods: readonly Period[],
  wanted: Wanted = 'members',
): Promise<Part[]> {
  const whole = await sql<Part>`
    select period, amounts, ${columnsOf(wanted)} from figure_station
    where station = ${station} and period = any(${[...periods]}::integer[]) and ${wholeStation(scope)}`.execute(
    tx,
  )
  const seen = new Set(whole.rows.map((row) => row.period))
  const unseen = periods.filter((period) => !seen.has(period))
  if (unseen.length === 0) return whole.rows
  const leaves = await leafParts(tx, scope, sql<boolean>`station = ${station}`, unseen)
  return [...whole.rows, ...underPeriods(leaves, unseen)]
}

async function leafParts(
  tx: Handle,
  scope: Scope,
  where: RawBuilder<boolean>,
  periods: readonly Period[],
): Promise<Part[]> {
  const months = [...new Set(periods.flatMap((period) => monthsOf(period)))]
  const found = await sql<Part>`
    select month as period, amounts, members from figure_leaf
    where ${where} and month = any(${months}::integer[]) and ${within(scope, { division: 'division', station: 'station' })}`.execute(
    tx,
  )
  return found.rows
}

/** Whether all places of a station's work may be seen. */
export const wholeStation = (scope: Scope): RawBuilder<boolean> => {
  const clauses = scope.ranges.map(({ low, high }) => sql<boolean>`(low >= ${low} and high <= ${high})`)
  if (scope.stations.length > 0) clauses.push(sql<boolean>`station = any(${[...scope.stations]}::uuid[])`)
  return clauses.length > 0 ? sql<boolean>`(${sql.join(clauses, sql` or `)})` : sql<boolean>`false`
}

const underPeriods = (leaves: readonly Part[], periods: readonly Period[]): Part[] =>
  periods.flatMap((period) => {
    const months: readonly number[] = monthsOf(period)
    return leaves.filter((leaf) => months.includes(leaf.period)).map((leaf) => ({ ...leaf, period }))
  })
