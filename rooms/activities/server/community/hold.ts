import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuty, openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { activityMinutes } from '../../domain/community/plan-check.ts'
import type { ActivityRow } from './activity-row.ts'
import { confirmLines } from './confirm.ts'
import { eventLeaves, writeEvents } from './event-rows.ts'
import { entry, standsAsSeen } from './plan.ts'
import { leavesOf } from './sign-in.ts'
import { activityToChange } from './store.ts'

/** Working days after its last day by which an activity is summarised. */
const summaryDays = 3

const partnersOf = (row: ActivityRow) =>
  row.partnerStations.map((station, at) => ({ station, division: row.partnerDivisions[at] as number }))

/**
 * Records that an activity was held: one row for the lead, one for each partner. Lines by code that nobody struck are
 * confirmed with it, the public page closes, and the summary is owed.
 */
export const holdActivity = (
  standing: Standing,
  activity: Id,
  {
    id,
    version,
    audienceEstimate,
  }: { readonly id: Id; readonly version: number; readonly audienceEstimate?: number | undefined },
) =>
  runCommand<{ readonly id: Id; readonly confirmed: number; readonly summaryDueOn: Day }>(standing, {
    id,
    name: 'activities.hold-activity',
    input: { activity, version, audienceEstimate },
    run: async (tx) => {
      const { actor, today } = standing
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      const stands = standsAsSeen(row, version)
      if (!stands.ok) return stands
      if (row.startsOn > today) return refused({ code: 'activity-not-begun' })
      const partners = partnersOf(row)
      await writeEvents(
        tx,
        standing,
        row,
        {
          heldOn: row.startsOn,
          minutes: activityMinutes(row),
          kind: row.kind,
          field: row.field,
          audienceEstimate: audienceEstimate ?? null,
          partners,
        },
        null,
        id,
      )
      const confirmed = await confirmLines(tx, standing, row)
      if (row.safetyDuty) {
        await cancelDuty(tx, row.province, row.safetyDuty, {
          on: today,
          by: actor.account,
          reason: { zh: '活动已举办', en: 'The activity was held' },
        })
      }
      const due = addWorkdays(workingCalendar(), row.endsOn, summaryDays).date
      const duty = await oweSummary(tx, standing, row, due)
      await sql`update activity set state = 'held', join_open = false, sign_up_open = false, summary_duty = ${duty}, safety_duty = null, version = version + 1
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id, confirmed: confirmed.length, summaryDueOn: due },
        audit: entry('activities.hold-activity', row, { event: id, partners: partners.length }),
        dirty: [...eventLeaves(row, row.startsOn, partners), ...leavesOf(row, confirmed)],
      })
    },
  })

async function oweSummary(tx: Handle, { actor }: Standing, row: ActivityRow, dueOn: Day): Promise<Id> {
  const duty = newId()
  await openDuty(tx, {
    id: duty,
    kind: 'activity-summary',
    subjectRoom: 'activities',
    subject: row.id,
    person: null,
    station: row.station,
    division: row.stationDivision,
    owner: row.responsible,
    title: { zh: `填写活动总结：${row.title}`, en: `Write the summary of the activity: ${row.title}` },
    dueOn,
    urgency: 0,
    by: actor.account,
  })
  return duty
}
