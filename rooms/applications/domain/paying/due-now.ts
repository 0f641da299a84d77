import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { instalmentsOf, type Programme, stageOf } from '../../../programmes/index.ts'
import type { ItemKind } from './kinds.ts'

/** What may be paid where an application stands; `period` is unique for it. Fen. */
export type DueNow = { readonly kind: ItemKind; readonly period: string; readonly amountFen: number }

export type NotDue = 'application-not-at-payment' | 'application-paid-by-roll' | 'amount-not-decided'

/**
 * What is due at the stage where an application stands: all of it, an instalment, or an award that is not in money. What
 * the roll pays is not paid here.
 */
export function dueNow(
  programme: Programme,
  {
    stage,
    amountFen,
    on,
  }: { readonly stage: string; readonly amountFen: number | null; readonly on: string },
): Result<DueNow, NotDue> {
  const { payment } = programme
  const pays = stageOf(programme, stage)?.work === 'pay'
  if (payment?.kind === 'roll')
    return refused(pays ? 'application-paid-by-roll' : 'application-not-at-payment')
  const instalment =
    payment?.kind === 'instalments' ? payment.parts.find(({ at }) => at === stage) : undefined
  if (!pays && !instalment) return refused('application-not-at-payment')
  if (payment === undefined || payment.kind === 'none')
    return ok({ kind: 'none', period: 'award', amountFen: 0 })
  if (amountFen === null || amountFen === 0) return refused('amount-not-decided')
  if (payment.kind === 'once') return ok({ kind: 'once', period: 'once', amountFen })
  const part = instalmentsOf(programme, amountFen, on).find(({ code }) => code === instalment?.code)
  return part
    ? ok({ kind: 'instalment', period: part.code, amountFen: part.amountFen })
    : refused('application-not-at-payment')
}

/** Where an application goes once it is paid at its stage: on, and for a roll that has ended to the stage that ends it. */
export function afterPayment(programme: Programme, stage: string): string | null {
  const here = stageOf(programme, stage)
  if (here?.work !== 'pay') return null
  return here.then.find((code) => stageOf(programme, code)?.ends !== undefined) ?? here.then[0] ?? null
}
