import { ageOn, type Day } from '../../../../kernel/day.ts'
import { ageConflict, type CategoryBook, type CategoryMention } from '../category.ts'
import { meansNothing, readYesNo, splitList } from './cells.ts'
import { type DateSpan, earliestDay, latestDay, meansNoEnd, type PartialDate, readSpan } from './dates.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerMapping } from './mapping.ts'
import type { LedgerCategory } from './person.ts'
import type { RowCells } from './row-cells.ts'

/** What of the person a category may contradict. */
export type Whom = { readonly sex: string | null; readonly birth: PartialDate | null }

/** Reads the categories of a row with their dates, and whether they can be this person's. */
export function readCategories(
  cells: RowCells,
  mapping: LedgerMapping,
  book: CategoryBook,
  whom: Whom,
  today: Day,
): LedgerCategory[] {
  const mentions = mentioned(cells, mapping, book)
  if (mentions.length === 0 && !cells.problems.some(({ code }) => code === 'category-unknown')) {
    cells.warn('categories', 'category-missing')
  }
  for (const { code } of mentions) contradict(cells, book, code, whom, today)
  const { from, to } = readBenefit(cells, mapping.year)
  const certificate = cells.text('certificate')
  const isBenefit = ({ code }: CategoryMention) => book.category(code)?.benefit ?? false
  const anyBenefit = mentions.some(isBenefit)
  return mentions.map((mention) =>
    !anyBenefit || isBenefit(mention)
      ? { ...mention, from, to, certificate }
      : { ...mention, from: null, to: null, certificate: null },
  )
}

function mentioned(cells: RowCells, mapping: LedgerMapping, book: CategoryBook): CategoryMention[] {
  const found = new Map<string, CategoryMention>()
  const note = (mention: CategoryMention) => {
    const known = found.get(mention.code)
    if (!known || (known.kind === null && mention.kind !== null)) found.set(mention.code, mention)
  }
  for (const code of mapping.categories) note({ code, kind: null })
  for (const { text } of cells.values('categories')) {
    for (const word of categoryWords(text, book)) {
      const mentions = book.mentions(word)
      if (mentions) mentions.forEach(note)
      else cells.reject('categories', 'category-unknown', { text: word })
    }
  }
  for (const { column, category, text } of cells.flags()) {
    const yes = readYesNo(text)
    if (yes) note({ code: category, kind: null })
    else if (yes === null) cells.reject(column, 'yes-or-no-expected', { text })
  }
  return [...found.values()]
}

/**
 * The words of a cell. Looking up ignores spaces and line breaks, so they divide first: 困境儿童 and 重残 on two
 * lines are two categories, while 困境儿童重残 would be one. A line known as a whole (刑满释放/社区矫正) is one word.
 */
function categoryWords(text: string, book: CategoryBook): string[] {
  const isKnown = (word: string) => book.mentions(word) !== null
  const words = text.split('\n').flatMap((line) => {
    const spaced = line.split(' ').filter((word) => word !== '')
    if (spaced.length > 1 && spaced.every(isKnown)) return spaced
    return isKnown(line) ? [line] : splitList(unnumbered(line)).flatMap((part) => smallerWords(part, isKnown))
  })
  return words.filter((word) => !meansNothing(word))
}

/** 1.低保 2.残疾人, ①低保②残疾人: the numbers only count the categories. */
const unnumbered = (line: string): string =>
  line.replace(/(?<!\d)\d{1,2}[.、)] ?(?=\p{Script=Han})|[\u2460-\u2473]/gu, '、')

/**
 * 低保和残疾人, 低保 残疾人: divided where that gives words that are known. Rarer signs (低保-残疾人, 低保·残疾人) and
 * brackets (低保(残疾人)) divide only where every word is known then, for they stand inside words as well.
 */
function smallerWords(part: string, isKnown: (word: string) => boolean): string[] {
  const divided = (signs: RegExp) => part.split(signs).filter((word) => word !== '')
  const smaller = divided(/[\s和及兼]+/)
  const helps = isKnown(part) ? smaller.every(isKnown) : smaller.some(isKnown)
  if (smaller.length > 1 && helps) return smaller
  if (isKnown(part)) return [part]
  const rarer = divided(/[\s和及兼与加暨\\‖·•.。:~—–()-]+/)
  return rarer.length > 0 && rarer.every(isKnown) ? rarer : [part]
}

function contradict(cells: RowCells, book: CategoryBook, code: string, whom: Whom, today: Day): void {
  const category = book.category(code)
  if (!category) return
  const title = { category: category.title.zh, categoryEn: category.title.en }
  if (category.sex && (whom.sex === '1' || whom.sex === '2') && whom.sex !== category.sex) {
    cells.reject('categories', 'sex-against-category', title)
  }
  if (whom.birth === null) return
  // As old as the date allows, and as young: only what is certain is a contradiction.
  const oldest = ageOn(earliestDay(whom.birth), today)
  const youngest = ageOn(latestDay(whom.birth), today)
  const conflict = ageConflict(category, oldest) && ageConflict(category, youngest)
  if (conflict) cells[conflict]('categories', 'age-against-category', { age: youngest, ...title })
}

/** Beginning and end in two columns, or both in one (保障起止). */
function readBenefit(
  cells: RowCells,
  year: number | null,
): { readonly from: Day | null; readonly to: Day | null } {
  const begins = spanIn(cells, 'benefitFrom', year)
  const ends = spanIn(cells, 'benefitTo', year)
  const last = ends ? (ends.to ?? ends.from) : (begins?.to ?? null)
  const from = begins && earliestDay(begins.from)
  const to = last && latestDay(last)
  if (from && to && to < from) cells.reject(ends ? 'benefitTo' : 'benefitFrom', 'benefit-ends-before-start')
  return { from, to }
}

function spanIn(cells: RowCells, field: LedgerField, year: number | null): DateSpan | null {
  const value = cells.value(field)
  if (!value || meansNoEnd(value.text)) return null
  const read = readSpan(value, year)
  if (read.ok) return read.value
  cells.reject(field, read.error, { text: value.text })
  return null
}
