import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import { cancelDuty } from '../../../duties/server/index.ts'
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
          reason: 'activity-cancelled',
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

/** Opens the public page of the code on a day of the activity, or closes it. */
export const openJoinCode = (
  standing: Standing,
  activity: Id,
  { id, version, open }: Change & { readonly open: boolean },
) =>
  runCommand<Saved>(standing, {
    id,
    name: 'activities.open-code',
    input: { activity, version, open },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      if (row.state === 'cancelled') return refused({ code: 'activity-cancelled' })
      const { today } = standing
      if (open && (today < row.startsOn || today > row.endsOn)) return refused({ code: 'activity-not-today' })
      await sql`update activity set join_open = ${open}, version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id, version: version + 1 },
        audit: entry('activities.open-code', row, { open }),
      })
    },
  })

/** Lets residents put themselves on the list until the activity begins, or no longer. */
export const openSignUp = (
  standing: Standing,
  activity: Id,
  { id, version, open }: Change & { readonly open: boolean },
) =>
  runCommand<Saved>(standing, {
    id,
    name: 'activities.open-sign-up',
    input: { activity, version, open },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      const stands = standsAsSeen(row, version)
      if (!stands.ok) return stands
      if (open && standing.today > row.startsOn) return refused({ code: 'activity-begun' })
      await sql`update activity set sign_up_open = ${open}, version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id, version: version + 1 },
        audit: entry('activities.open-sign-up', row, { open }),
      })
    },
  })
