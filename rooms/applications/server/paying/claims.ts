import type { Scope } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { recoveriesOfPayment } from '../../../funds/server/index.ts'
import type { Claimable } from '../../domain/paying/spread.ts'
import type { ApplicationRow } from '../core/application-store.ts'
import { itemsOf } from './item-store.ts'

/** What was paid of an application by payment, and what may still be claimed of each. Fen. */
export async function claimable(
  tx: Handle,
  scope: Scope,
  row: Pick<ApplicationRow, 'province' | 'id'>,
): Promise<readonly (Claimable & { readonly orderedFen: number; readonly recoveredFen: number })[]> {
  const found: (Claimable & { orderedFen: number; recoveredFen: number })[] = []
  for (const { payment, amount, state } of await itemsOf(tx, row)) {
    if (payment === null || state !== 'paid') continue
    const recoveries = (await recoveriesOfPayment(tx, scope, payment)).filter(({ cancelled }) => !cancelled)
    const ordered = recoveries.reduce((sum, one) => sum + one.amount, 0)
    const recoveredFen = recoveries.reduce((sum, one) => sum + one.received, 0)
    found.push({ payment, openFen: amount - ordered, orderedFen: ordered, recoveredFen })
  }
  return found
}

export const openOf = (claims: readonly Claimable[]): number =>
  claims.reduce((sum, { openFen }) => sum + openFen, 0)

export const recoveredBy = (
  claims: readonly { readonly payment: Id; readonly recoveredFen: number }[],
): ReadonlyMap<Id, number> => new Map(claims.map(({ payment, recoveredFen }) => [payment, recoveredFen]))
