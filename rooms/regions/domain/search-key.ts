import { shortNameOf } from './short-name.ts'

/** What someone typed, read as what it can be looked up by. */
export type SearchKey =
  | { readonly kind: 'code'; readonly digits: string; readonly low: number; readonly high: number }
  | {
      readonly kind: 'name'
      readonly text: string
      /** None when the text is one character or 社区: too little to search all villages by. */
      readonly grams: readonly number[]
    }
  | { readonly kind: 'spelling'; readonly text: string }

const codeDigits = 12

/** Reads a search text; null when nothing in it can be searched for. */
export function searchKeyOf(typed: string): SearchKey | null {
  const text = typed.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').replace(/\s+/g, '')
  if (/^\d{2,12}$/.test(text)) return codeKey(text)
  if (/\p{Script=Han}/u.test(text)) {
    const short = shortNameOf(text)
    return { kind: 'name', text: short, grams: gramsOf(short) }
  }
  const spelling = text.replace(/[^a-z0-9]/g, '')
  return spelling ? { kind: 'spelling', text: spelling } : null
}

function codeKey(digits: string): SearchKey {
  const low = Number(digits.padEnd(codeDigits, '0'))
  return { kind: 'code', digits, low, high: low + 10 ** (codeDigits - digits.length) - 1 }
}

/**
 * Every pair of neighbouring characters of a short name as one integer, so that an inverted index finds any two
 * characters inside a name (trigrams need three). Two pairs may share a number; a search compares the name as well.
 * 社区 is left out: it stands in every sixth name and finds nothing.
 */
export function gramsOf(shortName: string): number[] {
  const grams: number[] = []
  let before = 0
  for (const character of shortName) {
    const point = character.codePointAt(0) ?? 0
    const gram = ((before & 0x7fff) << 16) | (point & 0xffff)
    if (before !== 0 && gram !== community) grams.push(gram)
    before = point
  }
  return grams
}

const community = (('社'.charCodeAt(0) & 0x7fff) << 16) | '区'.charCodeAt(0)
