import { sql } from 'kysely'
import { ok } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { WrittenColumn, WrittenSheet, WrittenValue } from '../../../documents/index.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { ledgerWidth } from '../../domain/ledger/template.ts'
import { cellsOf, openRow } from './answers.ts'
import type { KeptRow } from './corrected.ts'
import { fillWords } from './fill-words.ts'
import type { LedgerSheet, RowProblem } from './reading.ts'
import type { ImportRow } from './store.ts'

const batch = 500

/**
 * The rows that wait, as they stood in the file, with where they stood and why they wait. The titles are those of the
 * file, so that the sheet can be put right and imported again: the two further columns are then left out by themselves.
 */
export function errorFile(
  platform: Platform,
  standing: Standing,
  row: ImportRow,
  language: Language,
): FileAnswer {
  const sheets = row.sheets
    .filter(({ taken }) => taken)
    .map((sheet) => errorSheet(platform, standing, row, sheet, language))
  return workbookAnswer(
    `${words.file[language]}-${row.fileName.replace(/\.[^.]*$/, '')}.xlsx`,
    sheets.length > 0 ? sheets : [emptySheet(language)],
  )
}

const words = {
  file: { zh: '问题行', en: 'Rows with problems' },
  row: { zh: '原表行号', en: 'Row in the file' },
  problems: { zh: '问题', en: 'Problems' },
} as const

const reasonColumns = (language: Language): readonly WrittenColumn[] => [
  { title: words.row[language], kind: 'whole', width: 14 },
  { title: words.problems[language], kind: 'text', width: 60 },
]

const emptySheet = (language: Language): WrittenSheet => ({
  name: words.file[language],
  columns: reasonColumns(language),
  rows: [],
})

/** `C 列“身份证号”：…` */
const reasonOf = (problem: RowProblem, language: Language): string => {
  const sentence = fillWords(problem)[language]
  const { letter, header } = problem
  if (letter === null) return sentence
  return language === 'zh'
    ? `${letter} 列“${header}”：${sentence}`
    : `Column ${letter} “${header}”: ${sentence}`
}

function errorSheet(
  platform: Platform,
  standing: Standing,
  row: ImportRow,
  sheet: LedgerSheet,
  language: Language,
): WrittenSheet {
  const titled = (sheet.mapping?.columns ?? []).filter(({ header }) => header !== '')
  const columns = titled.map(
    ({ header, field }): WrittenColumn => ({ title: header, kind: 'text', width: ledgerWidth(field) }),
  )
  const places = titled.map(({ column }) => column)
  return {
    name: sheet.sheet,
    columns: [...columns, ...reasonColumns(language)],
    rows: errorRows(platform, standing, row, sheet.sheet, places, language),
  }
}

async function* errorRows(
  { cipher }: Platform,
  standing: Standing,
  row: ImportRow,
  sheet: string,
  places: readonly number[],
  language: Language,
): AsyncGenerator<readonly WrittenValue[]> {
  let after = -1
  for (;;) {
    const page = await read(standing, async (tx) => {
      const { rows } = await sql<KeptRow>`
        select line, sheet, "row", state, codes, sealed from ledger_row
        where province = ${row.province} and import = ${row.id} and sheet = ${sheet} and state in ('waiting', 'corrected') and line > ${after}
        order by line limit ${batch}`.execute(tx)
      return ok(rows)
    })
    if (!page.ok) throw new Error(page.error.code)
    const last = page.value.at(-1)
    if (!last) return
    after = last.line
    for (const kept of page.value) {
      const content = openRow(cipher, kept)
      const texts = new Map(cellsOf(row, sheet, content).map(({ column, text }) => [column, text]))
      const reasons = content.problems.map((problem) => reasonOf(problem, language))
      yield [
        ...places.map((column) => texts.get(column) ?? ''),
        kept.row,
        reasons.join(language === 'zh' ? '；' : '; '),
      ]
    }
  }
}
