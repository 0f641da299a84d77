import type { Programme } from '../language/programme.ts'

/** What a line of a table or a band is chosen by is no sum that anybody is paid. */
const bounds = ['at_most', 'when', 'by', 'percent']

/** The figures of money that an amount is made of: those a catalogue shows, and no income line. */
export function paidFigures(programme: Programme): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node === 'string') {
      if (programme.parameters[node]?.unit === 'fen') found.add(node)
      const value = programme.values[node]
      if (value && !seen.has(node)) {
        seen.add(node)
        walk(value.is)
      }
      return
    }
    if (typeof node !== 'object' || node === null) return
    for (const [key, part] of Object.entries(node)) if (!bounds.includes(key)) walk(part)
  }
  walk(programme.amount)
  return found
}
