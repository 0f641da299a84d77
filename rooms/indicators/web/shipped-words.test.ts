import { describe, expect, it } from 'vitest'
import type { Language } from '../../../platform/web/language-choice.ts'
import type { View } from '../domain/view.ts'
import { views } from '../domain/views.ts'
import { columnWords, valueWords } from './condition-words.ts'

const languages: readonly Language[] = ['zh', 'en']
const published = Object.values(views)

const inWords = (view: View, language: Language) => ({ view, language, category: (code: string) => code })

/** A condition or an example may name any of these; its page must say it in words. */
describe('the columns of every published view', () => {
  it('have a name in Chinese and in English, and never show their own code', () => {
    const raw = published.flatMap((view) =>
      Object.keys(view.columns).flatMap((column) =>
        languages
          .filter((language) => columnWords(column, inWords(view, language)) === column)
          .map((language) => `${view.name}.${column} in ${language}`),
      ),
    )
    expect(raw).toEqual([])
  })

  it('have Chinese names in Chinese and none in English', () => {
    const hasHan = (text: string) => /\p{Script=Han}/u.test(text)
    const wrong = published.flatMap((view) =>
      Object.keys(view.columns).flatMap((column) => [
        ...(hasHan(columnWords(column, inWords(view, 'zh'))) ? [] : [`${view.name}.${column} zh`]),
        ...(hasHan(columnWords(column, inWords(view, 'en'))) ? [`${view.name}.${column} en`] : []),
      ]),
    )
    expect(wrong).toEqual([])
  })

  it('say each of their values in words', () => {
    const raw = published.flatMap((view) =>
      Object.entries(view.columns).flatMap(([column, one]) =>
        Object.keys(('values' in one && one.values) || {}).flatMap((value) =>
          languages
            .filter((language) => valueWords(column, value, inWords(view, language)) === value)
            .map((language) => `${view.name}.${column} ${value} in ${language}`),
        ),
      ),
    )
    expect(raw).toEqual([])
  })
})
