import { parseDay, sayDay } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import type { Language } from '../../../platform/web/language-choice.ts'
import type { Filter } from '../domain/filter.ts'
import type { View } from '../domain/view.ts'
import { measureTexts } from './measure-texts.ts'

/**
 * The words of one view, because another may mean something else by the same column, and how values are called that
 * no view names itself: categories by their code.
 */
export type Names = {
  readonly view: View
  readonly language: Language
  readonly category: (code: string) => string
}

const listed = (words: readonly string[], language: Language) => words.join(language === 'zh' ? '、' : ', ')

/** A column in words: by its own title, as its split is called, else as this screen calls it. */
export function columnWords(column: string, { view, language }: Names): string {
  const titled = view.columns[column]?.title
  if (titled) return titled[language]
  const split = Object.values(view.splits).find((one) => one.column === column)
  if (split && column !== 'categories') return split.title[language]
  const thing = Object.values(view.things).find((one) => one.key === column)
  const key = `column_${column}`
  if (key in measureTexts) return measureTexts[key as keyof typeof measureTexts][language]
  return thing?.title[language] ?? column
}

/** A value of a column in words. What is not filled in is said so. */
export function valueWords(column: string, value: unknown, names: Names): string {
  const { view, language, category } = names
  if (value === null || value === undefined) return measureTexts.nothing[language]
  if (typeof value === 'boolean') return (value ? measureTexts.yes : measureTexts.no)[language]
  if (Array.isArray(value)) {
    if (value.length === 0) return measureTexts.noneOfThem[language]
    return listed(
      value.map((one) => valueWords(column, one, names)),
      language,
    )
  }
  if (column === 'categories') return category(String(value))
  const known = view.columns[column]
  const words = known && 'values' in known ? known.values?.[String(value)] : undefined
  const day = parseDay(String(value))
  return words?.[language] ?? (day.ok ? sayDay(day.value, language) : String(value))
}

/** A condition of a measure as a sentence: `走访方式为入户`, `Method is one of Telephone, Video`. */
export function conditionWords(filter: Filter, names: Names): string {
  const { language } = names
  const say = (key: keyof typeof measureTexts, values: Readonly<Record<string, string>>) =>
    fill(measureTexts[key][language], values)
  const joined = (parts: readonly Filter[]) =>
    parts.map((part) => conditionWords(part, names)).join(language === 'zh' ? '；' : '; ')
  if ('all' in filter) return say('all', { conditions: joined(filter.all) })
  if ('any' in filter) return say('any', { conditions: joined(filter.any) })
  if ('not' in filter) return say('not', { condition: conditionWords(filter.not, names) })
  const column = columnWords(filter.column, names)
  const value = (one: unknown) => valueWords(filter.column, one, names)
  if ('is' in filter) return say('is', { column, value: value(filter.is) })
  if ('one_of' in filter) return say('oneOf', { column, values: listed(filter.one_of.map(value), language) })
  if ('at_least' in filter) return say('atLeast', { column, value: value(filter.at_least) })
  if ('at_most' in filter) return say('atMost', { column, value: value(filter.at_most) })
  return say('contains', { column, value: value(filter.contains) })
}
