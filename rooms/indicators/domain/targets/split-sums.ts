import type { Milestone, Target } from './target.ts'

type Part = { readonly milestones: readonly Milestone[] }

/**
 * What parts add up to by each day of the whole, beside what it asks: by the last day always, by an earlier one where some
 * part states a number for it.
 */
export function sumsOf({ milestones }: Pick<Target, 'milestones'>, parts: readonly Part[]) {
  const last = milestones.at(-1)
  return milestones.flatMap((asked) => {
    const stated = parts.flatMap((part) => {
      const own = asked === last ? part.milestones.at(-1) : part.milestones.find(({ by }) => by === asked.by)
      return own ? [own.value] : []
    })
    if (asked !== last && stated.length === 0) return []
    const sum = stated.reduce((total, value) => total + value, 0)
    // Shares of a hundredth must not miss their whole by what binary numbers cannot say.
    return [{ by: asked.by, sum: Math.round(sum * 1e6) / 1e6, number: asked.value }]
  })
}
