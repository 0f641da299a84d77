import { z } from 'zod'

/** What a text may speak of that must not wait (5.4 危机初筛, 6.2): a suspicion to look at, never a finding. */
export const dangerKinds = ['self-harm', 'abuse', 'sexual', 'violence', 'missing', 'neglect'] as const

export type DangerKind = (typeof dangerKinds)[number]

/** What was met in a text: the kind, and the word of the list that met it. */
export type Danger = { readonly kind: DangerKind; readonly word: string }

const word = z.string().min(1)

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

/** Full width to half, lower case, without spaces and signs, in simplified characters: 自　殺 and 自·杀 are 自杀. */
export function plainText(text: string, variants: DangerWords['variants']): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')
  return [...plain].map((sign) => variants[sign] ?? sign).join('')
}

/**
 * Reads the list once and answers a function that finds the dangers of a text, each word once, in the order of the
 * kinds. A list only finds what was thought of: that nothing was found says nothing.
 */
export function dangerFinder(list: DangerWords): (text: string) => Danger[] {
  const plain = (text: string) => plainText(text, list.variants)
  const instead = Object.entries(list.instead).map(([from, to]) => [plain(from), plain(to)] as const)
  const harmless = list.harmless.map(plain).toSorted((a, b) => b.length - a.length)
  const words = dangerKinds.flatMap((kind) =>
    list.words[kind].map((said) => ({ kind, word: said, plain: plain(said) })),
  )
  return (text) => {
    let read = plain(text)
    for (const [from, to] of instead) read = read.replaceAll(from, to)
    // A sign that no word holds, so that what stands before and after does not grow into one.
    for (const phrase of harmless) read = read.replaceAll(phrase, '|')
    return words
      .filter((one) => read.includes(one.plain))
      .map(({ kind, word: said }) => ({ kind, word: said }))
  }
}
