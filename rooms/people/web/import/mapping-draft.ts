import type { ImportColumn, ImportDetail, ImportSheet } from './queries.ts'

export type DraftColumn = {
  readonly column: number
  readonly field: ImportColumn['field']
  readonly flag: string | null
}

/** What one sheet is taken for, while a person corrects the guess. */
export type DraftSheet = {
  readonly sheet: string
  readonly taken: boolean
  readonly headerFrom: number | null
  readonly headerTo: number | null
  readonly year: number | null
  readonly categories: readonly string[]
  readonly columns: readonly DraftColumn[]
}

export type Draft = {
  readonly sheets: readonly DraftSheet[]
  /** Local words for categories; an empty code says that the word stays unknown. */
  readonly words: Readonly<Record<string, string>>
}

/** Starts from what the server guessed, or from what was said last time. */
export const draftOf = (asked: Pick<ImportDetail, 'sheets' | 'words' | 'unknownWords'>): Draft => ({
  sheets: asked.sheets.map((known) => ({
    sheet: known.sheet,
    // The only sheet is the ledger, also when nothing in it was recognised.
    taken: known.taken || asked.sheets.length === 1,
    headerFrom: known.headerFrom,
    headerTo: known.headerTo,
    year: known.year,
    categories: known.categories,
    columns: known.columns.map(({ column, field, flag }) => ({ column, field, flag })),
  })),
  words: { ...Object.fromEntries(asked.unknownWords.map((word) => [word, ''])), ...asked.words },
})

/** The same question as the API asks it; where no titles were found, the data begins in the second row. */
export const mappingOf = (draft: Draft) => ({
  sheets: draft.sheets.map((sheet) => ({
    ...sheet,
    headerFrom: sheet.headerFrom ?? 1,
    headerTo: Math.max(sheet.headerTo ?? 1, sheet.headerFrom ?? 1),
    categories: [...sheet.categories],
    columns: sheet.columns.map((column) => ({ ...column })),
  })),
  words: Object.fromEntries(Object.entries(draft.words).filter(([, code]) => code !== '')),
})

/** The value of the native list: `''` leaves the column out, `flag:DB` is a yes/no column. */
export const choiceOf = ({ field, flag }: DraftColumn): string => (flag ? `flag:${flag}` : (field ?? ''))

export function withChoice(sheet: DraftSheet, column: number, choice: string): DraftSheet {
  const flag = choice.startsWith('flag:') ? choice.slice(5) : null
  const field = flag === null && choice !== '' ? (choice as ImportColumn['field']) : null
  return {
    ...sheet,
    columns: sheet.columns.map((one) => (one.column === column ? { column, field, flag } : one)),
  }
}

export type Standing = 'out' | 'chosen' | 'sure' | 'likely' | 'check'

/** How sure one may be of a column: by a person's own choice, or by how well the title fits (1 is word for word). */
export function standingOf(guessed: ImportColumn, now: DraftColumn): Standing {
  if (choiceOf(now) === '') return 'out'
  if (choiceOf(now) !== choiceOf(guessed)) return 'chosen'
  if (guessed.confidence >= 0.95) return 'sure'
  return guessed.confidence >= 0.7 ? 'likely' : 'check'
}

/** The letter of an earlier column that is taken for the same thing; two columns cannot both be the name. */
export function sameAs(sheet: ImportSheet, draft: DraftSheet, column: DraftColumn): string | null {
  const choice = choiceOf(column)
  if (choice === '') return null
  const first = draft.columns.find((one) => choiceOf(one) === choice)
  return first && first.column !== column.column
    ? (sheet.columns.find((one) => one.column === first.column)?.letter ?? null)
    : null
}

export const namesNobody = (sheet: DraftSheet): boolean =>
  sheet.taken && !sheet.columns.some(({ field }) => field === 'name')

/** Whether a sheet has something to look at: no titles, no name, or a column that is not certain. */
export const needsReading = (sheet: ImportSheet, draft: DraftSheet): boolean =>
  sheet.headerFrom === null ||
  namesNobody(draft) ||
  sheet.columns.some((column) => {
    const own = draft.columns.find((one) => one.column === column.column)
    return own && ['likely', 'check'].includes(standingOf(column, own))
  })
