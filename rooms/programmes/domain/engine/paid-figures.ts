import type { Programme } from '../language/programme.ts'

/** What a line of a table or a band is chosen by is no sum that anybody is paid. */
const bounds = ['at_most', 'when', 'by', 'percent']

/** How a figure stands in an amount: paid as it is, or what the amount does not go above or below. */
export type PaidAs = 'sum' | 'most' | 'least'

const limits: Readonly<Record<string, PaidAs>> = { lowest: 'most', highest: 'least' }

/** The figures of money that an amount is made of, each with how it stands there: those a catalogue shows, and no income line. */
export function paidFigures(programme: Programme): ReadonlyMap<string, PaidAs> {
  const found = new Map<string, PaidAs>()
  const seen = new Set<string>()
  const walk = (node: unknown, as: PaidAs): void => {
    if (typeof node === 'string') {
      if (programme.parameters[node]?.unit === 'fen') found.set(node, found.get(node) === 'sum' ? 'sum' : as)
      const value = programme.values[node]
      if (value && !seen.has(node)) {
        seen.add(node)
        walk(value.is, 'sum')
      }
      return
    }
    if (typeof node !== 'object' || node === null) return
    for (const [key, part] of Object.entries(node)) {
      if (bounds.includes(key)) continue
      // A name that stands right in `lowest` is a cap; what is worked out beside it is the amount.
      if (Array.isArray(part)) for (const one of part) walk(one, limits[key] ?? 'sum')
      else walk(part, 'sum')
    }
  }
  walk(programme.amount, 'sum')
  return found
}
