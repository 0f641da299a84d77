import type { Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { ColumnKind, WrittenSheet, WrittenValue } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'

export type Language = 'zh' | 'en'

/** A column of a list that is taken away as a file. */
export type Column<Row> = {
  readonly title: Words
  readonly kind: ColumnKind
  readonly width: number
  readonly value: (row: Row, language: Language) => WrittenValue
}

const batch = 500

type Paged<Row> = {
  readonly name: Words
  readonly columns: readonly Column<Row>[]
  readonly page: (tx: Handle, after: SortKey | null, limit: number) => Promise<readonly Row[]>
  readonly keyOf: (row: Row) => SortKey
}

async function* rowsOf<Row>(
  standing: Standing,
  list: Paged<Row>,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const from: SortKey | null = after
    const page: Result<readonly Row[], Refusal> = await read(standing, async (tx) =>
      ok(await list.page(tx, from, batch)),
    )
    if (!page.ok) throw new Error(page.error.code)
    for (const row of page.value) yield list.columns.map(({ value }) => value(row, language))
    const last: Row | undefined = page.value.at(-1)
    after = last === undefined ? null : list.keyOf(last)
  } while (after !== null)
}

/** A list of this room as a workbook, read page by page while it is written; that it was taken is in the audit trail. */
export async function exportList<Row>(
  standing: Standing & { readonly language: Language },
  what: string,
  list: Paged<Row>,
): Promise<Result<FileAnswer, Refusal>> {
  const { language } = standing
  const entry = {
    action: `funds.export-${what}`,
    division: standing.scope.ranges[0]?.low ?? 0,
    purpose: 'export',
  }
  const noted = await disclose(standing, async () => ok({ answer: null, audit: [entry] }))
  if (!noted.ok) return noted
  const sheet: WrittenSheet = {
    name: list.name[language],
    columns: list.columns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
    rows: rowsOf(standing, list, language),
  }
  return ok(workbookAnswer(`${sheet.name}-${standing.today}.xlsx`, [sheet]))
}
