/** A payment that was made, with what may still be claimed of it. Fen. */
export type Claimable = { readonly payment: string; readonly openFen: number }

/** A sum to be recovered, laid on the payments: the latest first, none for more than is open of it; null where all is not enough. */
export function spreadOver(
  payments: readonly Claimable[],
  amountFen: number,
): readonly { readonly payment: string; readonly amountFen: number }[] | null {
  let left = amountFen
  const parts: { payment: string; amountFen: number }[] = []
  for (const { payment, openFen } of payments.toReversed()) {
    const part = Math.min(left, openFen)
    if (part > 0) parts.push({ payment, amountFen: part })
    left -= part
  }
  return left === 0 ? parts : null
}
