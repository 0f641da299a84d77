import { maskIdentityNumber } from '../../../../kernel/identity-number.ts'
import { fieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { SheetRow } from '../../../documents/index.ts'
import { openSpreadsheet, type Spreadsheet } from '../../../documents/server/index.ts'
import { cellText } from '../../domain/ledger/cells.ts'
import { guessMapping, rowsToGuessFrom } from '../../domain/ledger/headers.ts'
import { categories } from '../data-files.ts'
import type {
  FoundNews,
  LedgerSheet,
  PlacedPerson,
  ProblemRow,
  ReadingOrder,
  SheetSamples,
} from './reading.ts'
import { RowReader } from './row-reader.ts'

/** A piece is handed on when it holds so many people or problem rows. */
const pieceRows = 250
/** Rows that went in without something are told of up to this many; the rest are counted. */
const mostWarned = 5_000
const mostUnknownWords = 50
const samplesAColumn = 3

/** Reads a ledger from its file, in memory of a piece at a time. */
export async function* readFile(order: ReadingOrder): AsyncGenerator<FoundNews> {
  const opened = await openSpreadsheet(order.path, { fileName: order.fileName, surveys: order.surveys })
  if (!opened.ok) {
    yield { kind: 'refused', refusal: opened.error }
    return
  }
  const { sheets, samples } = await lookThrough(opened.value, order)
  const taken = sheets.filter((sheet) => sheet.taken)
  const { surveys } = opened.value
  const total = taken.reduce((sum, { filledRows }) => sum + filledRows, 0)
  yield { kind: 'sheets', sheets, samples, surveys, total }
  const only = order.only ? new Set(order.only) : null
  const reader = new RowReader(fieldCipher(order.keys, order.suite), order, only ?? undefined)
  const unknownWords = new Set<string>()
  let read = 0
  let warned = 0
  let people: PlacedPerson[] = []
  let problems: ProblemRow[] = []
  for (const { sheet, mapping } of taken) {
    const summary = opened.value.sheets.find(({ name }) => name === sheet)
    if (!summary || !mapping) continue
    const readRow = reader.sheet(mapping)
    for await (const row of opened.value.rows(summary)) {
      read += 1
      const outcome = readRow(row)
      if (outcome.kind === 'skipped') continue
      if (only) {
        if (outcome.problem && only.has(outcome.problem.line)) problems.push(outcome.problem)
        continue
      }
      if (outcome.person) people.push(outcome.person)
      if (outcome.problem) {
        noteUnknown(unknownWords, outcome.problem)
        if (!outcome.problem.rejected) warned += 1
        if (outcome.problem.rejected || warned <= mostWarned) problems.push(outcome.problem)
      }
      if (people.length < pieceRows && problems.length < pieceRows) continue
      yield { kind: 'found', people, problems, read }
      people = []
      problems = []
    }
  }
  yield { kind: 'found', people, problems, read }
  yield { kind: 'done', warned, unknownWords: [...unknownWords] }
}

function noteUnknown(words: Set<string>, { content }: ProblemRow): void {
  for (const { code, data } of content.problems) {
    if (code === 'category-unknown' && words.size < mostUnknownWords) words.add(String(data.text))
  }
}

/** What each sheet is, as a person said or as its first rows suggest, with a few values of each column to see by. */
async function lookThrough(
  file: Spreadsheet,
  order: ReadingOrder,
): Promise<{ sheets: LedgerSheet[]; samples: SheetSamples[] }> {
  const sheets: LedgerSheet[] = []
  const samples: SheetSamples[] = []
  for (const summary of file.sheets) {
    const first: SheetRow[] = []
    for await (const row of file.rows(summary)) {
      first.push(row)
      if (first.length === rowsToGuessFrom) break
    }
    const said = order.sheets?.find(({ sheet }) => sheet === summary.name)
    const mapping = said?.mapping ?? guessMapping(first, categories())
    const { name: sheet, hidden, filledRows } = summary
    const isLedger = mapping?.columns.some(({ field }) => field === 'name') ?? false
    sheets.push({ sheet, hidden, filledRows, taken: said ? said.taken : isLedger && !hidden, mapping })
    const { columns, headerTo } = mapping ?? { columns: untitled(first), headerTo: 0 }
    samples.push({ sheet, columns: samplesOf(first, headerTo, columns) })
  }
  return { sheets, samples }
}

/** The columns of a sheet in which no titles were found: a person tells them by what stands in them. */
const untitled = (rows: readonly SheetRow[]): readonly { readonly column: number }[] =>
  Array.from({ length: Math.max(0, ...rows.map(({ cells }) => cells.length)) }, (_, column) => ({ column }))

const samplesOf = (
  rows: readonly SheetRow[],
  headerTo: number,
  columns: readonly { readonly column: number }[],
): SheetSamples['columns'] =>
  columns.map(({ column }) => ({
    column,
    samples: rows
      .filter(({ row }) => row > headerTo)
      .map(({ cells }) => cellText(cells[column] ?? null))
      .filter((text) => text !== '')
      .slice(0, samplesAColumn)
      .map(hidden),
  }))

/** Enough to see what a column is; a run of six or more digits is a number of somebody. */
const hidden = (text: string): string =>
  /^\d{17}[\dXx]$/.test(text)
    ? maskIdentityNumber(text.toUpperCase())
    : text
        .replace(/\d{6,}/g, (digits) => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 3)}`)
        .slice(0, 40)
