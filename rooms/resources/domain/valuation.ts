import type { Day } from '../../../kernel/day.ts'
import type { Problem } from '../../../kernel/errors.ts'
import { type Fen, fen } from '../../../kernel/money.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { checkUnifiedCreditCode } from '../../../kernel/unified-credit-code.ts'
import type { Basis, ResourceKind } from './kinds.ts'

/** Quantities are thousandths of their unit: 2.5 kg is 2500. */
export const thousandths = 1000

/** Quantity × unit price in whole fen, half a fen upwards; exact for any quantity, where a float would not be. */
export const worthOf = (quantity: number, unitPrice: number): Fen =>
  fen(Number((BigInt(quantity) * BigInt(unitPrice) + 500n) / 1000n))

export type Valued = {
  readonly kind: ResourceKind
  /** Thousandths of the unit. */
  readonly quantity: number | null
  readonly unit: string | null
  /** Fen a unit. */
  readonly unitPrice: number | null
  /** Fen, where it is stated. */
  readonly amount: number | null
  readonly basisNote: string | null
}

export type Valuation = {
  readonly quantity: number | null
  readonly unit: string | null
  readonly unitPrice: number | null
  readonly amount: Fen
  readonly basis: Basis
}

/**
 * What a link is worth (5.8): money is what it is, and is handed out in yuan; other things are quantity × price, or a
 * stated value with what it rests on, or not valued at all, which is told apart from worth nothing.
 */
export function valuationOf(given: Valued): Result<Valuation, Problem[]> {
  const { kind, quantity, unit, unitPrice, amount, basisNote } = given
  if (kind === 'money') {
    if (amount === null || amount === 0) return refused([{ code: 'money-without-amount', path: 'amount' }])
    return ok({ quantity: amount * 10, unit: '元', unitPrice: 100, amount: fen(amount), basis: 'cash' })
  }
  if (quantity !== null && unit === null) return refused([{ code: 'quantity-without-unit', path: 'unit' }])
  const computed = quantity !== null && unitPrice !== null ? worthOf(quantity, unitPrice) : null
  const facts = { quantity, unit, unitPrice }
  if (computed !== null && (amount === null || amount === computed))
    return ok({ ...facts, amount: computed, basis: 'computed' })
  if (amount === null) return ok({ ...facts, amount: fen(0), basis: 'none' })
  if (basisNote === null) return refused([{ code: 'value-without-basis', path: 'basisNote' }])
  return ok({ ...facts, amount: fen(amount), basis: 'stated' })
}

type Dated = {
  readonly linkedOn: Day
  readonly promisedOn: Day | null
  readonly creditCode: string | null
  readonly noticeOn: Day | null
}

/** What else may be wrong with a link, by field. */
export function problemsOfLink({ linkedOn, promisedOn, creditCode, noticeOn }: Dated, today: Day): Problem[] {
  const problems: Problem[] = []
  if (linkedOn > today) problems.push({ code: 'link-in-the-future', path: 'linkedOn' })
  if (promisedOn !== null && promisedOn < linkedOn)
    problems.push({ code: 'promised-before-link', path: 'promisedOn' })
  if (noticeOn !== null && noticeOn > today) problems.push({ code: 'link-in-the-future', path: 'noticeOn' })
  const code = creditCode === null ? null : checkUnifiedCreditCode(creditCode)
  if (code && !code.ok) problems.push({ code: code.error, path: 'creditCode' })
  return problems
}
