import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { SheetRow, SheetSummary } from '../../domain/cell.ts'
import { defaultLimits, mebibytes, type SpreadsheetLimits } from '../../domain/limits.ts'
import { csvRows, surveyCsv } from './csv.ts'
import { type Package, refuseOtherPackages } from './package.ts'
import { SpreadsheetRefused } from './refused.ts'
import { sheetRows } from './rows.ts'
import { readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { sniff } from './sniff.ts'
import { type Survey, surveySheet } from './survey.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { readZip } from './zip.ts'

/** A file that has been looked through once and found fit to read. It holds no open handle. */
export type Spreadsheet = {
  readonly kind: 'xlsx' | 'csv'
  readonly sheets: readonly SheetSummary[]
  /** What looking through a workbook found; empty for csv. */
  readonly surveys: readonly Survey[]
  /** The rows with values of one sheet, in order; may be asked again and again, each time from the start. */
  rows(sheet: SheetSummary): AsyncIterable<SheetRow>
}

export type SpreadsheetOptions = {
  /** What is left out keeps its default. */
  readonly limits?: Partial<SpreadsheetLimits>
  /** The name the person knows the file by; a csv's only sheet is called after it. */
  readonly fileName?: string
  /** Of the same bytes, when they were opened before: the sheets are then not looked through once more. */
  readonly surveys?: readonly Survey[]
}

/**
 * Opens an xlsx or csv file (UTF-8, UTF-16LE with mark, GB18030; comma, tab or semicolon). Everything that can
 * be refused is refused here: what the file really is, hostile archives, damage, sizes beyond the limits.
 * Memory stays at a few rows plus the packed shared texts; work is done in pieces, so other requests go on.
 */
export async function openSpreadsheet(
  path: string,
  { limits: wanted = {}, fileName = basename(path), surveys = [] }: SpreadsheetOptions = {},
): Promise<Result<Spreadsheet, Refusal>> {
  const limits = { ...defaultLimits, ...wanted }
  try {
    const { size } = await stat(path)
    if (size === 0) throw new SpreadsheetRefused('file-is-empty')
    if (size > limits.fileBytes) {
      throw new SpreadsheetRefused('file-too-large', { limit: mebibytes(limits.fileBytes) })
    }
    const looks = await sniff(path)
    if (looks === 'zip') return ok(await openWorkbook(path, size, limits, surveys))
    if (looks === 'text') return ok(await openCsv(path, fileName, limits))
    throw new SpreadsheetRefused(looks)
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return refused(error.refusal)
    throw error
  }
}

async function openWorkbook(
  path: string,
  bytes: number,
  limits: SpreadsheetLimits,
  known: readonly Survey[],
): Promise<Spreadsheet> {
  const parts = new Map((await readZip(path, bytes, limits)).map((part) => [part.name.toLowerCase(), part]))
  const pack: Package = { path, parts, budget: { unpacked: 0, limits } }
  await refuseOtherPackages(pack)
  const workbook = await readWorkbook(pack)
  const surveys = known.length > 0 ? known : await surveyAll(pack, workbook)
  const sheets = workbook.sheets.map(({ name, hidden }, index) => {
    const { filledRows = 0, blankRows = 0, columns = 0 } = surveys[index] ?? {}
    return { index, name, hidden, filledRows, blankRows, columns }
  })
  // Read with the rest so that damage shows now, and once for all sheets.
  const strings: SharedStrings = await readSharedStrings(pack, workbook.sharedStrings)
  return {
    kind: 'xlsx',
    sheets,
    surveys,
    rows({ index }) {
      const sheet = workbook.sheets[index]
      const survey = surveys[index]
      if (!sheet || !survey) throw new Error(`no sheet ${index} in this workbook`)
      const again: Package = { ...pack, budget: { unpacked: 0, limits } }
      return sheetRows(again, workbook, strings, sheet, survey.merged)
    },
  }
}

async function surveyAll(pack: Package, { sheets }: Workbook): Promise<Survey[]> {
  const surveys: Survey[] = []
  let filled = 0
  for (const sheet of sheets) {
    const survey = await surveySheet(pack, sheet, filled)
    filled += survey.filledRows
    surveys.push(survey)
  }
  return surveys
}

async function openCsv(path: string, fileName: string, limits: SpreadsheetLimits): Promise<Spreadsheet> {
  const name = fileName.replace(/\.[^.]*$/, '')
  const csv = await surveyCsv(path, name, limits)
  return { kind: 'csv', sheets: [csv.summary], surveys: [], rows: () => csvRows(path, csv, limits) }
}
