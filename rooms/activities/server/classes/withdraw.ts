import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import { takeOutRecord } from '../../../../platform/server/reversal.ts'
import { cancelDuties } from '../../../duties/server/index.ts'
import { correcting, mayTakeOut } from '../correcting.ts'
import { leafOf } from './arrive.ts'
import { seriesEntry } from './open-series.ts'
import { attendanceToChange, findAttendance, findSession, sessionToChange } from './session-row.ts'

type Input = { readonly id: Id; readonly reason: string }
type Reversed = { readonly id: Id; readonly reverses: Id }

/** Takes an attendance out by a reversal; a child signed in by mistake was not there. */
export async function withdrawAttendance(standing: Standing, attendance: Id, { id, reason }: Input) {
  const chosen = await chosenFor(standing, async (tx) => findAttendance(tx, standing.scope, attendance))
  if (!chosen.ok) return chosen
  return runCommand<Reversed>(chosen.value, {
    id,
    name: 'activities.withdraw-class-attendance',
    input: { attendance, reason },
    run: async (tx) => {
      const row = await attendanceToChange(tx, chosen.value.scope, attendance)
      if (!row) return refused({ code: 'correction-not-permitted' })
      if (row.reversedBy) return refused({ code: 'line-already-struck' })
      if (!mayTakeOut(standing, row, { by: row.recordedBy, on: row.recordedOn }))
        return refused({ code: 'correction-not-permitted' })
      const at = { station: row.station, division: row.division }
      const record = { table: 'class_attendance', kind: 'class-attendance', record: row.id, ...at }
      if (!(await takeOutRecord(tx, standing.actor, record, { id, reason, replacement: null })))
        return refused({ code: 'line-already-struck' })
      // A child that was not there does not wait to be fetched.
      const alerts = await sql<{ duties: Id[] }>`select duties from class_alert
        where province = ${row.province} and attendance = ${row.id}`.execute(tx)
      await cancelDuties(
        tx,
        row.province,
        alerts.rows.flatMap(({ duties }) => duties),
        {
          on: standing.today,
          by: standing.actor.account,
          reason: { zh: '签到记录已撤回', en: 'The attendance was taken back' },
        },
      )
      const entry = seriesEntry(
        'activities.withdraw-class-attendance',
        { ...row, id: row.series },
        { attendance: row.id },
      )
      return ok({
        answer: { id, reverses: row.id },
        audit: row.person ? { ...entry, subject: row.person } : entry,
        dirty: [leafOf(row)],
      })
    },
  })
}

/** Takes out that a session was held; its children are taken out before. */
export async function withdrawSession(standing: Standing, session: Id, { id, reason }: Input) {
  const chosen = await chosenFor(standing, async (tx) => findSession(tx, standing.scope, session))
  if (!chosen.ok) return chosen
  return runCommand<Reversed>(chosen.value, {
    id,
    name: 'activities.withdraw-session',
    input: { session, reason },
    run: async (tx) => {
      const row = await sessionToChange(tx, chosen.value.scope, session)
      if (!row) return refused({ code: 'correction-not-permitted' })
      if (!row.held || row.reversedBy || !row.heldOn) return refused({ code: 'session-not-held' })
      if (row.attendances > 0) return refused({ code: 'session-has-children' })
      if (!mayTakeOut(standing, row, { by: row.heldBy, on: row.heldOn }))
        return refused({ code: 'correction-not-permitted' })
      const at = { station: row.station, division: row.division }
      const record = { table: 'class_session', kind: 'class-session', record: row.id, ...at }
      if (!(await takeOutRecord(tx, standing.actor, record, { id, reason, replacement: null })))
        return refused({ code: 'session-not-held' })
      return ok({
        answer: { id, reverses: row.id },
        audit: seriesEntry('activities.withdraw-session', { ...row, id: row.series }, { session: row.id }),
        dirty: [leafOf(row)],
      })
    },
  })
}

type Found = { readonly station: Id; readonly division: number } | null

/** The standing under which a record is taken out: that of who corrects there, or of who records. */
async function chosenFor(
  standing: Standing,
  find: (tx: Parameters<Parameters<typeof read>[1]>[0]) => Promise<Found>,
) {
  const seen = await read(standing, async (tx) => ok(await find(tx)))
  if (!seen.ok) return seen
  return seen.value ? ok(correcting(standing, seen.value)) : refused({ code: 'not-found' })
}
