import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import { openDuty, settleDuty } from '../../../duties/server/index.ts'
import { findPayment } from '../../../funds/server/index.ts'
import { addWorkdays } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { afterPayment } from '../../domain/paying/due-now.ts'
import { findApplication } from '../core/application-store.ts'
import { clockActor } from '../core/clock-actor.ts'
import { moveApplication } from '../core/move.ts'
import { programmeOf } from '../core/programme-of.ts'
import { type ItemRow, itemOfPayment, itemsOf, moveItem } from './item-store.ts'

/**
 * Hears what the bank says of payments of applications: a paid one stands as paid, and an application of which all is paid
 * moves on to its next stage; a failed one is told to whoever made it owed, and waits for another run.
 */
export const paymentsHeard: Subscriber = {
  reader: 'applications-payments',
  hears: ['payment.paid', 'payment.failed'],
  handle: async (tx, { name, subject, division, data }) => {
    const { source, day } = data as { source: { room: string }; day: Day }
    if (source.room !== 'applications') return
    const item = await itemOfPayment(tx, division, subject)
    if (!item || item.state === 'withdrawn') return
    if (name === 'payment.paid') await paid(tx, item, day)
    else await failed(tx, item, subject, day)
  },
}

async function paid(tx: Handle, item: ItemRow, on: Day): Promise<void> {
  if (item.duty)
    await settleDuty(tx, item.province, item.duty, {
      on,
      by: item.recordedBy,
      outcome: { zh: '已重新支付', en: 'Paid again' },
    })
  await moveItem(tx, item, { state: 'paid', paidOn: on })
  await moveOn(tx, item, on)
}

/** Takes an application on when all that is owed is paid: at once where it is paid once, at the last part of a roll. */
async function moveOn(tx: Handle, { application, kind }: ItemRow, on: Day): Promise<void> {
  const row = await findApplication(tx, wholeScope, application, true)
  if (!row || row.endedOn !== null) return
  const items = (await itemsOf(tx, row)).filter(({ state }) => state !== 'withdrawn' && state !== 'held')
  if (items.some(({ state }) => state !== 'paid')) return
  if (kind === 'roll' && !items.some(({ last }) => last)) return
  const next = afterPayment(await programmeOf(tx, row), row.stage)
  if (next === null) return
  const moved = await moveApplication(tx, { actor: clockActor }, row, next, { on, role: 'body' })
  if (!moved.ok) throw new Error(`${application} could not move on: ${moved.error.code}`)
}

async function failed(tx: Handle, item: ItemRow, payment: Id, on: Day): Promise<void> {
  const found = await findPayment(tx, wholeScope, payment)
  const duty = item.duty ?? newId()
  const failure = found?.failure ?? null
  if (item.duty === null)
    await openDuty(tx, {
      id: duty,
      kind: 'application-payment-failed',
      subjectRoom: 'applications',
      subject: item.application,
      person: null,
      station: null,
      division: item.division,
      owner: item.recordedBy,
      title: {
        zh: `支付失败，请核对收款账户后重新支付：${item.name}${failure ? `（${failure}）` : ''}`,
        en: `Payment failed, check the account and pay again: ${item.name}${failure ? ` (${failure})` : ''}`,
      },
      dueOn: addWorkdays(workingCalendar(), on, 3).date,
      urgency: 1,
      by: item.recordedBy,
    })
  await moveItem(tx, item, { state: 'failed', failure, duty })
}
