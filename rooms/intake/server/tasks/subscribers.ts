import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import { openDutiesAbout, settleDuties, settleDuty } from '../../../duties/server/index.ts'
import type { TaskState } from '../../domain/tasks/state.ts'
import { consentKind } from './consent-ended.ts'
import { oweGiver } from './owed-by-giver.ts'
import { type TaskRow, taskColumns } from './row.ts'

/** Owed by whoever gave a task that was sent back. */
export const returnedKind = 'task-returned'

const outcomes: Partial<Record<TaskState, Words>> = {
  done: { zh: '承办单位已办结', en: 'Done by the body' },
  returned: { zh: '承办单位已退回', en: 'Returned by the body' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/**
 * Settles the giver's duty when a task ends, and opens one to arrange the matter otherwise when a body sent it back. By
 * event, because a body that ends its task has no reach over the duties of the station.
 */
export const taskDuties: Subscriber = {
  reader: 'intake-task-duties',
  hears: ['intake.task-settled'],
  handle: async (tx, { subject, data }) => {
    const { province, on } = data as { province: number; on: Day }
    const { rows } = await sql<TaskRow>`
      select ${taskColumns} from task where province = ${province} and id = ${subject}`.execute(tx)
    const task = rows[0]
    if (!task) return
    const about = { province, room: 'intake', subject, kind: consentKind }
    await settleDuties(tx, province, await openDutiesAbout(tx, about), settled(task, on))
    if (task.duty === null) return
    await settleDuty(tx, province, task.duty, settled(task, on))
    if (task.state === 'returned' && task.followedBy === null) await oweOtherwise(tx, task, on)
  },
}

const settled = ({ state, givenBy }: TaskRow, on: Day) => ({
  on,
  by: givenBy,
  outcome: outcomes[state] ?? { zh: state, en: state },
})

const oweOtherwise = (tx: Handle, task: TaskRow, on: Day) =>
  oweGiver(tx, task, on, {
    kind: returnedKind,
    title: { zh: '交办事项被退回，请另行安排', en: 'Task returned, arrange it otherwise' },
    urgency: task.urgency,
  })
