import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { release, type Stopped, withdrawPayment } from '../../../funds/server/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { barHolding, holdingSaid, reasonsSaid } from '../../domain/paying/held.ts'
import { type ApplicationRow, applicationColumns, inScope } from '../core/application-store.ts'
import { programmeOf } from '../core/programme-of.ts'
import { holdItem, holdingOf } from './held.ts'
import { type ItemRow, itemsByPayment, moveItem } from './item-store.ts'
import { barredAmong } from './paid-facts.ts'

type Stop = {
  readonly item: ItemRow
  readonly row: ApplicationRow
  readonly programme: Programme
  readonly holding: readonly string[]
}

/**
 * Which of the payments that are to go to the bank hold no longer: made owed in January, barred or drawing other money by
 * March. A period of a roll is stopped by a bar only, because what is drawn beside it was asked for that period.
 */
export async function stopsAmong(
  tx: Handle,
  { scope, today }: Standing,
  payments: readonly Id[],
): Promise<readonly Stop[]> {
  const items = await itemsByPayment(tx, scope, payments)
  const { rows } = await sql<ApplicationRow>`
    select ${applicationColumns} from application
    where ${inScope(scope)} and id = any(${items.map(({ application }) => application)}::uuid[])`.execute(tx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const barred = new Map<string, ReadonlySet<Id>>()
  const stops: Stop[] = []
  for (const item of items) {
    const row = byId.get(item.application)
    if (!row) continue
    const programme = await programmeOf(tx, row)
    const { subject_class: subjectClass } = programme
    const known = barred.get(subjectClass) ?? (await barredAmong(tx, rows, subjectClass, today))
    barred.set(subjectClass, known)
    const holding = known.has(row.id)
      ? [barHolding]
      : item.kind === 'roll'
        ? []
        : await holdingOf(tx, row, programme, today)
    if (holding.length > 0) stops.push({ item, row, programme, holding })
  }
  return stops
}

/** The same for a run that is made in the room of the money. */
export const stoppedPayments: Stopped = async (tx, standing, payments) => {
  const asked = payments.filter(({ source }) => source.room === 'applications').map(({ id }) => id)
  if (asked.length === 0) return new Map()
  const stops = await stopsAmong(tx, standing, asked)
  return new Map(
    stops.flatMap(({ item, programme, holding }) =>
      item.payment === null ? [] : [[item.payment, reasonsSaid(holdingSaid(programme, holding)).zh] as const],
    ),
  )
}

/** Sets a payment aside before it goes to the bank: its money goes back to the budget, and it is held with its reason. */
export async function setAside(
  tx: Handle,
  standing: Standing,
  { item, row, programme, holding }: Stop,
): Promise<Result<null, Refusal>> {
  const { payment, commitment, kind, period, amount: amountFen } = item
  if (payment === null || commitment === null) return ok(null)
  const source = { room: 'applications', id: row.id }
  const held = reasonsSaid(holdingSaid(programme, holding))
  const taken = await withdrawPayment(tx, standing, { payment, reason: held, source })
  if (!taken.ok) return taken
  if (kind !== 'instalment') {
    const freed = await release(tx, standing, {
      commitment,
      day: standing.today,
      amountFen,
      reason: held,
      source,
    })
    if (!freed.ok) return freed
  }
  await moveItem(tx, item, { state: 'withdrawn', reason: held })
  // What a roll is missing is worked out anew each time; only what is paid by itself waits as held.
  if (kind !== 'roll')
    await holdItem(tx, standing, { row, programme, due: { kind, period, amountFen }, holding })
  return ok(null)
}
