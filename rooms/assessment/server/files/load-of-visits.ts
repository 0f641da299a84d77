import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { About } from '../../domain/files/file-codes.ts'
import { monthlyVisits } from '../../domain/files/load.ts'
import { countsIn } from './count-files.ts'
import { fileInScope } from './file-row.ts'

/** What a worker owes, or where whole counties are asked about, all workers of a station. */
export type LoadLine = {
  readonly station: Id
  readonly division: DivisionCode
  /** Null in the line of a station. */
  readonly worker: Id | null
  readonly workerName: string | null
  readonly workers: number
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

const codesOfCounty = 1_000_000

/** A county has hundreds of workers: it is told of its stations, and of the workers of the one it asks for. */
const byStations = (scope: Scope, { station }: LoadQuestion): boolean =>
  !station && scope.ranges.some(({ low, high }) => high - low >= codesOfCounty - 1)

type Counted = Omit<LoadLine, 'monthly'> & { readonly intervals: Readonly<Record<string, number>> }

/** The visits that are owed, by station and worker, or by station. */
export async function loadOf(
  tx: Handle,
  scope: Scope,
  question: LoadQuestion,
  today: Day,
): Promise<LoadLine[]> {
  const counted = byStations(scope, question)
    ? await stationLines(tx, scope, question, today)
    : await workerLines(tx, scope, question, today)
  return counted.map(({ intervals, ...line }) => ({ ...line, monthly: monthlyVisits(countsOf(intervals)) }))
}

async function stationLines(
  tx: Handle,
  scope: Scope,
  question: LoadQuestion,
  today: Day,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with counted as (
      select station, measure, every, min(town) as division, sum(files) as files, array_agg(distinct worker) as workers,
        sum(files) filter (where day < ${today}) as past, sum(files) filter (where day >= ${today}) as ahead
      from ${countsIn(scope)}
      where measure in ('worker', 'visit') and day < ${addDays(today, 30)} and ${asked(question)}
      group by station, measure, every
    )
    select station, min(division) as division, null as worker, null as worker_name,
      (select count(distinct w)::integer from counted c, unnest(c.workers) w where c.station = counted.station and c.measure = 'worker')
        as workers,
      (sum(files) filter (where measure = 'worker'))::integer as files,
      coalesce(sum(past) filter (where measure = 'visit'), 0)::integer as overdue,
      coalesce(sum(ahead) filter (where measure = 'visit'), 0)::integer as ahead,
      jsonb_object_agg(every::text, files) filter (where measure = 'worker') as intervals
    from counted group by station order by station`.execute(tx)
  return rows
}

async function workerLines(tx: Handle, scope: Scope, question: LoadQuestion, today: Day): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with counted as (
      select station, worker, visit_every, min(division / 1000 * 1000) as division, max(worker_name) as worker_name,
        count(*)::integer as files, (count(*) filter (where visit_due_on < ${today}))::integer as overdue,
        (count(*) filter (where visit_due_on between ${today} and ${addDays(today, 29)}))::integer as ahead
      from risk_file where ${fileInScope(scope)} and closed_on is null and ${asked(question)}
      group by station, worker, visit_every
    )
    select station, worker, min(division) as division, max(worker_name) as worker_name, 1 as workers, sum(files)::integer as files,
      sum(overdue)::integer as overdue, sum(ahead)::integer as ahead,
      jsonb_object_agg(coalesce(visit_every, 0)::text, files) as intervals
    from counted group by station, worker order by station, worker_name`.execute(tx)
  return rows
}

export type LoadInAll = { readonly monthly: number; readonly workers: number }

/** All of them together, added up before rounding; somebody who works for two stations is one. */
export async function loadInAll(tx: Handle, scope: Scope, question: LoadQuestion): Promise<LoadInAll> {
  const { rows } = await sql<{ worker: Id; every: number; files: number }>`
    select worker, every, sum(files)::integer as files from ${countsIn(scope)} where measure = 'worker' and ${asked(question)}
    group by worker, every`.execute(tx)
  return {
    monthly: monthlyVisits(
      rows.filter(({ every }) => every > 0).map(({ every, files }) => ({ visitEvery: every, files })),
    ),
    workers: new Set(rows.map(({ worker }) => worker)).size,
  }
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
    select day, sum(files)::integer as visits from ${countsIn(scope)}
    where measure = 'visit' and day between ${today} and ${addDays(today, 29)} and ${asked(question)}
    group by day order by day`.execute(tx)
  const byDay = new Map(rows.map(({ day, visits }) => [day, visits]))
  return Array.from({ length: 30 }, (_, at) => {
    const on = addDays(today, at)
    return { day: on, visits: byDay.get(on) ?? 0 }
  })
}
