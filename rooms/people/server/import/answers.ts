import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import { columnLetter } from '../../../documents/index.ts'
import { cellText } from '../../domain/ledger/cells.ts'
import type { KeptRow } from './corrected.ts'
import { fillWords } from './fill-words.ts'
import type { LedgerSheet, RowContent, RowProblem, SheetSamples } from './reading.ts'
import { type ImportRow, openShown } from './store.ts'

export const summaryOf = (row: ImportRow, stationName: string) => ({
  id: row.id,
  fileName: row.fileName,
  station: row.station,
  stationName,
  state: row.state,
  failure: row.failure,
  asOf: row.asOf,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.accountName,
  counts: {
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    warned: row.warned,
  },
  progress: {
    total: row.totalRows,
    read: row.readRows,
    checked: row.checkedRows,
    written: row.writtenRows,
  },
})

export function statusOf(cipher: FieldCipher, row: ImportRow, stationName: string) {
  const { samples, preview } = openShown(cipher, row)
  return {
    ...summaryOf(row, stationName),
    version: row.version,
    sheets: row.sheets.map(({ sheet, hidden, filledRows, taken, mapping }) => ({
      sheet,
      hidden,
      filledRows,
      taken,
      headerFrom: mapping?.headerFrom ?? null,
      headerTo: mapping?.headerTo ?? null,
      year: mapping?.year ?? null,
      categories: mapping?.categories ?? [],
      columns: columnsOf(mapping, samples.find((one) => one.sheet === sheet)?.columns ?? []),
    })),
    words: { ...row.words },
    preview: preview.map((person) => ({ ...person, categories: [...person.categories] })),
    unknownWords: [...row.unknownWords],
  }
}

/** As guessed or said; of a sheet that was not recognised the letters and what stands in the first rows. */
const columnsOf = (mapping: LedgerSheet['mapping'], seen: SheetSamples['columns']) =>
  mapping
    ? mapping.columns.map((column) => ({
        ...column,
        samples: [...(seen.find((one) => one.column === column.column)?.samples ?? [])],
      }))
    : seen.map(({ column, samples }) => ({
        column,
        letter: columnLetter(column),
        header: '',
        field: null,
        flag: null,
        confidence: 0,
        samples: [...samples],
      }))

export const openRow = (cipher: FieldCipher, kept: KeptRow): RowContent =>
  JSON.parse(cipher.open(kept.sealed)) as RowContent

export const problemAnswer = (problem: RowProblem, language: Language) => {
  const messages = fillWords(problem)
  return {
    column: problem.letter,
    header: problem.header,
    code: problem.code,
    severity: problem.severity,
    message: messages[language],
    messages,
  }
}

/** The cells of a row by column, with the titles of the sheet; columns without a title are shown when they hold something. */
export function cellsOf(row: ImportRow, sheetName: string, content: RowContent) {
  const columns = row.sheets.find(({ sheet }) => sheet === sheetName)?.mapping?.columns ?? []
  const headers = new Map(columns.map(({ column, header }) => [column, header]))
  const width = Math.max(content.cells.length, ...[...headers.keys()].map((column) => column + 1), 0)
  return Array.from({ length: width }, (_, column) => ({
    column,
    letter: columnLetter(column),
    header: headers.get(column) ?? '',
    text: shownText(content.cells[column] ?? null),
  })).filter(({ header, text }) => header !== '' || text !== '')
}

/** As it stands in the sheet, so that what is wrong with it can be seen; tidied only where there is no text. */
const shownText = (cell: RowContent['cells'][number]): string =>
  cell?.kind === 'text' ? cell.text : cell?.kind === 'error' ? cell.text : cellText(cell)
