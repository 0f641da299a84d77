import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type CategoryBook, categoryBook } from '../domain/category.ts'
import { type PersonCodes, personCodes } from '../domain/person-codes.ts'

const dataFolder = join(import.meta.dirname, '../../../data')

const read = (path: string): unknown => parse(readFileSync(join(dataFolder, path), 'utf8'))

let book: CategoryBook | undefined
let codes: PersonCodes | undefined

/** The parsed file of `data/categories/`; an import adds local words to it. */
export const categoryFile = (): unknown => read('categories/national.yaml')

/** The categories of `data/categories/`, read once a process. */
export function categories(): CategoryBook {
  book ??= categoryBook(categoryFile())
  return book
}

/** The code tables of `data/codes/`, read once a process. */
export function codeTables(): PersonCodes {
  codes ??= personCodes(
    readdirSync(join(dataFolder, 'codes'))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => read(`codes/${file}`)),
  )
  return codes
}

/** What a category is called; a code that is none by itself. */
export const categoryTitle = (code: string, language: 'zh' | 'en'): string =>
  categories().category(code)?.title[language] ?? code

/** Whether a category is need-to-know (L4): not even named to somebody without a reason. */
export const isRestricted = (category: string): boolean => categories().category(category)?.class === 'L4'
