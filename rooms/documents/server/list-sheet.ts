import type { Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { type AuditEntry, disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { Language } from '../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { ColumnKind, WrittenSheet, WrittenValue } from '../domain/written-sheet.ts'
import { workbookAnswer } from './workbook-answer.ts'

/** A column of a list that is taken away as a file: what stands above it, and what it says of a line. */
export type SheetColumn<Line> = {
  readonly title: Words
  readonly kind: ColumnKind
  /** In characters of the standard font. */
  readonly width: number
  readonly value: (line: Line, language: Language) => WrittenValue
}

/** A column written on one line; of text unless it says otherwise. */
export const column = <Line>(
  zh: string,
  en: string,
  width: number,
  value: SheetColumn<Line>['value'],
  kind: ColumnKind = 'text',
): SheetColumn<Line> => ({ title: { zh, en }, kind, width, value })

/** A list as its room knows it: rows of its store, and lines with the names that people read. */
export type TakenList<Row, Line> = {
  readonly name: Words
  readonly columns: readonly SheetColumn<Line>[]
  /** Rows behind `after`, in the order of `keyOf`: `limit` of them, or one more where a store tells that there is more. */
  readonly rows: (
    tx: Handle,
    page: { readonly after: SortKey | null; readonly limit: number },
  ) => Promise<readonly Row[]>
  readonly keyOf: (row: Row) => SortKey
  readonly lines: (tx: Handle, rows: readonly Row[]) => readonly Line[] | Promise<readonly Line[]>
}

const pageSize = 500

/** Lines at hand as a sheet. */
export const sheetOf = <Line>(
  list: { readonly name: Words; readonly heading?: string; readonly columns: readonly SheetColumn<Line>[] },
  lines: Iterable<Line>,
  language: Language,
): WrittenSheet => ({
  ...titled(list, language),
  ...(list.heading ? { heading: list.heading } : {}),
  rows: [...lines].map((line) => valuesOf(list, line, language)),
})

/** A list as a sheet, read while it is written: memory does not grow with the list. */
export const listSheet = <Row, Line>(
  standing: Standing,
  list: TakenList<Row, Line>,
  language: Language,
): WrittenSheet => ({ ...titled(list, language), rows: rowsOf(standing, list, language) })

type Columns<Line> = { readonly columns: readonly SheetColumn<Line>[] }

const titled = <Line>(list: Columns<Line> & { readonly name: Words }, language: Language) => ({
  name: list.name[language],
  columns: list.columns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
})

const valuesOf = <Line>({ columns }: Columns<Line>, line: Line, language: Language): WrittenValue[] =>
  columns.map(({ value }) => value(line, language))

/**
 * Page by page, each in a transaction of its own: a slow reader holds no snapshot. A page that is refused breaks the
 * download off, because a list that was cut short would look whole.
 */
async function* rowsOf<Row, Line>(
  standing: Standing,
  list: TakenList<Row, Line>,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const page: Page<Line> = await pageOf(standing, list, after)
    for (const line of page.lines) yield valuesOf(list, line, language)
    after = page.next
  } while (after !== null)
}

type Page<Line> = { readonly lines: readonly Line[]; readonly next: SortKey | null }

async function pageOf<Row, Line>(
  standing: Standing,
  list: TakenList<Row, Line>,
  after: SortKey | null,
): Promise<Page<Line>> {
  const page = await read<Page<Line>>(standing, async (tx) => {
    const found = await list.rows(tx, { after, limit: pageSize })
    const rows = found.slice(0, pageSize)
    const last = rows.at(-1)
    return ok({
      lines: await list.lines(tx, rows),
      next: last !== undefined && rows.length === pageSize ? list.keyOf(last) : null,
    })
  })
  if (!page.ok) throw new Error(page.error.code)
  return page.value
}

/** A list as the workbook a route answers with; that it was taken is a line of the audit trail before its first byte. */
export const takeList = <Row, Line>(
  standing: Standing,
  entry: AuditEntry,
  list: TakenList<Row, Line>,
  language: Language,
): Promise<Result<FileAnswer, Refusal>> => takeSheet(standing, entry, listSheet(standing, list, language))

/** The same of a sheet, whose file may be told apart by more than the day. */
export async function takeSheet(
  standing: Standing,
  entry: AuditEntry,
  sheet: WrittenSheet,
  told: string = standing.today,
): Promise<Result<FileAnswer, Refusal>> {
  const audit = [{ ...entry, purpose: 'export' }]
  const noted = await disclose(standing, async () => ok({ answer: null, audit }))
  return noted.ok ? ok(workbookAnswer(`${sheet.name}-${told}.xlsx`, [sheet])) : noted
}
