import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { parse } from 'yaml'
import { workingCalendar } from '../../../regions/server/index.ts'
import {
  type ClockFile,
  clockFileSchema,
  clocksOf,
  dueAt,
  escalationAt,
  type RequestEscalation,
  receivedBefore,
} from '../../domain/requests/clock.ts'
import { urgencyAt } from '../../domain/requests/codes.ts'
import { isUndecided } from '../../domain/requests/state.ts'
import type { RequestRow } from './row.ts'

const file = join(import.meta.dirname, '../../../../data/intake/clocks.yaml')

let known: ClockFile | undefined

/** `data/intake/clocks.yaml`, read once a process. Throws when the file is not right. */
export function clockFile(): ClockFile {
  known ??= clockFileSchema.parse(parse(readFileSync(file, 'utf8')))
  return known
}

/** When a request's decision is due, in milliseconds. */
export const dueOf = (row: Pick<RequestRow, 'county' | 'urgency' | 'clockFrom'>): number =>
  dueAt(
    clocksOf(clockFile(), row.county),
    urgencyAt(row.urgency),
    Date.parse(row.clockFrom),
    workingCalendar(),
  )

/** How the clock of a request stands now; a decided one has none. */
export function clockOf(
  row: RequestRow,
  now: number,
): { readonly dueAt: number | null; readonly overdue: boolean; readonly escalation: RequestEscalation } {
  if (!isUndecided(row.state)) return { dueAt: null, overdue: false, escalation: 'none' }
  const due = dueOf(row)
  const escalation = escalationAt(
    clocksOf(clockFile(), row.county),
    urgencyAt(row.urgency),
    Date.parse(row.clockFrom),
    now,
    workingCalendar(),
  )
  return { dueAt: due, overdue: due <= now, escalation }
}

/** The condition that a request is overdue, or has come so far up the tree, by now: asked of undecided ones. */
export function pastClock(
  level: 'overdue' | 'station-head' | 'centre' | 'county',
  now: number,
): RawBuilder<boolean> {
  const { clocks, counties } = clockFile()
  const before = (one: typeof clocks) =>
    sql`${receivedBefore(one, level, now, workingCalendar()).map((instant) => new Date(instant).toISOString())}::timestamptz[]`
  const own = counties.map((one) => sql`when ${one.county} then ${before(one.clocks)}`)
  const limits =
    own.length === 0 ? before(clocks) : sql`case county ${sql.join(own, sql` `)} else ${before(clocks)} end`
  return sql<boolean>`clock_from < (${limits})[urgency + 1]`
}
