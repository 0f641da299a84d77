import { comparisonOf, fulfils, leavesOf } from './condition.ts'
import { compareWith, type Fraction, fraction } from './fraction.ts'
import type { Instrument, Item } from './instrument.ts'

/** How far a value that can come out lies from a whole number; its sign is all that a comparison asks. */
type Distance = (whole: number) => number

const distanceOf =
  (value: number): Distance =>
  (whole) =>
    value - whole

const highest = ({ options }: Item): number => Math.max(...options.map(({ points }) => points))

/** Every pair of points and of what the answered items can have; an item that is left out adds to neither. */
function pairsOf(items: readonly Item[]): { readonly raw: number; readonly most: number }[] {
  let pairs = new Map([['0/0', { raw: 0, most: 0 }]])
  for (const item of items) {
    const next = new Map(pairs)
    for (const { raw, most } of pairs.values())
      for (const { points } of item.options) {
        const pair = { raw: raw + points, most: most + highest(item) }
        next.set(`${pair.raw}/${pair.most}`, pair)
      }
    pairs = next
  }
  return [...pairs.values()]
}

function scoresOf({ items, score }: Instrument): Fraction[] {
  const pairs = pairsOf(items)
  if (score.method === 'sum') return [...new Set(pairs.map(({ raw }) => raw))].map((raw) => fraction(raw, 1))
  return pairs.map(({ raw, most }) => fraction(raw * score.to, most))
}

const pointsOf = (items: readonly Item[]): number[] => [...new Set(pairsOf(items).map(({ raw }) => raw))]

/**
 * Whether a threshold can be told from another number by anything that can come out at all. On a scale of fives 59 and 60
 * are the same, and no example could ever notice: an author is asked for none. A counted fact may have any value.
 */
export function thresholdsDiffer(
  instrument: Instrument,
): (threshold: string, one: number, other: number) => boolean {
  const { grades, adjustments, reassess, domains, items } = instrument
  const conditions = [
    ...grades.flatMap(({ when }) => when ?? []),
    ...adjustments.map(({ when }) => when),
    ...(reassess?.rules ?? []).flatMap(({ when }) => when ?? []),
  ]
  const known = new Map<string, readonly Distance[]>()
  const valuesOf = (about: string, make: () => readonly Distance[]): readonly Distance[] => {
    const found = known.get(about) ?? make()
    known.set(about, found)
    return found
  }
  const ofDomain = (code: string) => pointsOf(items.filter(({ domain }) => domain === code)).map(distanceOf)
  return (threshold, one, other) =>
    conditions.some((condition) =>
      [...leavesOf(condition, [])].some(({ leaf }) => {
        const compared = comparisonOf(leaf)
        if (compared?.threshold !== threshold) return false
        if ('fact' in leaf) return true
        const values =
          'score' in leaf
            ? valuesOf('score', () =>
                scoresOf(instrument).map((score) => (whole) => compareWith(score, whole)),
              )
            : 'item' in leaf
              ? valuesOf(`item ${leaf.item}`, () =>
                  pointsOf(items.filter(({ code }) => code === leaf.item)).map(distanceOf),
                )
              : 'domain' in leaf
                ? valuesOf(`domain ${leaf.domain}`, () =>
                    (leaf.domain === 'any' ? domains.map(({ code }) => code) : [leaf.domain]).flatMap(
                      ofDomain,
                    ),
                  )
                : []
        return values.some(
          (from) => fulfils(compared.word, from(one)) !== fulfils(compared.word, from(other)),
        )
      }),
    )
}
