import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import { type AtTheDoor, leavingWith } from '../../domain/classes/leaving.ts'
import { instantOf } from './arrive.ts'
import { pickUpsOf } from './children.ts'
import { seriesEntry } from './open-series.ts'
import { attendanceToChange } from './session-row.ts'

type SignOut = {
  readonly id: Id
  readonly pickUp?: Id | undefined
  readonly name?: string | undefined
  readonly relation?: string | undefined
  readonly at?: string | undefined
  readonly call?: { readonly guardian: string; readonly at?: string | undefined } | undefined
}

/**
 * A child leaves (S11.A1): with an adult of its list, or with one whom a guardian allowed on the telephone; who took that
 * call and when stays written. Anybody else is refused, and the child stays.
 */
export const signOut = (standing: Standing, now: number, attendance: Id, { id, ...input }: SignOut) =>
  runCommand<{ readonly id: Id }>(standing, {
    id,
    name: 'activities.class-sign-out',
    input: { attendance, ...input },
    run: async (tx) => {
      const { scope, actor, today } = standing
      const row = await attendanceToChange(tx, scope, attendance)
      if (!row || row.reversedBy) return refused({ code: 'not-found' })
      if (row.leftAt) return refused({ code: 'child-left-already' })
      const list = (await pickUpsOf(tx, row.province, [row.series])).filter(
        ({ child }) => child === row.child,
      )
      const door: AtTheDoor = {
        pickUp: input.pickUp,
        name: input.name,
        relation: input.relation,
        call: input.call && { guardian: input.call.guardian },
      }
      const leaving = leavingWith(door, list, row.on)
      if (!leaving.ok) {
        const path = input.pickUp ? '/body/pickUp' : '/body/name'
        return refused({ code: leaving.error, problems: [{ code: leaving.error, path }] })
      }
      const at = input.at ? instantOf(row.on, input.at) : row.on === today ? now : Date.parse(row.closesAt)
      if (at > now)
        return refused({
          code: 'time-in-the-future',
          problems: [{ code: 'time-in-the-future', path: '/body/at' }],
        })
      if (at < Date.parse(row.arrivedAt))
        return refused({
          code: 'left-before-arriving',
          problems: [{ code: 'left-before-arriving', path: '/body/at' }],
        })
      const { value } = leaving
      const called = value.by === 'call' ? (input.call?.at ? instantOf(row.on, input.call.at) : at) : null
      await sql`
        insert into class_sign_out (province, id, attendance, station, division, pick_up, adult_name, relation, guardian, called_at,
          call_taken_by, call_taken_by_name, recorded_by, recorded_by_name, at)
        values (${row.province}, ${id}, ${row.id}, ${row.station}, ${row.division},
          ${value.by === 'list' ? value.adult.id : null}, ${value.by === 'list' ? value.adult.name : value.name},
          ${value.by === 'list' ? value.adult.relation : value.relation}, ${value.by === 'call' ? value.guardian : null},
          ${called === null ? null : sql`to_timestamp(${called / 1000})`}, ${value.by === 'call' ? actor.account : null},
          ${value.by === 'call' ? actor.name : null}, ${actor.account}, ${actor.name}, to_timestamp(${at / 1000}))`.execute(
        tx,
      )
      await sql`update class_attendance set left_at = to_timestamp(${at / 1000})
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      // What the alert had asked of two people is done with.
      await sql`
        select settle_duty(${row.province}::smallint, d.id, ${today}, ${actor.account},
          ${'孩子已被接走'}, ${'The child was fetched'})
        from class_alert a cross join unnest(a.duties) as d(id)
        where a.province = ${row.province} and a.attendance = ${row.id}`.execute(tx)
      const entry = seriesEntry(
        'activities.class-sign-out',
        { ...row, id: row.series },
        { attendance: row.id, by: value.by },
      )
      return ok({ answer: { id }, audit: row.person ? { ...entry, subject: row.person } : entry })
    },
  })
