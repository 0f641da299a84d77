import { columnLetter, type SheetRow } from '../../../documents/index.ts'
import type { CategoryBook } from '../category.ts'
import { tidyWord } from '../word.ts'
import { cellText, splitList } from './cells.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerColumn, LedgerMapping } from './mapping.ts'
import { guessGroupedTitle, type TitleGuess, tidyTitle } from './titles.ts'

/** How many rows a caller should hand over: headings take a few, the rest are samples of values. */
export const rowsToGuessFrom = 60

const headingRows = 15
const fewestTitles = 3

/**
 * Finds the titles in the first rows of a sheet and says what each column holds. Null when no row looks like
 * titles: the sheet is no ledger, or a person has to point to them. Understands title rows below a heading,
 * titles of two rows with merged groups, yes/no columns for a category, and columns without a known title whose
 * values speak for themselves.
 */
export function guessMapping(rows: readonly SheetRow[], book: CategoryBook): LedgerMapping | null {
  const candidates = rows.slice(0, headingRows).map((_, index) => titlesAt(rows, index, book))
  const best = candidates.reduce<Titles | null>(
    (found, next) => (next.score > (found?.score ?? fewestTitles - 1) ? next : found),
    null,
  )
  const headerTo = best && rows[best.index]?.row
  if (!best || headerTo === undefined || headerTo === null) return null
  const values = rows.slice(best.index + 1)
  const columns = settle(
    withUntitled(best.columns, values).map((column) =>
      column.field || column.flag ? column : guessByValues(column, values, best.columns, book),
    ),
  )
  const heading = [
    rows[0]?.sheet ?? '',
    ...rows.slice(0, best.from).flatMap(({ cells }) => cells.map(cellText)),
  ]
  const saysCategory = columns.some(({ field, flag }) => field === 'categories' || flag !== null)
  return {
    sheet: rows[0]?.sheet ?? '',
    headerFrom: rows[best.from]?.row ?? headerTo,
    headerTo,
    columns,
    year: yearIn(heading),
    categories: saysCategory ? [] : categoriesIn(heading, book),
  }
}

type Titles = {
  /** Places in `rows` of the first and the last row of titles. */
  readonly from: number
  readonly index: number
  readonly columns: LedgerColumn[]
  readonly score: number
}

/** Reads the row as titles, together with the group row above it where that one is merged across. */
function titlesAt(rows: readonly SheetRow[], index: number, book: CategoryBook): Titles {
  const row = rows[index]
  const above = rows[index - 1]
  const isGroup =
    above !== undefined && row !== undefined && above.row === row.row - 1 && groupsColumns(above)
  const columns: LedgerColumn[] = []
  const seen = new Set<LedgerField | string>()
  let score = 0
  for (let column = 0; column < (row?.cells.length ?? 0); column++) {
    const cell = row?.cells[column] ?? null
    const title = cellText(cell)
    if (title === '' || (cell?.from && cell.from.column !== column)) continue
    const group = isGroup && cell?.from === null ? cellText(above.cells[column] ?? null) : ''
    const { guess, grouped } = guessGroupedTitle(group, title)
    const flag = guess && guess.confidence >= 0.95 ? null : flagOf(title, book)
    columns.push(
      columnOf(column, grouped && group !== '' ? `${group}/${title}` : title, flag ? null : guess, flag),
    )
    const means = flag ?? guess?.field
    if (means && !seen.has(means)) {
      seen.add(means)
      score += flag ? 1 : (guess?.confidence ?? 0)
    }
  }
  // A ledger is about people: without a name or a number these are no titles of one.
  const isAboutPeople = ['name', 'headName', 'identityNumber'].some((field) => seen.has(field))
  // Titles printed again further down are as good: the first count. But a second row under merged ones has them all.
  const isSecond = row?.cells.some(
    (cell, column) => cell?.from && cell.from.row < row.row && cell.from.column === column,
  )
  const from =
    isGroup || columns.some(({ column }) => row?.cells[column]?.from) ? firstTitleRow(rows, index) : index
  return { from, index, columns, score: isAboutPeople ? score + (isSecond ? 0.01 : 0) : 0 }
}

const groupsColumns = ({ row, cells }: SheetRow): boolean => {
  const heads = cells.filter((cell) => cell && cell.from === null).length
  return heads > 1 && cells.some((cell) => cell?.from?.row === row)
}

/** The topmost row that a merged title of this row reaches up to, or the group row. */
function firstTitleRow(rows: readonly SheetRow[], index: number): number {
  const tops = rows[index]?.cells.flatMap((cell) => (cell?.from ? [cell.from.row] : [])) ?? []
  const top = Math.min(...tops, rows[index - 1]?.row ?? Number.POSITIVE_INFINITY)
  const found = rows.findIndex(({ row }) => row >= top)
  return found === -1 ? index : Math.min(found, index)
}

