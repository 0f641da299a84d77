/** How strongly goals of one person are taken to move together; the value that Kiresuk and Sherman propose. */
const correlation = 0.3

/**
 * The goal attainment T score of scores from −2 to +2 with equal weights (Kiresuk and Sherman 1968): 50 when everything came
 * out as expected, ten more for a standard deviation above. Nothing scored is no figure, not fifty.
 */
export function attainmentOf(scores: readonly number[]): number | null {
  const count = scores.length
  if (count === 0) return null
  const sum = scores.reduce((total, score) => total + score, 0)
  const spread = Math.sqrt((1 - correlation) * count + correlation * count * count)
  return Math.round((50 + (10 * sum) / spread) * 10) / 10
}
