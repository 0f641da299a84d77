import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { addWorkdays } from '../../regions/index.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import type { ListHead } from './store.ts'

/** Working days after the last day of a list within which it is checked and closed. */
const toClose = 10

type Owed = Pick<ListHead, 'id' | 'station' | 'title' | 'toOn'> & { readonly division: DivisionCode }

/** What was agreed is to be checked against what was delivered, and the list closed, once its term is over (S8.4). */
export async function oweClosing(tx: Handle, { actor, today }: Standing, list: Owed): Promise<void> {
  const duty = newId()
  // A list of long ago that is written up now is not late already.
  const over = list.toOn < today ? today : list.toOn
  const dueOn = addWorkdays(workingCalendar(), over, toClose).date
  await sql`
    select open_duty(${duty}, 'service-list-closing', 'projects', ${list.id}, null::uuid, ${list.station}, ${list.division}::bigint,
      ${actor.account}, ${`核对服务清单完成情况并结束：${list.title}`},
      ${`Check what was delivered of the service list and close it: ${list.title}`}, ${dueOn}, 0::smallint, ${actor.account})`.execute(
    tx,
  )
  await keepDuty(tx, list, duty)
}

/** The duty ends with the list, or makes place for that of its new term. */
export async function settleClosing(
  tx: Handle,
  { actor, today }: Standing,
  list: Pick<ListHead, 'id' | 'division' | 'duty'>,
  outcome: Words,
): Promise<void> {
  if (list.duty === null) return
  await sql`select settle_duty(${provinceOf(list.division)}::smallint, ${list.duty}, ${today}, ${actor.account},
    ${outcome.zh}, ${outcome.en})`.execute(tx)
  await keepDuty(tx, list, null)
}

const keepDuty = (tx: Handle, { id, division }: Pick<ListHead, 'id' | 'division'>, duty: Id | null) =>
  sql`update service_list set duty = ${duty} where province = ${provinceOf(division)} and id = ${id}`.execute(
    tx,
  )
