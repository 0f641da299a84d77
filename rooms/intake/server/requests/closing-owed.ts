import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDutiesAmong, openDuty } from '../../../duties/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { type RequestRow, requestColumns } from './row.ts'

/** Working days in which the owner tells the requester what came of it, once what was promised is on its way or done. */
const answerWithin = 5

export const closingKind = 'request-closing'
/** To answer what a requester added after the end. */
export const messageKind = 'request-message'

/** Owes the requester an answer and the request its end; answers the duty, which becomes the request's own. */
export async function oweClosing(
  tx: Handle,
  row: Pick<RequestRow, 'id' | 'number' | 'person' | 'station' | 'division' | 'owner' | 'urgency'>,
  on: Day,
  by: Id,
): Promise<Id> {
  const id = newId()
  await openDuty(tx, {
    id,
    kind: closingKind,
    subjectRoom: 'intake',
    subject: row.id,
    person: row.person,
    station: row.station,
    division: row.division,
    owner: row.owner ?? by,
    title: {
      zh: `答复求助人并办结（${row.number}）`,
      en: `Answer the requester and close the request (${row.number})`,
    },
    dueOn: addWorkdays(workingCalendar(), on, answerWithin).date,
    urgency: row.urgency,
    by,
  })
  return id
}

/**
 * Accepted requests go on being somebody's: when the visit was made, every task has ended, or a duty was ticked off by
 * hand, the owner owes the closing. Heard, because whoever makes the visit or ends the task has no reach over requests.
 */
export const requestsGoingOn = ({ clock }: Pick<Platform, 'clock'>): Subscriber => ({
  reader: 'intake-requests-going-on',
  hears: ['visit.recorded', 'duty.settled', 'intake.task-settled'],
  handle: async (tx, { name, subject, data }) => {
    const { province } = data as { province: number }
    if ((data as { kind?: string }).kind === messageKind) {
      // Read and ticked off: not every message asks for an answer.
      await sql`update request set answered = true where province = ${province} and duty = ${subject}`.execute(
        tx,
      )
      return
    }
    const asked = askedAfter(name, subject, data)
    if (!asked) return
    const { rows } = await sql<RequestRow>`
      select ${requestColumns} from request
      where province = ${province} and state = 'accepted' and ${asked} for update`.execute(tx)
    const owed = rows.flatMap(({ duty }) => duty ?? [])
    const open = new Set((await openDutiesAmong(tx, province, owed)).map(({ id }) => id))
    for (const row of rows) {
      if (row.duty === null || open.has(row.duty) || !row.owner || (await hasOpenTask(tx, row))) continue
      const duty = await oweClosing(tx, row, clock.today(), row.owner)
      await sql`update request set duty = ${duty} where province = ${province} and id = ${row.id}`.execute(tx)
    }
  },
})

/** Which accepted requests an event may speak of; null where it speaks of none. */
function askedAfter(name: string, subject: Id, data: Readonly<Record<string, unknown>>) {
  if (name === 'visit.recorded') {
    const { persons } = data as { persons: readonly Id[] }
    return sql<boolean>`way = 'visit' and person = any(${[...persons]}::uuid[])`
  }
  if (name === 'intake.task-settled') {
    const { source, state } = data as { source?: { room: string; id: Id }; state: string }
    // What was sent back is a duty of its own: to arrange it otherwise.
    return source?.room === 'intake' && state !== 'returned' ? sql<boolean>`id = ${source.id}` : null
  }
  const settled = data as { province: number; room: string; kind: string; subject: Id }
  if (settled.room !== 'intake') return null
  if (settled.kind !== 'task-returned') return sql<boolean>`id = ${settled.subject} and duty = ${subject}`
  return sql<boolean>`id = (select source from task
    where task.province = ${settled.province} and task.id = ${settled.subject} and source_room = 'intake')`
}

async function hasOpenTask(tx: Handle, { province, id }: RequestRow): Promise<boolean> {
  const { rows } = await sql`
    select from task where province = ${province} and source_room = 'intake' and source = ${id} and settled_on is null
    limit 1`.execute(tx)
  return rows.length > 0
}
