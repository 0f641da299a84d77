import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type Programme, stillHolds } from '../../../programmes/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { gatherFacts } from '../../domain/core/gathered-facts.ts'
import type { DueNow } from '../../domain/paying/due-now.ts'
import { amountHolding, barHolding, holdingSaid, reasonsSaid } from '../../domain/paying/held.ts'
import { answersOf } from '../core/answers.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import { decisionsOf } from '../core/decide.ts'
import { type ItemReason, type ItemRow, insertItem, itemsOf, moveItem } from './item-store.ts'
import { isBarred, payingFacts } from './paid-facts.ts'
import { searchOf } from './subject.ts'

/**
 * What holds a payment on a day although it was decided (X7): a bar that was ordered since, other money that is drawn, or
 * another sum. Empty where nothing does. Where nobody can be found by a number, the decision is all that is known.
 */
export async function holdingOf(
  tx: Handle,
  row: ApplicationRow,
  programme: Programme,
  on: Day,
): Promise<readonly string[]> {
  if ((await isBarred(tx, row, programme.subject_class, on)) === true) return [barHolding]
  const decided = (await decisionsOf(tx, row)).at(-1)
  const recorded = await payingFacts(tx, row, on, programme)
  const { facts } = gatherFacts(programme, recorded, await answersOf(tx, row))
  const calendar = workingCalendar()
  const given = decided ? { on: decided.onDay, facts: decided.facts, calendar } : { on, facts, calendar }
  const { broken, amountFen } = stillHolds(programme, given, facts)
  if (broken.length > 0) return broken.map(({ rule }) => rule)
  const other = decided && amountFen !== null && row.amountFen !== null && amountFen !== row.amountFen
  return other ? [amountHolding] : []
}

/** Keeps that a payment is held and why; a hold that stands with the same reasons is left as it is. */
export async function holdItem(
  tx: Handle,
  standing: Standing,
  { row, programme, due, holding }: Held,
): Promise<void> {
  const before = await heldItem(tx, row, due.period)
  if (before && before.heldBy.join() === holding.join()) return
  if (before) await moveItem(tx, before, { state: 'withdrawn', reason: keptReason(before) })
  const item = {
    ...due,
    id: newId(),
    amount: due.amountFen,
    part: 1,
    onDay: standing.today,
    state: 'held' as const,
    heldBy: holding,
    reason: reasonsSaid(holdingSaid(programme, holding)),
  }
  await insertItem(tx, standing, row, item, searchOf(row, row.number))
}

export type Held = {
  readonly row: ApplicationRow
  readonly programme: Programme
  readonly due: DueNow
  readonly holding: readonly string[]
}

/** The reason that stands, in as many languages as it has. */
const keptReason = ({ reason, reasonEn }: ItemRow): ItemReason =>
  reason !== null && reasonEn !== null ? { zh: reason, en: reasonEn } : reason

/** What was held is paid now: the row stays with its reason, and another one is written beside it. */
export async function endHold(tx: Handle, row: ApplicationRow, period: string): Promise<void> {
  const held = await heldItem(tx, row, period)
  if (!held) return
  const { reason, reasonEn } = held
  await moveItem(tx, held, {
    state: 'withdrawn',
    reason: {
      zh: [...(reason ? [reason] : []), '复核后列支'].join('；'),
      en: [...(reasonEn ? [reasonEn] : []), 'paid after another check'].join('; '),
    },
  })
}

const heldItem = async (tx: Handle, row: ApplicationRow, period: string): Promise<ItemRow | undefined> =>
  (await itemsOf(tx, row)).find((item) => item.state === 'held' && item.period === period)

/** What is held of many applications, by the application. */
export async function heldOf(
  tx: Handle,
  province: number,
  applications: readonly Id[],
): Promise<ReadonlyMap<Id, readonly string[]>> {
  const { rows } = await sql<{ application: Id; heldBy: string[] }>`
    select application, held_by from application_payment
    where province = ${province} and application = any(${[...applications]}::uuid[]) and state = 'held'`.execute(
    tx,
  )
  return new Map(rows.map(({ application, heldBy }) => [application, heldBy]))
}
