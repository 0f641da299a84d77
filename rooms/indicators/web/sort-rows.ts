/** How a table of places stands: by the place's own order, or by one of its figures. */
export type Order = { readonly by: string | null; readonly falling: boolean }

/** A first press on a figure shows the largest first, the next one the smallest, the third the places' own order. */
export function turned(order: Order, by: string): Order {
  if (order.by !== by) return { by, falling: true }
  return order.falling ? { by, falling: false } : { by: null, falling: false }
}

/** Rows in an order; equal figures keep the places' own order. */
export function inOrder<T>(rows: readonly T[], order: Order, figure: (row: T) => number): readonly T[] {
  if (order.by === null) return rows
  const sign = order.falling ? -1 : 1
  return [...rows].sort((a, b) => sign * (figure(a) - figure(b)))
}

/**
 * What of a total stands in none of the rows shown; null for what cannot be added. Hours come rounded to two decimals,
 * each row for itself, so that a difference of less than half a hundredth a row is no missing hour.
 */
export function notInRows(total: number, shown: readonly number[], addsUp: boolean): number | null {
  if (!addsUp) return null
  const rest = Math.round((total - shown.reduce((sum, value) => sum + value, 0)) * 100) / 100
  const rounded = [total, ...shown].filter((value) => !Number.isInteger(value)).length
  return Math.abs(rest) <= rounded * 0.005 ? 0 : rest
}
