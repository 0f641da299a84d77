import { z } from 'zod'
import { tidyWord } from './word.ts'

const words = z.array(z.string().min(1)).default([])
const named = { code: z.string().min(1), zh: z.string().min(1), en: z.string().min(1) }
const severity = z.enum(['reject', 'warn'])

const categorySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,6}$/),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string(),
  class: z.enum(['L3', 'L4']),
  benefit: z.boolean().default(false),
  reports_as: z.string(),
  priority: z.number().int().positive(),
  age: z
    .union([
      z.strictObject({ under: z.number().int(), otherwise: severity }),
      z.strictObject({ from: z.number().int(), otherwise: severity }),
    ])
    .optional(),
  sex: z.enum(['1', '2']).optional(),
  words,
  kinds: z.array(z.strictObject({ ...named, qualifiers: words, words })).default([]),
})

const categoryFileSchema = z.strictObject({
  code: z.string(),
  groups: z.array(z.strictObject(named)).min(1),
  categories: z.array(categorySchema).min(1),
})

export type Category = z.infer<typeof categorySchema>
export type CategoryGroup = z.infer<typeof categoryFileSchema>['groups'][number]

/** A category as a ledger names it: the code, and the finer kind where the word says one. */
export type CategoryMention = { readonly code: string; readonly kind: string | null }

/** The categories of `data/categories/`, by code and by the words people write. */
export type CategoryBook = {
  readonly categories: readonly Category[]
  /** The groups of the monthly table, in its order. */
  readonly groups: readonly CategoryGroup[]
  /** Null for a code that is none. */
  category(code: string): Category | null
  /** What one word means, several categories where it says two things (残疾儿童); null when nobody would know. */
  mentions(word: string): readonly CategoryMention[] | null
}

/**
 * Makes the book from the parsed file. `localWords` adds words that a place uses, each for a code.
 * Throws when the file is not of its form or contradicts itself: a fault in `data/`, found before anything starts.
 */
export function categoryBook(file: unknown, localWords: Readonly<Record<string, string>> = {}): CategoryBook {
  const { categories, groups } = categoryFileSchema.parse(file)
  const byCode = new Map(categories.map((category) => [category.code, category]))
  if (byCode.size < categories.length) throw new Error('two categories have one code')
  for (const { code, reports_as } of categories) {
    if (!groups.some((group) => group.code === reports_as))
      throw new Error(`${code} reports as ${reports_as}`)
  }
  const dictionary = dictionaryOf(categories)
  for (const [word, code] of Object.entries(localWords)) {
    if (!byCode.has(code)) throw new Error(`“${word}” is to mean ${code}, which is no category`)
    dictionary.set(tidyWord(word), [{ code, kind: null }])
  }
  return {
    categories,
    groups,
    category: (code) => byCode.get(code) ?? null,
    mentions: (word) => dictionary.get(word) ?? lookUp(dictionary, tidyWord(word)),
  }
}

type Dictionary = Map<string, CategoryMention[]>

/** What may hang on to any of the words without changing it. */
const endings = ['户', '人员', '对象', '家庭', '人', '群众', '者', '人口', '老人', '儿童']

/** Every word with every qualifier; what is written out in the file wins over what is put together here. */
function dictionaryOf(categories: readonly Category[]): Dictionary {
  const dictionary: Dictionary = new Map()
  for (const { code, title, words, kinds } of categories) {
    for (const word of [code, title.zh, ...words]) add(dictionary, word, { code, kind: null })
    for (const { code: kind, words: alone } of kinds) {
      for (const word of alone) add(dictionary, word, { code, kind })
    }
  }
  const written = new Set(dictionary.keys())
  for (const { code, title, words, kinds } of categories) {
    for (const { code: kind, zh, qualifiers } of kinds) {
      for (const qualifier of [zh, ...qualifiers]) {
        for (const word of [title.zh, ...words]) {
          for (const together of [`${qualifier}${word}`, `${word}${qualifier}`, `${word}(${qualifier})`]) {
            if (!written.has(tidyWord(together))) add(dictionary, together, { code, kind })
          }
        }
      }
    }
  }
  return dictionary
}

function add(dictionary: Dictionary, word: string, mention: CategoryMention): void {
  const key = tidyWord(word)
  const known = dictionary.get(key)
  if (!known) dictionary.set(key, [mention])
  else if (!known.some(({ code }) => code === mention.code)) known.push(mention)
}

/** `低保A类`, `残疾人(肢体二级)`: the class and the grade are no other category. */
const details =
  /\(?(?:[abcd一二三四1-4][类档]|(?:[视听言肢智精多][力语体神重](?:残疾)?[、,]?)?[一二三四1-4]级)\)?$/

function lookUp(dictionary: Dictionary, key: string): readonly CategoryMention[] | null {
  const known = dictionary.get(key)
  if (known) return known
  const ending = endings.find((end) => key.endsWith(end) && dictionary.has(key.slice(0, -end.length)))
  if (ending) return dictionary.get(key.slice(0, -ending.length)) ?? null
  const plain = key.replace(details, '')
  return plain !== key && plain !== '' ? lookUp(dictionary, plain) : null
}

/** Whether the age on a day speaks against the category, and how strongly; null when it does not. */
export function ageConflict(category: Category, age: number): 'reject' | 'warn' | null {
  const rule = category.age
  if (!rule) return null
  const holds = 'under' in rule ? age < rule.under : age >= rule.from
  return holds ? null : rule.otherwise
}
