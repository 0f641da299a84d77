import { sql } from 'kysely'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  type FactTable,
  factMover,
  type Inventory,
  inventoryOf,
  mergerOf,
} from '../../regions/server/index.ts'

const facts = (kind: string, zh: string, en: string, table: string, day: string): FactTable => ({
  kind,
  title: { zh, en },
  needs: 'activities.read',
  table,
  day,
  leaf: true,
})

/**
 * What this room keeps at a division and moves when the division is taken into another. Plans stay where they were
 * made; what happened goes with its day.
 */
const tables: readonly FactTable[] = [
  facts('visit', '走访记录', 'Visits', 'visit', 'visited_on'),
  facts('group-session', '小组节次', 'Group sessions', 'group_session', 'held_on'),
  facts('group-attendance', '小组出席', 'Group attendances', 'group_attendance', 'held_on'),
  facts('activity', '社区活动', 'Community activities', 'activity_event', 'held_on'),
  facts('activity-attendance', '活动签到', 'Activity sign-ins', 'activity_attendance', 'attended_on'),
  facts('activity-spending', '活动支出', 'Activity spending', 'activity_spending', 'spent_on'),
  facts('class-session', '课堂课次', 'Class sessions', 'class_session', 'session_on'),
  facts('class-attendance', '课堂签到', 'Class attendances', 'class_attendance', 'attended_on'),
  facts('training', '培训', 'Trainings', 'training', 'held_on'),
  facts('training-participant', '参训', 'Training attendances', 'training_participant', 'held_on'),
  facts('supervision', '督导', 'Supervision', 'supervision', 'held_on'),
  facts('consultation', '咨询', 'Consultations', 'consultation', 'consulted_on'),
]

export const activitiesInventories: readonly Inventory[] = tables.map(inventoryOf)

const mover = factMover('activities', tables)

/** Tables whose rows lie where another one's do: by which key, of which table, under which column there. */
const followers = [
  ['supervision_supervisee', 'supervision', 'supervision', 'id'],
  ['supervision_action', 'supervision', 'supervision', 'id'],
  ['supervision_mark', 'supervision', 'supervision', 'id'],
  ['class_sign_out', 'attendance', 'class_attendance', 'id'],
  ['class_alert', 'attendance', 'class_attendance', 'id'],
  ['visit_photo', 'household_visit', 'visit', 'household_visit'],
] as const

/** What belongs to a record lies where the record does. */
export const mergerSubscriber: Subscriber = {
  ...mover,
  handle: async (tx, event) => {
    await mover.handle(tx, event)
    const { province, code, into } = mergerOf(event)
    for (const [table, key, parent, column] of followers)
      await sql`update ${sql.ref(table)} t set division = p.division from ${sql.ref(parent)} p
        where t.province = ${province} and t.division = any(${[code, into]}::bigint[]) and p.province = t.province
          and p.${sql.ref(column)} = t.${sql.ref(key)} and p.division <> t.division`.execute(tx)
  },
}
