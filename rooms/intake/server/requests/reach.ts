import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { openDutiesAmong, settleDuty } from '../../../duties/server/index.ts'
import { messageKind } from './closing-owed.ts'
import { findRequest, instantText, lockRequest, type RequestRow } from './row.ts'
import { openRequest } from './sealed-words.ts'

/** How to reach the requester in full, for a purpose; who saw it and why is written in the same transaction. */
export const contactOf = (
  platform: Platform,
  standing: Standing,
  target: Id,
  { purpose }: { readonly purpose: string },
) =>
  disclose(standing, async (tx) => {
    const row = await findRequest(tx, standing.scope, target)
    const reads = row && covers(scopeOf(standing.actor, 'intake.read', standing.today), row)
    if (!row || !reads) return refused({ code: 'not-found' })
    const { phone = null, otherContact = null } = openRequest(platform.cipher, row.sealed)
    if (!phone && !otherContact) return refused({ code: 'request-without-contact' })
    const { division, station, number } = row
    return ok({
      answer: { phone, otherContact },
      audit: [
        {
          action: 'intake.contact',
          subject: row.id,
          division,
          station,
          purpose,
          detail: { request: number },
        },
      ],
    })
  })

export type MessageRow = {
  readonly id: Id
  readonly at: string
  readonly byName: string | null
  readonly sealed: Buffer
}

export async function messagesOf(tx: Handle, { province, id }: RequestRow): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select id, ${sql.raw(instantText('at'))} as at, by_name, sealed from request_message
    where province = ${province} and request = ${id} order by request_message.at, id`.execute(tx)
  return rows
}

/** Answers the requester under the code; also after the end, when something is asked back. */
export const answerRequester = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly text: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'intake.answer',
    input: { request: target, ...input },
    run: async (tx) => {
      const row = await lockRequest(tx, standing.scope, target)
      if (!row) return refused({ code: 'not-found' })
      const { actor } = standing
      await sql`
        insert into request_message (province, id, request, at, by, by_name, sealed, division, station)
        values (${row.province}, ${input.id}, ${row.id}, ${new Date(platform.clock.now()).toISOString()}, ${actor.account},
          ${actor.name}, ${platform.cipher.seal(input.text)}, ${row.division}, ${row.station})`.execute(tx)
      const [owed] = row.duty ? await openDutiesAmong(tx, row.province, [row.duty]) : []
      if (owed?.kind === messageKind)
        await settleDuty(tx, row.province, owed.id, {
          on: standing.today,
          by: actor.account,
          outcome: { zh: '已答复求助人', en: 'The requester was answered' },
        })
      await sql`update request set answered = true where province = ${row.province} and id = ${row.id}`.execute(
        tx,
      )
      return ok({
        answer: { id: input.id },
        audit: {
          action: 'intake.answer',
          subject: row.id,
          division: row.division,
          station: row.station,
          detail: { request: row.number },
        },
      })
    },
  })
