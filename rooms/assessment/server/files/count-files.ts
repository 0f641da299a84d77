import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { About } from '../../domain/files/file-codes.ts'
import { grouped } from '../../domain/files/grouped.ts'
import { monthlyVisits } from '../../domain/files/load.ts'
import { fileInScope } from './file-row.ts'

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
    select about, grade, rank, count(*)::integer as files, (count(*) filter (where next_due_on < ${today}))::integer as overdue
    from risk_file where ${fileInScope(scope)} and closed_on is null
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
  const { rows } = await sql<Waiting>`
    select (count(*) filter (where next_due_on < ${today}))::integer as overdue,
      (count(*) filter (where head_on <= ${today}))::integer as station_head,
      (count(*) filter (where centre_on <= ${today}))::integer as centre,
      (count(*) filter (where provisional_since is not null))::integer as provisional,
      (count(*) filter (where proposed))::integer as proposed
    from risk_file where ${fileInScope(scope)} and closed_on is null`.execute(tx)
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
    select county, about, grade, count(*)::integer as files from risk_file
    where ${fileInScope(scope)} and closed_on is null
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

export type LoadLine = {
  readonly station: Id
  readonly division: DivisionCode
  readonly worker: Id
  readonly workerName: string
  readonly files: number
  /** Visits that the grades ask for in a month (6.4). */
  readonly monthly: number
  readonly overdue: number
  /** Visits that fall due in the next 30 days, today among them. */
  readonly ahead: number
}

/** Which files are meant: of one station, of children or of elders; of all where nothing is said. */
export type LoadQuestion = { readonly station?: Id | undefined; readonly about?: About | undefined }

const asked = ({ station, about }: LoadQuestion) =>
  sql<boolean>`(${station ?? null}::uuid is null or station = ${station ?? null}::uuid)
    and (${about ?? null}::text is null or about = ${about ?? null}::text)`

/** The visits that stations and their workers owe, by station and worker. */
export async function loadOf(
  tx: Handle,
  scope: Scope,
  question: LoadQuestion,
  today: Day,
): Promise<LoadLine[]> {
  const { rows } = await sql<Omit<LoadLine, 'monthly'> & { intervals: Record<string, number> }>`
    with counted as (
      select station, worker, visit_every, min(division / 1000 * 1000) as division, max(worker_name) as worker_name,
        count(*)::integer as files, (count(*) filter (where visit_due_on < ${today}))::integer as overdue,
        (count(*) filter (where visit_due_on between ${today} and ${addDays(today, 29)}))::integer as ahead
      from risk_file where ${fileInScope(scope)} and closed_on is null and ${asked(question)}
      group by station, worker, visit_every
    )
    select station, worker, min(division) as division, max(worker_name) as worker_name, sum(files)::integer as files,
      sum(overdue)::integer as overdue, sum(ahead)::integer as ahead,
      jsonb_object_agg(coalesce(visit_every, 0)::text, files) as intervals
    from counted group by station, worker order by station, worker_name`.execute(tx)
  return rows.map(({ intervals, ...line }) => ({ ...line, monthly: monthlyVisits(countsOf(intervals)) }))
}

/** All of them together, added up before rounding. */
export async function monthlyLoad(tx: Handle, scope: Scope, question: LoadQuestion): Promise<number> {
  const { rows } = await sql<{ every: number; files: number }>`
    select visit_every as every, count(*)::integer as files from risk_file
    where ${fileInScope(scope)} and closed_on is null and ${asked(question)} and visit_every is not null group by visit_every`.execute(
    tx,
  )
  return monthlyVisits(rows.map(({ every, files }) => ({ visitEvery: every, files })))
}

const countsOf = (intervals: Readonly<Record<string, number>>) =>
  Object.entries(intervals).flatMap(([every, files]) =>
    every === '0' ? [] : [{ visitEvery: Number(every), files }],
  )

export type DayAhead = { readonly day: Day; readonly visits: number }

/** Visits that fall due on each of the next 30 days. */
export async function daysAhead(
  tx: Handle,
  scope: Scope,
  question: LoadQuestion,
  today: Day,
): Promise<DayAhead[]> {
  const { rows } = await sql<DayAhead>`
    select visit_due_on as day, count(*)::integer as visits from risk_file
    where ${fileInScope(scope)} and closed_on is null and ${asked(question)} and visit_due_on between ${today} and ${addDays(today, 29)}
    group by visit_due_on order by visit_due_on`.execute(tx)
  const byDay = new Map(rows.map(({ day, visits }) => [day, visits]))
  return Array.from({ length: 30 }, (_, at) => {
    const on = addDays(today, at)
    return { day: on, visits: byDay.get(on) ?? 0 }
  })
}
