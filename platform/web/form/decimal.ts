/** What of a text may stand in a decimal: digits and one point, with so many places after it. */
export function keptDecimal(text: string, decimals: number): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u3002]/g, '.')
    .replace(/[^\d.]/g, '')
  const [whole = '', ...rest] = plain.split('.')
  const kept = whole.slice(0, 12)
  return rest.length === 0 ? kept : `${kept}.${rest.join('').slice(0, decimals)}`
}

/** The number of such a text; null where it has no digit. */
export const readDecimal = (text: string): number | null => (/\d/.test(text) ? Number(text) : null)
