/**
 * What of a text may stand where a whole number is asked for: its digits, and a sign or a point too, because without them
 * `1.5` would become 15 and `-5` would become 5. Commas between thousands, blanks and letters are left out.
 */
export const keptWhole = (text: string, digits: number): string =>
  text
    .normalize('NFKC')
    .replace(/[\u3002]/g, '.')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[^\d.-]/g, '')
    .slice(0, digits + 3)

/** The number of such a text: null where there is none, undefined where what is there is no whole number from 0 up. */
export function readWhole(text: string, digits: number): number | null | undefined {
  if (text === '') return null
  return /^\d+$/.test(text) && text.length <= digits ? Number(text) : undefined
}
