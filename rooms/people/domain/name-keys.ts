/** Before a key that begins inside a name: names that begin with the words searched for come first. */
export const innerMark = '~'

const separators = /[\s·•・.。'’-]/g

/** Longer names (a transliterated one has fifteen characters) are found by these many starting points. */
const mostStarts = 6

/** A name or a search as it is compared: half width, small letters, no spaces and points. */
export const tidyName = (text: string): string =>
  // Nearly every character of a name is one of these, and then nothing is to be done.
  /^[\u4e00-\u9fffa-z]+$/.test(text) ? text : text.normalize('NFKC').toLowerCase().replace(separators, '')

/**
 * The keys by which a name is found, any part of it: its suffixes in characters, in pinyin and, from two letters
 * on, in initials. `syllables` is the reading of each character, `name` and `syllables` in step.
 */
export function nameKeysOf(name: string, syllables: readonly string[]): string[] {
  const characters: string[] = []
  const read: string[] = []
  const starts: number[] = []
  let afterPoint = false
  let place = 0
  // Points and spaces are left out, and a long name begins again after them.
  for (const character of name) {
    const tidy = tidyName(character)
    if (tidy === '') afterPoint = true
    else {
      if (characters.length < mostStarts || afterPoint) starts.push(characters.length)
      characters.push(tidy)
      read.push(tidyName(syllables[place] ?? character))
      afterPoint = false
    }
    place += 1
  }
  const keys = new Set<string>()
  for (const start of starts) {
    const mark = start === 0 ? '' : innerMark
    let [suffix, sound, initials] = [mark, mark, mark]
    for (let i = start; i < characters.length; i++) {
      suffix += characters[i]
      sound += read[i]
      initials += read[i]?.charAt(0)
    }
    keys.add(suffix).add(sound)
    if (characters.length - start > 1) keys.add(initials)
  }
  return [...keys]
}
