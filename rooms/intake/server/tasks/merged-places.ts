import { sql } from 'kysely'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import {
  type FactTable,
  factMover,
  type Inventory,
  inventoryOf,
  mergerOf,
} from '../../../regions/server/index.ts'

const tasks: FactTable = {
  kind: 'task',
  title: { zh: '交办事项', en: 'Tasks given to bodies' },
  needs: 'tasks.give',
  table: 'task',
  day: 'given_on',
  leaf: false,
}

export const taskInventories: readonly Inventory[] = [inventoryOf(tasks)]

const mover = factMover('intake-tasks', [tasks])

/**
 * What was written within a task lies where the task does. A task is counted in two months, when it was given and when it
 * was settled: both are counted again.
 */
export const taskMergers: Subscriber = {
  ...mover,
  handle: async (tx, event) => {
    await mover.handle(tx, event)
    const { province, code, into, from } = mergerOf(event)
    const either = sql`any(${[code, into]}::bigint[])`
    for (const table of ['task_message', 'task_file'])
      await sql`update ${sql.ref(table)} m set division = t.division from task t
        where m.province = ${province} and m.division = ${either} and t.province = m.province
          and t.id = m.task and t.division <> m.division`.execute(tx)
    await sql`
      insert into figure_dirty (station, month, division)
      select distinct t.station, months.month, codes.code
      from task t, unnest(array[t.given_month, t.settled_month]) months(month), unnest(${[code, into]}::bigint[]) codes(code)
      where t.province = ${province} and t.division = ${either} and t.given_on >= ${from} and months.month is not null`.execute(
      tx,
    )
  },
}
