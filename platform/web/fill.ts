/**
 * Puts values into a sentence: `fill('{count} person|{count} people', { count: 3 })`. The part before `|` is
 * for a count of one.
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  const [one = '', many = one] = sentence.split('|')
  const chosen = values.count === 1 || values.count === '1' ? one : many
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  )
}
