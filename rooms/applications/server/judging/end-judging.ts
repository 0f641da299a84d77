import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import { clockActor } from '../core/clock-actor.ts'

const reason = { zh: '申请人已撤回', en: 'Withdrawn by the applicant' }

/**
 * What was taken back by its applicant is judged no longer and stands in no notice: by the ear of the room, because an
 * applicant may write neither.
 */
export async function endJudging(tx: Handle, row: ApplicationRow, on: Day): Promise<void> {
  if (row.outcome !== 'withdrawn') return
  await sql`update application_notice_entry set removed_on = ${on}
    where province = ${row.province} and application = ${row.id} and removed_on is null`.execute(tx)
  const { rows } = await sql<{ id: Id; reviewer: Id }>`
    update application_review set state = 'taken-back', ended_reason = ${reason.zh}, ended_reason_en = ${reason.en},
      version = version + 1
    where province = ${row.province} and application = ${row.id} and state = 'assigned' returning id, reviewer`.execute(
    tx,
  )
  for (const { id, reviewer } of rows)
    await sql`insert into application_review_act (province, id, review, application, division, reviewer, kind, reason, by_account, by_name)
      values (${row.province}, ${newId()}, ${id}, ${row.id}, ${row.division}, ${reviewer}, 'taken-back', ${reason.zh},
        ${clockActor.account}, ${clockActor.name})`.execute(tx)
}
