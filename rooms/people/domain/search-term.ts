import { tidyName } from './name-keys.ts'

/** What somebody typed into the search box, read: at most one way in, and what else must hold of a person found. */
export type SearchTerm = {
  readonly way:
    | { readonly kind: 'name'; readonly text: string }
    /** Four or more digits: the ending of an identity number or of a phone number. */
    | { readonly kind: 'ending'; readonly digits: string }
    | { readonly kind: 'identity-number'; readonly number: string }
    | { readonly kind: 'file-number'; readonly number: string }
  /** Part of the name, where something else led the way. */
  readonly name: string | null
}

const identityNumber = /^\d{17}[\dx]$/i
const ending = /^\d{3,16}[\dx]$/i
const fileNumber = /^cl-?(\d{6})-?(\d{4})-?(\d{5,7})$/i

/**
 * Reads a search: a name in characters, pinyin or initials; an identity number or its last digits; a phone number
 * or its last four; a file number; a name and digits together. Null when nothing can be searched for.
 */
export function readSearch(text: string): SearchTerm | null {
  const words = joinedDigits(text.normalize('NFKC').trim()).split(/\s+/).filter(Boolean)
  const numbers = words.filter(
    (word) => fileNumber.test(word) || ending.test(word) || identityNumber.test(word),
  )
  const name = tidyName(words.filter((word) => !numbers.includes(word)).join('')) || null
  const number = numbers[0]
  if (number === undefined) return name ? { way: { kind: 'name', text: name }, name: null } : null
  const file = fileNumber.exec(number)
  if (file) return { way: { kind: 'file-number', number: `CL-${file[1]}-${file[2]}-${file[3]}` }, name }
  const digits = number.toUpperCase()
  if (identityNumber.test(digits)) return { way: { kind: 'identity-number', number: digits }, name }
  return { way: { kind: 'ending', digits }, name }
}

/** 138 0000 1234 and 0392-5500000 as they are copied from elsewhere: groups of digits that make up one number. */
const joinedDigits = (text: string): string =>
  text.replace(/(?<!\S)\d+(?:[\s-]+\d+)*[\s-]*\d*x?(?!\S)/gi, (groups) => groups.replace(/[\s-]/g, ''))
