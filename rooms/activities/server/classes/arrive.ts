import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { type DirtyLeaf, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { personsOnDay } from '../persons-on-day.ts'
import { childrenOf } from './children.ts'
import { seriesEntry } from './open-series.ts'
import { type SessionRow, sessionToChange } from './session-row.ts'

type Arrival = { readonly id: Id; readonly child: Id; readonly at?: string | undefined }
type Arrived = { readonly id: Id; readonly attendances: Id[] }

/** `09:30` of a day as an instant: Shanghai keeps no summer time. */
export const instantOf = (on: Day, time: string): number => Date.parse(`${on}T${time}:00+08:00`)

export const leafOf = (row: { station: Id; division: number; on: Day }): DirtyLeaf => ({
  station: row.station,
  month: monthOf(row.on),
  division: row.division,
})

/** A session becomes a record with the first child that comes. */
async function markHeld(tx: Handle, { actor }: Standing, row: SessionRow): Promise<void> {
  if (row.held) return
  await sql`update class_session set held_at = clock_timestamp(), held_by = ${actor.account}
    where province = ${row.province} and id = ${row.id} and held_at is null`.execute(tx)
}

/** Children arrive. A child that is here already, or is not of this class, is told with its line; then nothing is written. */
export const arrive = (
  standing: Standing,
  now: number,
  session: Id,
  { id, arrivals }: { readonly id: Id; readonly arrivals: readonly Arrival[] },
) =>
  runCommand<Arrived>(standing, {
    id,
    name: 'activities.class-arrival',
    input: { session, arrivals },
    run: async (tx) => {
      const { scope, actor, today } = standing
      const row = await sessionToChange(tx, scope, session)
      if (!row || row.reversedBy) return refused({ code: 'not-found' })
      if (row.cancelledReason !== null) return refused({ code: 'session-cancelled' })
      if (row.on > today) return refused({ code: 'session-not-today' })
      const enrolled = new Map(
        (await childrenOf(tx, row.province, [row.series]))
          .filter(({ enrolledOn, leftOn }) => enrolledOn <= row.on && (leftOn === null || row.on < leftOn))
          .map((child) => [child.id, child]),
      )
      const there = await sql<{ child: Id }>`select child from class_attendance
        where province = ${row.province} and session = ${row.id} and reversed_by is null`.execute(tx)
      const here = new Set(there.rows.map(({ child }) => child))
      const ids = new Set<Id>()
      const problems: Problem[] = []
      for (const [at, { id: own, child, at: time }] of arrivals.entries()) {
        const path = `/body/arrivals/${at}`
        if (!enrolled.has(child)) problems.push({ code: 'child-not-enrolled', path: `${path}/child` })
        else if (here.has(child)) problems.push({ code: 'child-here-already', path: `${path}/child` })
        if (time && instantOf(row.on, time) > now)
          problems.push({ code: 'time-in-the-future', path: `${path}/at` })
        if (ids.has(own)) problems.push({ code: 'id-named-twice', path: `${path}/id` })
        here.add(child)
        ids.add(own)
      }
      if (problems.length > 0) return refused({ code: problems[0]?.code ?? '', problems })
      const persons = arrivals.flatMap(({ child }) => enrolled.get(child)?.person ?? [])
      const known = new Map(
        (await personsOnDay(tx, row.province, persons, row.on)).map((person) => [person.asked, person]),
      )
      // Written up on another day without a time, a child came when the session began.
      const usual = row.on === today ? now : instantOf(row.on, row.startsAt)
      const written = arrivals.map(({ id: own, child, at }) => {
        const person = known.get(enrolled.get(child)?.person ?? '')
        return {
          id: own,
          child,
          person: person?.person ?? null,
          ordinal: person?.ordinal ?? null,
          sex: person?.sex ?? enrolled.get(child)?.sex ?? null,
          categories: person?.categories ?? [],
          at: (at ? instantOf(row.on, at) : usual) / 1000,
        }
      })
      await sql`
        insert into class_attendance (province, id, session, series, child, person, person_ordinal, station, division, attended_on,
          month, arrived_at, closes_at, sex, categories, recorded_by)
        select ${row.province}, r.id, ${row.id}, ${row.series}, r.child, r.person, r.ordinal, ${row.station}, ${row.division}, ${row.on},
          ${monthOf(row.on)}, to_timestamp(r.at), ${row.closesAt}::timestamptz, r.sex, r.categories, ${actor.account}
        from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r(id uuid, child uuid, person uuid, ordinal integer, sex smallint,
          categories text[], at double precision)`.execute(tx)
      await markHeld(tx, standing, row)
      return ok({
        answer: { id, attendances: written.map((line) => line.id) },
        audit: [
          seriesEntry(
            'activities.class-arrival',
            { ...row, id: row.series },
            { session: row.id, children: written.length },
          ),
          ...written.flatMap(({ person }) =>
            person
              ? [{ ...seriesEntry('activities.class-arrival', row, { session: row.id }), subject: person }]
              : [],
          ),
        ],
        dirty: [leafOf(row)],
      })
    },
  })

/** Records that a session was held although nobody came. */
export const holdSession = (standing: Standing, session: Id, { id }: { readonly id: Id }) =>
  runCommand<{ readonly id: Id }>(standing, {
    id,
    name: 'activities.hold-session',
    input: { session },
    run: async (tx) => {
      const row = await sessionToChange(tx, standing.scope, session)
      if (!row || row.reversedBy) return refused({ code: 'not-found' })
      if (row.cancelledReason !== null) return refused({ code: 'session-cancelled' })
      if (row.on > standing.today) return refused({ code: 'session-not-today' })
      if (row.held) return refused({ code: 'session-held' })
      await markHeld(tx, standing, row)
      return ok({
        answer: { id: row.id },
        audit: seriesEntry('activities.hold-session', { ...row, id: row.series }, { session: row.id }),
        dirty: [leafOf(row)],
      })
    },
  })

/** Cancels a session that nobody came to. */
export const cancelSession = (
  standing: Standing,
  session: Id,
  { id, reason }: { readonly id: Id; readonly reason: string },
) =>
  runCommand<{ readonly id: Id }>(standing, {
    id,
    name: 'activities.cancel-session',
    input: { session, reason },
    run: async (tx) => {
      const row = await sessionToChange(tx, standing.scope, session)
      if (!row || row.reversedBy) return refused({ code: 'not-found' })
      if (row.held) return refused({ code: 'session-held' })
      if (row.cancelledReason !== null) return refused({ code: 'session-cancelled' })
      await sql`update class_session set cancelled_reason = ${reason}
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id },
        audit: seriesEntry('activities.cancel-session', { ...row, id: row.series }, { session: row.id }),
      })
    },
  })
