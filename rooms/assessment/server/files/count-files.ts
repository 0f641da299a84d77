import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../../kernel/division.ts'
import { grouped } from '../../../../kernel/grouped.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import type { About } from '../../domain/files/file-codes.ts'
import { fileInScope } from './file-row.ts'

const town = 1000

/** Whether the counts by town tell what the scope covers: a village or a person alone is less than a town. */
const isCounted = ({ ranges, persons }: Scope): boolean =>
  persons.length === 0 && ranges.every(({ low, high }) => low % town === 0 && high % town === town - 1)

/** The counts of the towns and stations of a scope; each county is named, because the counts of a county lie together. */
function countedPlaces({ ranges, stations }: Scope): RawBuilder<boolean> {
  const places = ranges.map(
    ({ low, high }) =>
      sql<boolean>`county between ${countyOf(low) / 1_000_000} and ${countyOf(high) / 1_000_000} and town between ${low} and ${high}`,
  )
  if (stations.length > 0) places.push(sql<boolean>`station = any(${[...stations]}::uuid[])`)
  return places.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(places, sql` or `)})`
}

/** Cells of `risk_count` with the number of open files in each; of a place smaller than a town from its few files. */
export const countsIn = (scope: Scope): RawBuilder<unknown> =>
  isCounted(scope)
    ? sql`(select * from risk_count where province = any(${provincesIn(scope)}) and ${countedPlaces(scope)}) counts`
    : sql`(select cell.*, 1 as files from (select * from risk_file where ${fileInScope(scope)} and closed_on is null) f,
        risk_cells(f::risk_file) cell) counts`

export type GradeCounts = {
  readonly about: About
  readonly grade: string
  readonly rank: number
  readonly files: number
  readonly overdue: number
}

/** Open files by grade, the gravest first. */
export async function countByGrade(tx: Handle, scope: Scope, today: Day): Promise<GradeCounts[]> {
  const { rows } = await sql<GradeCounts>`
    select about, grade, rank, (sum(files) filter (where measure = 'files'))::integer as files,
      coalesce(sum(files) filter (where measure = 'due'), 0)::integer as overdue
    from ${countsIn(scope)} where measure in ('files', 'due') and day < ${today}
    group by about, grade, rank order by about, rank`.execute(tx)
  return rows
}

export type Waiting = {
  readonly overdue: number
  readonly stationHead: number
  readonly centre: number
  readonly provisional: number
  readonly proposed: number
}

export async function countWaiting(tx: Handle, scope: Scope, today: Day): Promise<Waiting> {
  const how = (measure: string) =>
    sql`coalesce(sum(files) filter (where measure = ${sql.lit(measure)}), 0)::integer`
  const { rows } = await sql<Waiting>`
    select ${how('due')} as overdue, ${how('head')} as station_head, ${how('centre')} as centre,
      ${how('provisional')} as provisional, ${how('proposed')} as proposed
    from ${countsIn(scope)}
    where measure in ('due', 'head', 'centre', 'provisional', 'proposed')
      and day < case when measure = 'due' then ${today}::date else ${addDays(today, 1)}::date end`.execute(tx)
  return rows[0] as Waiting
}

const smallCell = 5

export type CountyCounts = {
  readonly county: DivisionCode
  readonly about: About
  /** Null where a cell of the county is smaller than five: then none of its cells is told (D19). */
  readonly grades: readonly { readonly grade: string; readonly files: number }[] | null
}

/** What a city or a province is told: counts of its counties, never a file. */
export async function countByCounty(tx: Handle, scope: Scope): Promise<CountyCounts[]> {
  const { rows } = await sql<{ county: number; about: About; grade: string; files: number }>`
    select county, about, grade, sum(files)::integer as files from ${countsIn(scope)} where measure = 'files'
    group by county, about, grade, rank order by county, about, rank`.execute(tx)
  const byCounty = grouped(rows, ({ county, about }) => `${county}:${about}`)
  return [...byCounty.values()].map((cells) => ({
    county: (cells[0]?.county ?? 0) * 1_000_000,
    about: cells[0]?.about ?? 'child',
    // One hidden cell beside told ones and a known sum would be no secret.
    grades: cells.some(({ files }) => files < smallCell)
      ? null
      : cells.map(({ grade, files }) => ({ grade, files })),
  }))
}
