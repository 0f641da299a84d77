import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import { cancelDuty } from '../../../duties/server/index.ts'
import type { ActivityRow } from './activity-row.ts'
import { entry, standsAsSeen } from './plan.ts'
import { activityToChange } from './store.ts'
import { hasSignIns } from './totals.ts'

type Change = { readonly id: Id; readonly version: number }
type Saved = { readonly id: Id; readonly version: number }

/** Cancels what is still a plan; what it owed is owed no more. */
export const cancelActivity = (
  standing: Standing,
  activity: Id,
  { id, version, reason }: Change & { readonly reason: string },
) =>
  runCommand<Saved>(standing, {
    id,
    name: 'activities.cancel-activity',
    input: { activity, version, reason },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      const stands = standsAsSeen(row, version)
      if (!stands.ok) return stands
      if (await hasSignIns(tx, row.province, row.id)) return refused({ code: 'activity-has-sign-ins' })
      await sql`update activity set state = 'cancelled', cancel_reason = ${reason}, join_open = false, sign_up_open = false, version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      if (row.safetyDuty) {
        await cancelDuty(tx, row.province, row.safetyDuty, {
          on: standing.today,
          by: standing.actor.account,
          reason: { zh: '活动已取消', en: 'The activity was cancelled' },
        })
      }
      return ok({
        answer: { id: row.id, version: version + 1 },
        audit: entry('activities.cancel-activity', row),
      })
    },
  })

/** Who takes an activity over owes what it owes from then on; duties already open stay with whom they were given to. */
export const takeOverActivity = (standing: Standing, activity: Id, { id, version }: Change) =>
  runCommand<Saved>(standing, {
    id,
    name: 'activities.take-over-activity',
    input: { activity, version },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      const { account, name } = standing.actor
      await sql`update activity set responsible = ${account}, responsible_name = ${name}, version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id, version: version + 1 },
        audit: entry('activities.take-over-activity', row),
      })
    },
  })

/** The two public pages of an activity: which column says that one is open, and what stands against opening it today. */
const publicPages = {
  code: {
    name: 'activities.open-code',
    column: 'join_open',
    against: (row: ActivityRow, open: boolean, today: Day): Refusal | null => {
      if (row.state === 'cancelled') return { code: 'activity-cancelled' }
      return open && (today < row.startsOn || today > row.endsOn) ? { code: 'activity-not-today' } : null
    },
  },
  signUp: {
    name: 'activities.open-sign-up',
    column: 'sign_up_open',
    against: (row: ActivityRow, open: boolean, today: Day): Refusal | null => {
      if (row.state !== 'planned') return { code: 'activity-not-planned' }
      return open && today > row.startsOn ? { code: 'activity-begun' } : null
    },
  },
} as const

/**
 * Opens or closes a public page: that of the code on a day of the activity, that on which residents put themselves on the list
 * until it begins.
 */
const openPublicPage =
  (page: keyof typeof publicPages) =>
  (standing: Standing, activity: Id, { id, version, open }: Change & { readonly open: boolean }) => {
    const { name, column, against } = publicPages[page]
    return runCommand<Saved>(standing, {
      id,
      name,
      input: { activity, version, open },
      run: async (tx) => {
        const row = await activityToChange(tx, standing.scope, activity)
        if (!row) return refused({ code: 'not-found' })
        if (row.version !== version)
          return refused({ code: 'changed-meanwhile', data: { version: row.version } })
        const refusal = against(row, open, standing.today)
        if (refusal) return refused(refusal)
        await sql`update activity set ${sql.ref(column)} = ${open}, version = version + 1
          where province = ${row.province} and id = ${row.id}`.execute(tx)
        return ok({ answer: { id: row.id, version: version + 1 }, audit: entry(name, row, { open }) })
      },
    })
  }

export const openJoinCode = openPublicPage('code')
export const openSignUp = openPublicPage('signUp')
