/** Below this a cell is not published (7.7, D19). */
export const smallestPublished = 5

export type PublicPart = { readonly code: string; readonly amount: number }

/** A total for public eyes: null reads "fewer than 5". Zero names nobody and stays. */
export const publicAmount = (amount: number): number | null =>
  amount > 0 && amount < smallestPublished ? null : amount

/**
 * Parts for public eyes: the small ones are merged into `other`. When what was merged is itself small, the next
 * smallest joins it, because the one hidden cell could be had by subtracting the rest from the total.
 */
export function publicParts(parts: readonly PublicPart[]): PublicPart[] {
  const sorted = parts.filter((part) => part.amount > 0).toSorted((a, b) => a.amount - b.amount)
  let hidden = 0
  let other = 0
  for (const { amount } of sorted) {
    const needsCover = hidden > 0 && (hidden === 1 || other < smallestPublished)
    if (amount >= smallestPublished && !needsCover) break
    hidden += 1
    other += amount
  }
  const published = new Set(sorted.slice(hidden).map((part) => part.code))
  const kept = parts.filter((part) => part.amount === 0 || published.has(part.code))
  if (hidden === 0) return [...kept]
  if (other < smallestPublished) return kept.filter((part) => part.amount === 0)
  return [...kept, { code: 'other', amount: other }]
}
