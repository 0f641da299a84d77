import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Standing, writeEvents } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { cancelDuty } from '../../../duties/server/index.ts'
import { recover, release, withdrawPayment } from '../../../funds/server/index.ts'
import { noteAward } from '../../../workforce/server/index.ts'
import { spreadOver } from '../../domain/paying/spread.ts'
import { type ApplicationRow, updateApplication } from '../core/application-store.ts'
import { writeEvent } from '../core/events.ts'
import { programmeOf } from '../core/programme-of.ts'
import { claimable, openOf } from './claims.ts'
import { itemsOf, moveItem } from './item-store.ts'
import { lettersOf, withdrawLetter } from './letter-store.ts'
import { competentOn, levelOf } from './letters.ts'
import type { SanctionRow } from './sanction-store.ts'
import { searchOf } from './subject.ts'

type Ordered = Promise<Result<readonly Id[], Refusal>>

/**
 * Revokes what was awarded: the application ends as revoked, what is not yet with the bank is taken back, and the letter is
 * withdrawn. Refused: `application-revoked-already`, `payment-on-its-way` (a payment run has to end first).
 */
export async function orderRevocation(
  tx: Handle,
  standing: Standing,
  sanction: SanctionRow,
  row: ApplicationRow,
  number: string,
): Ordered {
  if (row.outcome === 'revoked') return refused({ code: 'application-revoked-already' })
  const back = await takeBack(tx, standing, row, number)
  if (!back.ok) return back
  const { actor, today } = standing
  const revoked = await updateApplication(
    tx,
    row,
    sql`outcome = 'revoked', ended_on = ${today}, stage_who = null, stage_work = null, due_on = null, duty = null`,
  )
  if (!revoked) return refused({ code: 'changed-meanwhile' })
  if (row.duty)
    await cancelDuty(tx, row.province, row.duty, {
      on: today,
      by: actor.account,
      reason: { zh: '资格已撤销', en: 'The award was revoked' },
    })
  await writeEvent(tx, row, {
    kind: 'noted',
    fromStage: row.stage,
    toStage: null,
    onDay: today,
    byAccount: actor.account,
    byName: actor.name,
    byRole: 'body',
    reason: {
      zh: `撤销资格（${number}）：${sanction.reason}`,
      en: `Award revoked (${number}): ${sanction.reason}`,
    },
    decision: null,
  })
  await withdrawAward(tx, standing, row, number)
  // Of an order the place became free: whoever proposes the next is told (`openPlaceDuty`).
  await writeEvents(tx, [
    {
      name: 'application.place-changed',
      subject: row.id,
      division: row.division,
      data: { application: row.id, step: 'revoked', by: actor.account },
    },
  ])
  return ok([])
}

/** What is owed and not with the bank goes back to the budget. */
async function takeBack(
  tx: Handle,
  standing: Standing,
  row: ApplicationRow,
  number: string,
): Promise<Result<null, Refusal>> {
  const source = { room: 'applications', id: row.id }
  for (const item of await itemsOf(tx, row)) {
    const { state, payment, commitment, amount: amountFen } = item
    if ((state !== 'owed' && state !== 'failed') || payment === null || commitment === null) continue
    // The ledger names the order, which is read in any language.
    const taken = await withdrawPayment(tx, standing, { payment, reason: number, source })
    if (!taken.ok) return refused({ code: 'payment-on-its-way', data: { name: row.name } })
    const freed = await release(tx, standing, {
      commitment,
      day: standing.today,
      amountFen,
      reason: number,
      source,
    })
    if (!freed.ok) return freed
    await moveItem(tx, item, {
      state: 'withdrawn',
      reason: { zh: `撤销资格 ${number}`, en: `Award revoked ${number}` },
    })
  }
  return ok(null)
}

async function withdrawAward(
  tx: Handle,
  standing: Standing,
  row: ApplicationRow,
  number: string,
): Promise<void> {
  for (const letter of await lettersOf(tx, row)) {
    if (letter.withdrawnOn !== null) continue
    await withdrawLetter(tx, letter, standing.today, number)
    if (!letter.noted || row.subjectId === null) continue
    const programme = await programmeOf(tx, row)
    await noteAward(tx, standing, row.subjectId, {
      id: letter.id,
      title: letter.title,
      giver: competentOn(programme, letter.givenOn).zh,
      level: levelOf(row.division),
      givenOn: letter.givenOn,
      document: letter.number,
      programme: letter.programme,
      withdrawnOn: standing.today,
      withdrawnReason: number,
    })
  }
}

/** Orders money back, laid on the payments that were made, the latest first. Refused: `more-than-paid`. */
export async function orderRecovery(
  tx: Handle,
  standing: Standing,
  sanction: SanctionRow,
  row: ApplicationRow,
  number: string,
): Ordered {
  const { amount, dueOn } = sanction
  if (amount === null || dueOn === null) throw new Error('a recovery has its sum and its day')
  const claims = await claimable(tx, standing.scope, row)
  const parts = spreadOver(claims, amount)
  if (parts === null) return refused({ code: 'more-than-paid', data: { open: openOf(claims) } })
  const recoveries: Id[] = []
  for (const { payment, amountFen } of parts) {
    const id = newId()
    const done = await recover(tx, standing, {
      id,
      payment,
      amountFen,
      day: standing.today,
      dueOn,
      reason: `${sanction.reason}（${number}）`.slice(0, 300),
      source: { room: 'applications', id: row.id },
    })
    if (!done.ok) return done
    recoveries.push(id)
  }
  return ok(recoveries)
}

/** Bars from the class of programmes, from the day of the order on. */
export async function orderBar(
  tx: Handle,
  { today }: Standing,
  { id, province, division, application, subjectClass, untilOn }: SanctionRow,
  row: ApplicationRow,
): Ordered {
  await sql`
    insert into application_bar (province, id, division, sanction, application, subject_hash, subject_class, name, from_on, until_on,
      search)
    values (${province}, ${newId()}, ${division}, ${id}, ${application}, ${row.subjectHash}, ${subjectClass}, ${row.name}, ${today},
      ${untilOn}, ${searchOf(row, row.number)})`.execute(tx)
  return ok([])
}
