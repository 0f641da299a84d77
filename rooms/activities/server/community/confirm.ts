import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import { correcting, mayTakeOut } from '../correcting.ts'
import type { ActivityRow } from './activity-row.ts'
import { entry } from './plan.ts'
import { leavesOf } from './sign-in.ts'
import { findActivity } from './store.ts'

type Confirmed = { readonly station: Id; readonly division: DivisionCode; readonly on: Day }

/** Lines by code count from now on; all that wait where none are named. Answers where they lie. */
export async function confirmLines(
  tx: Handle,
  { actor }: Standing,
  row: ActivityRow,
  lines?: readonly Id[] | undefined,
): Promise<Confirmed[]> {
  const { rows } = await sql<Confirmed>`
    update activity_attendance set confirmed_by = ${actor.account}, confirmed_at = clock_timestamp()
    where province = ${row.province} and activity = ${row.id} and confirmed_at is null and reversed_by is null
      and ${lines ? sql`id = any(${[...lines]}::uuid[])` : sql`true`}
    returning station, station_division as division, attended_on as on`.execute(tx)
  return rows
}

export const confirmSignIns = (
  standing: Standing,
  activity: Id,
  { id, lines }: { readonly id: Id; readonly lines?: readonly Id[] | undefined },
) =>
  runCommand<{ readonly id: Id; readonly confirmed: number }>(standing, {
    id,
    name: 'activities.confirm-sign-ins',
    input: { activity, lines },
    run: async (tx) => {
      const row = await findActivity(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.state === 'cancelled') return refused({ code: 'activity-cancelled' })
      const confirmed = await confirmLines(tx, standing, row, lines)
      return ok({
        answer: { id, confirmed: confirmed.length },
        audit: entry('activities.confirm-sign-ins', row, { lines: confirmed.length }),
        dirty: leavesOf(row, confirmed),
      })
    },
  })

type Line = {
  readonly id: Id
  readonly station: Id
  readonly stationDivision: DivisionCode
  readonly on: Day
  readonly person: Id | null
  readonly recordedBy: Id | null
  readonly recordedOn: Day
  readonly confirmed: boolean
  readonly reversedBy: Id | null
}

async function lineOf(tx: Handle, row: ActivityRow, line: Id): Promise<Line | undefined> {
  const { rows } = await sql<Line>`
    select id, station, station_division, attended_on as on, person, recorded_by,
      (recorded_at at time zone 'Asia/Shanghai')::date as recorded_on, confirmed_at is not null as confirmed, reversed_by
    from activity_attendance where province = ${row.province} and activity = ${row.id} and id = ${line}`.execute(
    tx,
  )
  return rows[0]
}

/**
 * Strikes a line by a reversal. A line that waits for confirmation counts nowhere yet, so that whoever records there may
 * strike it; what counts is struck by who may correct.
 */
export async function strikeLine(
  standing: Standing,
  activity: Id,
  line: Id,
  { id, reason }: { readonly id: Id; readonly reason: string },
) {
  const seen = await read(standing, async (tx) => ok(await findActivity(tx, standing.scope, activity)))
  if (!seen.ok) return seen
  if (!seen.value) return refused({ code: 'not-found' })
  const lead = { division: seen.value.stationDivision, station: seen.value.station }
  const chosen = correcting(standing, lead)
  return runCommand<{ readonly id: Id; readonly reverses: Id }>(chosen, {
    id,
    name: 'activities.strike-sign-in',
    input: { activity, line, reason },
    run: async (tx) => {
      const row = await findActivity(tx, chosen.scope, activity)
      const old = row && (await lineOf(tx, row, line))
      if (!row || !old) return refused({ code: 'not-found' })
      if (old.reversedBy) return refused({ code: 'line-already-struck' })
      const own = { division: old.stationDivision, station: old.station }
      const recorded = { by: old.recordedBy, on: old.recordedOn }
      const may =
        !old.confirmed || mayTakeOut(standing, lead, recorded) || mayTakeOut(standing, own, recorded)
      if (!may) return refused({ code: 'correction-not-permitted' })
      const taken = await takeOutRecord(
        tx,
        standing.actor,
        { table: 'activity_attendance', kind: 'activity-sign-in', record: line, ...own },
        { id, reason, replacement: null },
      )
      if (!taken) return refused({ code: 'line-already-struck' })
      return ok({
        answer: { id, reverses: line },
        audit: {
          ...entry('activities.strike-sign-in', row, { activity: row.id, line }),
          ...(old.person ? { subject: old.person } : {}),
        },
        dirty: leavesOf(row, [{ station: old.station, division: old.stationDivision, on: old.on }]),
      })
    },
  })
}
