import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { stageOf } from '../../../programmes/index.ts'
import { type ApplicationRow, applicationColumns } from './application-store.ts'
import { clockActor } from './clock-actor.ts'
import { writeEvent } from './events.ts'
import { proposeConsequences } from './late.ts'
import { moveApplication } from './move.ts'
import { programmeOf } from './programme-of.ts'

/** At a time; the next round takes the rest. */
const batch = 500

/**
 * What comes of clocks that ran out: it is told once, or the application moves on by itself, as the stage declares. Run
 * twice it does nothing twice. Answers how many ran out.
 */
export async function watchClocks(platform: Platform): Promise<number> {
  const today = platform.clock.today()
  const { rows } = await sql<{ province: number; id: Id }>`
    select province, id from application
    where due_on < ${today} and overdue_noted_on is null and ended_on is null and not draft
    order by due_on, id limit ${batch}`.execute(platform.worker.handle)
  let ranOut = 0
  for (const { province, id } of rows)
    ranOut += await platform.worker.handle
      .transaction()
      .execute((tx) => runOut(tx, platform, province, id, today))
  return ranOut
}

async function runOut(tx: Handle, platform: Platform, province: number, id: Id, today: Day): Promise<number> {
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application where province = ${province} and id = ${id}
      and due_on < ${today} and overdue_noted_on is null and ended_on is null for update`.execute(tx)
  const row = rows[0]
  if (!row || row.dueOn === null) return 0
  const overdue = stageOf(await programmeOf(tx, row), row.stage)?.overdue ?? 'told'
  if (overdue === 'told') {
    await sql`update application set overdue_noted_on = ${today} where province = ${province} and id = ${id}`.execute(
      tx,
    )
    await writeEvent(tx, row, {
      kind: 'overdue',
      fromStage: row.stage,
      toStage: null,
      onDay: row.dueOn,
      byAccount: null,
      byName: clockActor.name,
      byRole: 'clock',
      reason: null,
      decision: null,
    })
  } else {
    const moved = await moveApplication(tx, { actor: clockActor }, row, overdue.moves_to, {
      on: today,
      role: 'clock',
      kind: 'overdue',
    })
    if (!moved.ok) throw new Error(`${row.id}: ${moved.error.code}`)
  }
  await proposeConsequences(tx, platform, row, today)
  return 1
}
