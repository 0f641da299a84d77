import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { AgeBand } from '../../domain/community/codes.ts'
import { phoneEnd } from '../../domain/community/phone-end.ts'
import { movingUp, placeFor } from '../../domain/community/waiting-list.ts'
import { personsOnDay } from '../persons-on-day.ts'
import type { ActivityRow } from './activity-row.ts'
import { entry } from './plan.ts'
import { activityToChange } from './store.ts'

export type SignUpRow = {
  readonly id: Id
  readonly person: Id | null
  readonly name: string
  readonly sex: number | null
  readonly ageBand: AgeBand | null
  readonly phone: Buffer | null
  readonly note: string | null
  readonly state: 'going' | 'waiting' | 'withdrawn'
  readonly bySelf: boolean
  readonly signedIn: boolean
}

/** In the order of signing up. */
export async function signUpsOf(tx: Handle, row: ActivityRow): Promise<SignUpRow[]> {
  const { rows } = await sql<SignUpRow>`
    select u.id, u.person, u.name, u.sex, u.age_band, u.phone, u.note, u.state, u.recorded_by is null as by_self,
      exists (select from activity_attendance t where t.province = u.province and t.activity = u.activity
        and t.reversed_by is null and (t.sign_up = u.id or t.person = u.person)) as signed_in
    from activity_sign_up u where u.province = ${row.province} and u.activity = ${row.id}
    order by u.signed_up_at, u.id`.execute(tx)
  return rows
}

type SignUpInput = {
  readonly id: Id
  readonly person?: Id | undefined
  readonly name?: string | undefined
  readonly sex?: 1 | 2 | undefined
  readonly ageBand?: AgeBand | undefined
  readonly phone?: string | undefined
  readonly note?: string | undefined
}

/** Puts somebody on the list; the lock on the activity keeps two last places from being one. */
export const signUp = (
  standing: Standing,
  cipher: FieldCipher,
  activity: Id,
  { id, ...input }: SignUpInput,
) =>
  runCommand<{ readonly id: Id; readonly state: 'going' | 'waiting' }>(standing, {
    id,
    name: 'activities.sign-up',
    input: { activity, ...input },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.state !== 'planned') return refused({ code: 'activity-not-planned' })
      if (!input.person && !input.name) {
        const problems = [{ code: 'name-missing', path: '/body/name' }]
        return refused({ code: 'request-not-valid', problems })
      }
      const [known] = input.person ? await personsOnDay(tx, row.province, [input.person], row.startsOn) : []
      if (input.person && !known) return refused({ code: 'not-found' })
      const list = await signUpsOf(tx, row)
      if (known && list.some((one) => one.person === known.person && one.state !== 'withdrawn'))
        return refused({ code: 'already-signed-up' })
      const state = placeFor(list, row.capacity)
      await sql`
        insert into activity_sign_up (province, id, activity, station, division, person, name, sex, age_band, phone, phone_end, note,
          state, recorded_by)
        values (${row.province}, ${id}, ${row.id}, ${row.station}, ${row.stationDivision}, ${known?.person ?? null},
          ${known?.name ?? input.name}, ${known?.sex ?? input.sex ?? null}, ${known?.ageBand ?? input.ageBand ?? null},
          ${input.phone ? cipher.seal(input.phone) : null}, ${input.phone ? phoneEnd(input.phone) : null}, ${input.note ?? null},
          ${state}, ${standing.actor.account})`.execute(tx)
      const person = known ? { subject: known.person } : {}
      return ok({
        answer: { id, state },
        audit: { ...entry('activities.sign-up', row, { activity: row.id, signUp: id }), ...person },
      })
    },
  })

/** Takes a name off the list; who waited longest moves up. */
export const withdrawSignUp = (standing: Standing, activity: Id, signUpId: Id, { id }: { readonly id: Id }) =>
  runCommand<{ readonly id: Id; readonly movedUp: Id[] }>(standing, {
    id,
    name: 'activities.withdraw-sign-up',
    input: { activity, signUp: signUpId },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      const withdrawn = await sql`
        update activity_sign_up set state = 'withdrawn'
        where province = ${row.province} and id = ${signUpId} and activity = ${row.id} returning id`.execute(
        tx,
      )
      if (withdrawn.rows.length === 0) return refused({ code: 'not-found' })
      const movedUp = movingUp(await signUpsOf(tx, row), row.capacity)
      await sql`update activity_sign_up set state = 'going'
        where province = ${row.province} and id = any(${movedUp}::uuid[])`.execute(tx)
      return ok({
        answer: { id: signUpId, movedUp },
        audit: entry('activities.withdraw-sign-up', row, { signUp: signUpId }),
      })
    },
  })
