/** Two raters' grades of one file, as ranks. */
export type RatedTwice = { readonly first: number; readonly second: number }

/**
 * Cohen's kappa with linear weights over so many ordered grades: 1 is full agreement, 0 is what chance would give.
 * Null where nothing was rated twice or both raters gave one and the same grade throughout, because then chance alone
 * explains everything. To three decimals.
 */
export function weightedKappa(pairs: readonly RatedTwice[], grades: number): number | null {
  if (pairs.length === 0 || grades < 2) return null
  const count = (of: (pair: RatedTwice) => number) => {
    const counts = Array.from({ length: grades }, () => 0)
    for (const pair of pairs) counts[of(pair)] = (counts[of(pair)] ?? 0) + 1
    return counts
  }
  const first = count((pair) => pair.first)
  const second = count((pair) => pair.second)
  const observed = pairs.reduce((sum, pair) => sum + Math.abs(pair.first - pair.second), 0)
  let expected = 0
  for (const [i, one] of first.entries()) {
    for (const [j, other] of second.entries()) expected += Math.abs(i - j) * one * other
  }
  if (expected === 0) return null
  return Math.round((1 - (observed * pairs.length) / expected) * 1000) / 1000
}

/** Files for a second rater: one in ten, rounded up, in an order that nobody chooses and anybody can repeat. */
export function drawTenth(files: readonly string[], halfYear: string): string[] {
  const place = (file: string) => hash(`${halfYear}:${file}`)
  return files
    .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .slice(0, Math.ceil(files.length / 10))
}

/** FNV-1a: spreads ids evenly, and the same everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value
}

/** `2023H1`: the half-year that a day lies in. */
export const halfYearOf = (day: string): string =>
  `${day.slice(0, 4)}H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`

/** First and last day of a half-year. */
export const daysOfHalfYear = (halfYear: string): { from: string; to: string } => {
  const year = halfYear.slice(0, 4)
  return halfYear.endsWith('H1')
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` }
}
