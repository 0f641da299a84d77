import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { daysOf, type Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { VisitMethod, VisitPurpose } from '../domain/visit-codes.ts'
import { type VisitRow, visitColumns, visitPlace } from './visit-row.ts'

/** Which visits are asked for; every part narrows. Days are included. */
export type VisitFilter = {
  readonly worker?: Id | undefined
  /** All files of one person: a merge leaves the records with the file they were made for. */
  readonly persons?: readonly Id[] | undefined
  readonly household?: Id | undefined
  readonly station?: Id | undefined
  readonly division?: DivisionCode | undefined
  readonly trip?: Id | undefined
  readonly month?: Period | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly method?: VisitMethod | undefined
  readonly purpose?: VisitPurpose | undefined
  readonly urgency?: number | undefined
  readonly category?: string | undefined
  /** Also records that were taken out and the reversing ones. */
  readonly all?: boolean | undefined
}

/** What holds of every query of visits, whatever else is asked. */
const inScope = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${within(scope, visitPlace)} and province = any(${provincesIn(scope)})`

const standing = sql<boolean>`not reversal and reversed_by is null`

export function conditions(scopes: readonly Scope[], filter: VisitFilter): RawBuilder<boolean> {
  const all = scopes.map(inScope)
  if (!filter.all) all.push(standing)
  if (filter.worker) all.push(sql<boolean>`worker = ${filter.worker}`)
  if (filter.persons) all.push(sql<boolean>`person = any(${[...filter.persons]}::uuid[])`)
  if (filter.household) all.push(sql<boolean>`household = ${filter.household}`)
  if (filter.trip) all.push(sql<boolean>`household_visit = ${filter.trip}`)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.month !== undefined) {
    const { first, last } = daysOf(filter.month)
    all.push(
      filter.station
        ? sql<boolean>`month = ${filter.month}`
        : sql<boolean>`visited_on between ${first} and ${last}`,
    )
  }
  if (filter.from) all.push(sql<boolean>`visited_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`visited_on <= ${filter.to}`)
  if (filter.method) all.push(sql<boolean>`method = ${filter.method}`)
  if (filter.purpose) all.push(sql<boolean>`purpose = ${filter.purpose}`)
  if (filter.urgency !== undefined) all.push(sql<boolean>`urgency = ${filter.urgency}`)
  if (filter.category) all.push(sql<boolean>`${filter.category} = any(categories)`)
  return sql.join(all, sql` and `)
}

export async function findVisit(tx: Handle, scope: Scope, id: Id): Promise<VisitRow | null> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** All records of a chain of corrections, whichever of them is given. */
export async function chainOf(tx: Handle, scope: Scope, visit: VisitRow): Promise<VisitRow[]> {
  const first = visit.chain ?? visit.id
  if (!visit.chain && !visit.reversedBy) return [visit]
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit where ${inScope(scope)} and province = ${visit.province} and id = ${first}
    union all
    select ${visitColumns} from visit where ${inScope(scope)} and chain = ${first}`.execute(tx)
  return rows
}

/** The standing records of a trip. */
export async function recordsOfTrip(tx: Handle, scope: Scope, trip: Id): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from visit
    where ${inScope(scope)} and household_visit = ${trip} and ${standing} order by id`.execute(tx)
  return rows
}

export type PhotoRow = { readonly file: Id; readonly province: number; readonly facesBlurred: boolean }

export async function photosOfTrips(tx: Handle, scope: Scope, trips: readonly Id[]): Promise<PhotoRow[]> {
  const { rows } = await sql<PhotoRow>`
    select file, province, faces_blurred from visit_photo
    where ${within(scope, { division: 'division', station: 'station' })} and province = any(${provincesIn(scope)})
      and household_visit = any(${[...trips]}::uuid[])
    order by file`.execute(tx)
  return rows
}

export type VisitCounts = {
  readonly visits: number
  readonly persons: number
  readonly householdVisits: number
}

/** A worker's counting visits from a day to a day, in the figures' own words (7.1). */
export async function countOfWorker(
  tx: Handle,
  scope: Scope,
  worker: Id,
  from: Day,
  to: Day,
): Promise<VisitCounts> {
  const { rows } = await sql<VisitCounts>`
    select count(*) as visits, count(distinct person_ordinal) as persons, count(distinct household_visit) as household_visits
    from figures_visit where ${inScope(scope)} and worker = ${worker} and visited_on between ${from} and ${to}`.execute(
    tx,
  )
  return rows[0] as VisitCounts
}

/** The day of a worker's last counting visit, or null when there is none. */
export async function lastVisitOfWorker(tx: Handle, scope: Scope, worker: Id): Promise<Day | null> {
  const { rows } = await sql<{ visitedOn: Day }>`
    select visited_on from visit where ${inScope(scope)} and worker = ${worker} and ${standing}
    order by visited_on desc, id desc limit 1`.execute(tx)
  return rows[0]?.visitedOn ?? null
}

/** Minutes a worker was out: a trip counts once, however many were served on it. */
export async function minutesOfWorker(
  tx: Handle,
  scope: Scope,
  worker: Id,
  from: Day,
  to: Day,
): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`
    select coalesce(sum(minutes), 0)::integer as minutes from (
      select household_visit, max(minutes) as minutes from visit
      where ${inScope(scope)} and worker = ${worker} and visited_on between ${from} and ${to} and ${standing}
      group by household_visit) trips`.execute(tx)
  return rows[0]?.minutes ?? 0
}

export type LastVisit = {
  readonly person: Id
  readonly id: Id
  readonly visitedOn: Day
  readonly workerName: string
}

/** The last standing visit of each of some persons; who was never visited is not in the answer. */
export async function lastVisits(
  tx: Handle,
  scope: Scope,
  persons: readonly Id[],
): Promise<Map<Id, LastVisit>> {
  const { rows } = await sql<LastVisit>`
    select asked.person, last.id, last.visited_on, last.worker_name
    from unnest(${[...persons]}::uuid[]) as asked(person)
    cross join lateral (
      select id, visited_on, worker_name from visit
      where ${inScope(scope)} and visit.person = asked.person and ${standing}
      order by visited_on desc, id desc limit 1) last`.execute(tx)
  return new Map(rows.map((row) => [row.person, row]))
}
