/** Before a key that begins inside a name: names that begin with the words searched for come first. */
export const innerMark = '~'

const separators = /[\s·•・.。'’-]/g

/** Longer names (a transliterated one has fifteen characters) are found by these many starting points. */
const mostStarts = 6

/** A name or a search as it is compared: half width, small letters, no spaces and points. */
export const tidyName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(separators, '')

/**
 * The keys by which a name is found, any part of it: its suffixes in characters, in pinyin and, from two letters
 * on, in initials. `syllables` is the reading of each character, `name` and `syllables` in step.
 */
export function nameKeysOf(name: string, syllables: readonly string[]): string[] {
  const characters = [...name]
  const read = characters.map((character, i) => tidyName(syllables[i] ?? character))
  const starts = startsOf(characters)
  const keys = starts.flatMap((start) => {
    const mark = start === starts[0] ? '' : innerMark
    const initials = read
      .slice(start)
      .map((syllable) => syllable.slice(0, 1))
      .join('')
    const suffixes = [tidyName(characters.slice(start).join('')), read.slice(start).join('')]
    return [...suffixes, ...(initials.length > 1 ? [initials] : [])].map((suffix) => mark + suffix)
  })
  return [...new Set(keys)].filter((key) => key !== '' && key !== innerMark)
}

/** Where a key begins: at each of the first characters, and after each point of a long name. */
function startsOf(characters: readonly string[]): number[] {
  return characters.flatMap((character, i) => {
    const afterPoint = i > 0 && tidyName(characters[i - 1] ?? '') === ''
    return tidyName(character) !== '' && (i < mostStarts || afterPoint) ? [i] : []
  })
}
