import { z } from 'zod'

/** What a text may speak of that must not wait (5.4 危机初筛, 6.2): a suspicion to look at, never a finding. */
export const dangerKinds = ['self-harm', 'abuse', 'sexual', 'violence', 'missing', 'neglect'] as const

export type DangerKind = (typeof dangerKinds)[number]

/** What was met in a text: the kind, and the word of the list that met it. */
export type Danger = { readonly kind: DangerKind; readonly word: string }

const word = z.string().min(1)

/** Stands in a word for a few characters that do not matter. */
const gap = '…'
const widestGap = 6

/** `data/danger-words.yaml`. Every word is compared after `plainText`, so the list is written as one would say it. */
export const dangerWordsSchema = z.strictObject({
  /** Single characters to what they stand for: traditional and variant forms. */
  variants: z.record(z.string().length(1), z.string().length(1)),
  /** Ways of writing around a word, to the word: homophones, pinyin, signs. */
  instead: z.record(word, word),
  /** Harmless phrases that hold a word of the list. */
  harmless: z.array(word),
  words: z.strictObject(
    Object.fromEntries(dangerKinds.map((kind) => [kind, z.array(word).min(1)])) as Record<
      DangerKind,
      z.ZodArray<z.ZodString>
    >,
  ),
})

export type DangerWords = z.infer<typeof dangerWordsSchema>

/**
 * Full width to half, lower case, without spaces, signs and marks, in simplified characters: 自　殺, 自·杀 and 自̶杀̶ are
 * 自杀, and zì shā is zisha.
 */
export function plainText(text: string, variants: DangerWords['variants']): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{M}\p{Cf}]+/gu, '')
  return [...plain].map((sign) => variants[sign] ?? sign).join('')
}

/** The reading of each character, without tones; what has none stays as it is. */
export type Spelling = (text: string) => readonly string[]

/** A word, and how it sounds; null where it is not wholly of characters. */
type Heard = {
  readonly kind: DangerKind
  readonly word: string
  readonly sound: string | null
  readonly length: number
}

/** So many syllables in letters are no accident among other words; where all is spelled out two are enough. */
const surelyMeant = 3

const syllable =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|uo|ui|ue|[aoeiu])|[nl]ve?)$/
const longestSyllable = 6

/**
 * Whether a text is wholly of syllables as pinyin has them. Walked from place to place and not by one expression of them
 * all: a public page may be sent iaoiaoiao…, which such an expression splits in ever more ways before it gives up.
 */
function isSpelled(text: string): boolean {
  if (!/^[a-z]+$/.test(text)) return false
  const reached = new Uint8Array(text.length + 1)
  reached[0] = 1
  for (let from = 0; from < text.length; from++) {
    if (reached[from] === 0) continue
    for (let to = from + 1; to <= Math.min(from + longestSyllable, text.length); to++)
      if (syllable.test(text.slice(from, to))) reached[to] = 1
  }
  return reached[text.length] === 1
}

/**
 * The words of a text that are written in letters in part or whole: 自sha, 打wo, bu xiang huo le. A match begins and ends
 * with a character or among letters, and holds letters: what stands in characters alone is found as it is written.
 */
function spelledOut(read: string, heard: readonly Heard[], spell: Spelling): Heard[] {
  if (!/[a-z]/.test(read)) return []
  const enough = isSpelled(read) ? 2 : surelyMeant
  let sound = ''
  const ends = new Set([0])
  const letters: number[] = [0]
  const signs = [...read]
  const readings = spell(read)
  for (const [at, sign] of signs.entries()) {
    const one = readings[at] ?? sign
    for (const letter of one) {
      sound += letter
      letters.push((letters.at(-1) ?? 0) + (one === sign ? 1 : 0))
    }
    ends.add(sound.length)
  }
  const isMeant = ({ sound: sought, length }: Heard): boolean => {
    if (sought === null) return false
    for (let from = sound.indexOf(sought); from >= 0; from = sound.indexOf(sought, from + 1)) {
      const to = from + sought.length
      const written = (letters[to] ?? 0) - (letters[from] ?? 0)
      if (ends.has(from) && ends.has(to) && written > 0 && (written < sought.length || length >= enough))
        return true
    }
    return false
  }
  return heard.filter(isMeant)
}

/**
 * Reads the list once and answers a function that finds the dangers of a text, each word once, in the order of the
 * kinds. A list only finds what was thought of: that nothing was found says nothing. Throws where a word says nothing.
 */
export function dangerFinder(list: DangerWords, spell: Spelling): (text: string) => Danger[] {
  const plain = (text: string) => plainText(text, list.variants)
  const instead = Object.entries(list.instead).map(([from, to]) => [plain(from), plain(to)] as const)
  const harmless = list.harmless.map(plain).toSorted((a, b) => b.length - a.length)
  const words = dangerKinds.flatMap((kind) =>
    list.words[kind].map((said) => {
      const parts = said.split(gap).map(plain)
      // An empty part would be met by every text.
      if (parts.includes('')) throw new Error(`a word of danger holds a letter or character: ${said}`)
      const written = parts.join('')
      const isHeard = parts.length === 1 && /^\p{Script=Han}+$/u.test(written)
      // After `plain` a text holds letters, digits and characters, so that none of them needs escaping.
      const meets = new RegExp(parts.join(`[^|]{0,${widestGap}}`), 'u')
      const sound = isHeard ? spell(written).join('') : null
      return { kind, word: said, meets, sound, length: [...written].length }
    }),
  )
  return (text) => {
    let read = plain(text)
    for (const [from, to] of instead) read = read.replaceAll(from, to)
    // A sign that no word holds, so that what stands before and after does not grow into one.
    for (const phrase of harmless) read = read.replaceAll(phrase, '|')
    const spelled = new Set(spelledOut(read, words, spell))
    return words
      .filter((one) => one.meets.test(read) || spelled.has(one))
      .map(({ kind, word: said }) => ({ kind, word: said }))
  }
}