const columnOf = (
  column: number,
  header: string,
  guess: TitleGuess | null,
  flag: string | null,
): LedgerColumn => ({
  column,
  letter: columnLetter(column),
  header: header.replaceAll('\n', ''),
  field: guess?.field ?? null,
  flag,
  confidence: flag ? 0.9 : (guess?.confidence ?? 0),
})

/** Columns that hold values under no title: a person may still say what they are. */
function withUntitled(columns: readonly LedgerColumn[], rows: readonly SheetRow[]): LedgerColumn[] {
  const titled = new Set(columns.map(({ column }) => column))
  const untitled = new Set<number>()
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (cell?.from === null && !titled.has(column)) untitled.add(column)
    }
  }
  const added = [...untitled].map((column) => columnOf(column, '', null, null))
  return [...columns, ...added].sort((a, b) => a.column - b.column)
}

/** 是否低保, 低保(是/否): the category that a yes/no column is about. */
function flagOf(title: string, book: CategoryBook): string | null {
  const tidied = tidyWord(title)
  const asked = /^是否(?:为|是|属于|享受)?(.+)$/.exec(tidied)?.[1] ?? /^(.+)\(是\/?否\)$/.exec(tidied)?.[1]
  return asked ? (book.mentions(tidyTitle(asked))?.[0]?.code ?? null) : null
}

/** One column a field: the surest keeps it. Several telephone columns may stand side by side. */
function settle(columns: readonly LedgerColumn[]): LedgerColumn[] {
  const has = (field: LedgerField) => columns.some((column) => column.field === field)
  // A ledger of heads of household only: its 户主姓名 is the person's own name.
  const promoted: Partial<Record<LedgerField, LedgerField>> = {
    ...(has('name') ? {} : { headName: 'name' }),
    ...(has('identityNumber') ? {} : { headIdentityNumber: 'identityNumber' }),
  }
  const named = columns.map((column) =>
    column.field ? { ...column, field: promoted[column.field] ?? column.field } : column,
  )
  return named.map((column) => {
    const { field } = column
    if (!field || field === 'phone') return column
    const rivals = named.filter((other) => other.field === field)
    const surest = rivals.reduce((a, b) => (b.confidence > a.confidence ? b : a))
    return surest === column ? column : { ...column, field: null, confidence: 0 }
  })
}

const fewestSamples = 3
const share = 0.8

function guessByValues(
  column: LedgerColumn,
  rows: readonly SheetRow[],
  all: readonly LedgerColumn[],
  book: CategoryBook,
): LedgerColumn {
  const values = rows.map(({ cells }) => cellText(cells[column.column] ?? null)).filter((text) => text !== '')
  if (values.length < fewestSamples) return column
  const mostly = (fits: (text: string) => boolean) => values.filter(fits).length >= values.length * share
  const free = (field: LedgerField) => !all.some((other) => other.field === field)
  const guess = (field: LedgerField): LedgerColumn => ({ ...column, field, confidence: 0.4 })
  if (free('identityNumber') && mostly((text) => /^\d{17}[\dXx]$/.test(text))) return guess('identityNumber')
  if (free('phone') && mostly((text) => /^1[3-9]\d{9}$/.test(text))) return guess('phone')
  if (free('sex') && mostly((text) => /^[男女]$/.test(text))) return guess('sex')
  const isCategories = (text: string) => splitList(text).every((word) => book.mentions(word) !== null)
  return free('categories') && mostly(isCategories) ? guess('categories') : column
}

const yearIn = (heading: readonly string[]): number | null => {
  const years = new Set(heading.flatMap((text) => text.match(/(?<!\d)(?:19|20)\d{2}(?=年|\D|$)/g) ?? []))
  return years.size === 1 ? Number([...years][0]) : null
}

/** 低保, 2023年小河镇低保对象花名册: the longest ending that names a category. 困难群众 names everybody, so nobody. */
function categoriesIn(heading: readonly string[], book: CategoryBook): string[] {
  for (const text of heading) {
    const plain = tidyTitle(text).replace(
      /(?:台账|名单|名册|花名册|统计表|明细表|汇总表|登记表|信息表|一览表|表|统计|明细|信息|\d+)+$/,
      '',
    )
    for (let from = 0; from < plain.length - 1; from++) {
      const mentions = book.mentions(plain.slice(from))
      if (mentions && !mentions.some(({ code }) => code === 'QT')) return mentions.map(({ code }) => code)
    }
  }
  return []
}
