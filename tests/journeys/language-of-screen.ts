import type { Page } from 'playwright-core'

const texts = `(() => {
  const found = []
  const own = (element) => {
    const spoken = element.closest('[lang]')
    return !spoken || spoken === document.documentElement
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest('script, style, noscript') && own(node.parentElement)) found.push(node.data.trim())
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    if (!element.closest('[aria-hidden=true]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        if (element.hasAttribute(name) && own(element)) found.push(element.getAttribute(name).trim())
  return found.filter(Boolean)
})()`

const foreignWords = { en: /\p{Script=Han}+/gu, zh: /[A-Za-z]{2,}/g }

// Names of the product, of keys and of kinds of files are the same in both languages.
const sameInBoth = /^(助联|zhulian|ctrl|enter|excel|word|pdf|xlsx|csv|mb|id|gb)$/i

// An address reads the same in both languages.
const address = /https?:\/\/\S+/g

/** Remembers what the server sends, so that names and other data are told from the words of the screen. */
export function hearData(page: Page): () => Promise<ReadonlySet<string>> {
  const heard = new Set<string>()
  const coming = new Set<Promise<void>>()
  page.on('response', (response) => {
    if (!response.headers()['content-type']?.includes('json')) return
    const one = response
      .json()
      .catch(() => null)
      .then((answer) => collect(answer, heard))
      .finally(() => coming.delete(one))
    coming.add(one)
  })
  return async () => {
    await Promise.all(coming)
    return heard
  }
}

/**
 * Every string that came as data. Sentences in both languages came as words: the screen must choose. What of them is the
 * same in both is data too: what a person typed, and a name within an English sentence.
 */
function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value)
  else if (Array.isArray(value)) for (const one of value) collect(one, into)
  else if (value && typeof value === 'object') {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    if (typeof zh === 'string' && typeof en === 'string')
      for (const name of en.match(foreignWords.en) ?? []) if (zh.includes(name)) into.add(name)
    if ('zh' in value && 'en' in value) return
    for (const one of Object.values(value)) collect(one, into)
  }
}

/** Texts of the screen, hints and labels included, with words of the other language that are not data. */
export async function wordsOfOtherLanguage(
  page: Page,
  language: 'zh' | 'en',
  data: () => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  const shown: string[] = await page.evaluate(texts)
  const foreign = (text: string) =>
    (text.replace(address, '').match(foreignWords[language]) ?? []).filter((word) => !sameInBoth.test(word))
  const suspect = shown.filter((text) => foreign(text).length > 0)
  if (suspect.length === 0) return []
  // After the texts: a name that came while they were read was data too.
  const all = [...(await data())].join('\n')
  return suspect.filter((text) => foreign(text).some((word) => !all.includes(word)))
}
