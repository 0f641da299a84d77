/** What an abstract must not name: the client and the family, and where they live, as people write it. */
export type Identity = { readonly names: readonly string[]; readonly places: readonly string[] }

/** Something that tells who it is about; `at` is where it begins, in characters. */
export type Identifier = {
  readonly kind: 'name' | 'place' | 'identity-number' | 'phone'
  readonly at: number
}

/**
 * Every place of a text that tells whose case it is (2.8): names and villages of the client, and any number that looks
 * like that of an identity card or a telephone. Full width and spaces between characters do not hide one.
 *
 * Not covered: a person described so closely that neighbours know who it is; that is what the reader before
 * acceptance is for.
 */
export function identifiersIn(text: string, { names, places }: Identity): Identifier[] {
  const { plain, origin } = tight(text)
  const found: Identifier[] = []
  const numbers: [Identifier['kind'], RegExp][] = [
    ['identity-number', /(?<!\d)(?:\d{17}[\dx]|\d{15})(?![\dx])/gi],
    ['phone', /(?<!\d)(?:(?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g],
  ]
  for (const [kind, pattern] of numbers) {
    for (const match of plain.matchAll(pattern)) found.push({ kind, at: origin[match.index] ?? 0 })
  }
  for (const [kind, words] of [
    ['name', names],
    ['place', places],
  ] as const) {
    for (const word of new Set(words.map((one) => tight(one).plain))) {
      if ([...word].length < 2) continue
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
        found.push({ kind, at: origin[at] ?? 0 })
      }
    }
  }
  return found.toSorted((a, b) => a.at - b.at)
}

/** The text without spaces and in half width, and for each character where it stood. */
function tight(text: string): { readonly plain: string; readonly origin: readonly number[] } {
  let plain = ''
  const origin: number[] = []
  for (const [at, sign] of [...text].entries()) {
    for (const one of sign.normalize('NFKC')) {
      if (/\s/.test(one)) continue
      plain += one
      for (let unit = 0; unit < one.length; unit += 1) origin.push(at)
    }
  }
  return { plain, origin }
}
