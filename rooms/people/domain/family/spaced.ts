/**
 * Middles as near as can be to the wanted ones (least squares) while things of these widths stand side by side in their
 * order: neighbours that would overlap are pooled and moved together.
 */
export function spaced(wanted: readonly number[], widths: readonly number[]): number[] {
  const offsets: number[] = []
  for (const [at, width] of widths.entries())
    offsets.push(at === 0 ? 0 : (offsets[at - 1] as number) + ((widths[at - 1] as number) + width) / 2)
  const pools: { sum: number; count: number }[] = []
  for (const [at, wish] of wanted.entries()) {
    pools.push({ sum: wish - (offsets[at] as number), count: 1 })
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last && before;
      last = pools.at(-1), before = pools.at(-2)
    ) {
      if (before.sum / before.count <= last.sum / last.count) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((value, at) => value + (offsets[at] as number))
}
