type Child = { readonly code: number }

/** What each division is to reach by each day of a target, by code; null where nothing was written yet. */
export type Shares = Readonly<Record<number, readonly (number | null)[]>>

/** What the divisions add up to by one of the days, without what binary numbers add of their own. */
export function sumOf(items: readonly Child[], shares: Shares, day: number): number {
  const sum = items.reduce((total, { code }) => total + (shares[code]?.[day] ?? 0), 0)
  return Math.round(sum * 1e6) / 1e6
}

/** Each day's number given out evenly; what is no longer open is none. */
export function evenShares(items: readonly Child[], numbers: readonly number[]): Shares {
  const columns = numbers.map((number) => evenly(items.length, Math.max(0, number)))
  return Object.fromEntries(items.map(({ code }, i) => [code, columns.map((column) => column[i] ?? 0)]))
}

/** Whole shares; what does not divide goes to the first ones, one each, and a part after the point to the first. */
function evenly(count: number, number: number): number[] {
  const whole = Math.floor(number)
  const share = Math.floor(whole / count)
  const rest = whole - share * count
  const part = Math.round((number - whole) * 100) / 100
  return Array.from({ length: count }, (_, i) => share + (i < rest ? 1 : 0) + (i === 0 ? part : 0))
}
