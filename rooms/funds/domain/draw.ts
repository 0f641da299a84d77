import { ok, type Result, refused } from '../../../kernel/result.ts'

/** What is there, in the order in which it is drawn on; fen. */
export type Holding = { readonly pool: string; readonly balance: number }

/** A part of an amount, out of one pool; fen, above zero. */
export type Share = { readonly pool: string; readonly amount: number }

/**
 * Takes an amount out of holdings, each emptied before the next is touched: an earmark is spent before what tops it up
 * (S5.A3). Refused with what is missing where all together hold less; never takes a part.
 */
export function draw(
  holdings: readonly Holding[],
  amount: number,
): Result<readonly Share[], { readonly missing: number }> {
  const shares: Share[] = []
  let open = amount
  for (const { pool, balance } of holdings) {
    const taken = Math.min(open, balance)
    if (taken <= 0) continue
    shares.push({ pool, amount: taken })
    open -= taken
  }
  return open > 0 ? refused({ missing: open }) : ok(shares)
}
