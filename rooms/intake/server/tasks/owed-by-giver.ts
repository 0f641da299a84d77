import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { TaskRow } from './row.ts'

/** Opens a duty of whoever gave a task, due on the next working day; the title ends with the task and its body. */
export const oweGiver = (
  tx: Handle,
  task: TaskRow,
  on: Day,
  { kind, title, urgency }: { readonly kind: string; readonly title: Words; readonly urgency: number },
) =>
  openDuty(tx, {
    id: newId(),
    kind,
    subjectRoom: 'intake',
    subject: task.id,
    person: task.person,
    station: task.station,
    division: task.division,
    owner: task.givenBy,
    title: {
      zh: `${title.zh}：${task.title}（${task.bodyName}）`,
      en: `${title.en}: ${task.titleEn ?? task.title} (${task.bodyName})`,
    },
    dueOn: addWorkdays(workingCalendar(), on, 1).date,
    urgency,
    by: task.givenBy,
  })
