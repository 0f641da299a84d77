import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { markDirty } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { messageKind } from '../requests/closing-owed.ts'
import { keepFacts } from '../requests/facts.ts'
import { type RequestRow, requestColumns, updateRequest } from '../requests/row.ts'
import { addStep } from '../requests/step.ts'

/** How many one round takes up; the next takes the rest. */
const atOnce = 200

/**
 * What a requester adds under the code after the end does not lie unseen: one that speaks of danger, or that nobody looked
 * after, is in the inbox again with a clock of its own; any other is a duty of whoever had it. Runs beside requests.
 * Answers how many there were.
 */
export async function takeUpUnheard(platform: Platform): Promise<number> {
  const { worker, clock } = platform
  return worker.handle.transaction().execute(async (tx) => {
    const { rows } = await sql<RequestRow>`
      select ${requestColumns} from request
      where request.settled_at is not null and not answered and (duty is null or (endangered and not safe))
      order by request.settled_at limit ${atOnce} for update skip locked`.execute(tx)
    for (const row of rows) {
      if ((row.endangered && !row.safe) || row.owner === null) await takeUpAgain(tx as Handle, platform, row)
      else await oweAnswer(tx as Handle, row, row.owner, clock.today())
    }
    return rows.length
  })
}

async function takeUpAgain(tx: Handle, { cipher, clock }: Platform, row: RequestRow): Promise<void> {
  const now = clock.now()
  const after = await updateRequest(
    tx,
    row,
    sql`state = 'received', owner = null, owner_name = null, clock_from = ${new Date(now).toISOString()},
      urgency = case when endangered and not safe then 2 else urgency end, way = null, decided_at = null, decided_on = null,
      on_time = null, settled_at = null, merged_into = null, duty = null, became_room = null, became_record = null`,
  )
  await addStep(tx, cipher, after, { kind: 'reopened', at: now, actor: null, detail: { from: row.state } })
  await markDirty(tx, await keepFacts(tx, after))
}

async function oweAnswer(tx: Handle, row: RequestRow, owner: string, today: Day): Promise<void> {
  const id = newId()
  await openDuty(tx, {
    id,
    kind: messageKind,
    subjectRoom: 'intake',
    subject: row.id,
    person: row.person,
    station: row.station,
    division: row.division,
    owner,
    title: {
      zh: `求助人在办结后又留言，请查看答复（${row.number}）`,
      en: `The requester wrote again after the request was closed, read and answer (${row.number})`,
    },
    dueOn: addWorkdays(workingCalendar(), today, 2).date,
    urgency: row.urgency,
    by: owner,
  })
  await sql`update request set duty = ${id} where province = ${row.province} and id = ${row.id}`.execute(tx)
}
