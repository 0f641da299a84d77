import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../../platform/server/command.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import type { ColumnKind, WrittenSheet, WrittenValue } from '../../../documents/index.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { type lineOf, linesOf } from './application-line.ts'
import { type InboxFilter, listInbox } from './inbox-store.ts'

type Language = 'zh' | 'en'
type Line = ReturnType<typeof lineOf>
type Column = {
  readonly title: Words
  readonly kind: ColumnKind
  readonly width: number
  readonly value: (line: Line, language: Language) => WrittenValue
}

const words = (zh: string, en: string, width: number, value: Column['value']): Column => ({
  title: { zh, en },
  kind: 'text',
  width,
  value,
})
const onDay = (zh: string, en: string, value: (line: Line) => string | null): Column => ({
  title: { zh, en },
  kind: 'day',
  width: 12,
  value,
})

const eligible = {
  yes: { zh: '符合', en: 'yes' },
  no: { zh: '不符合', en: 'no' },
  unknown: { zh: '待定', en: 'unknown' },
} as const

/** 申请清单 */
const columns: readonly Column[] = [
  words('受理编号', 'Number', 24, ({ number }) => number),
  words('政策', 'Programme', 34, ({ programmeTitle }, language) => programmeTitle[language]),
  words('申请对象', 'Applicant', 18, ({ name }) => name),
  words('作品', 'Work', 26, ({ workTitle }) => workTitle),
  words('单位', 'Organisation', 28, ({ organisationName }) => organisationName),
  words('环节', 'Stage', 14, ({ stage }, language) => stage.title[language]),
  onDay('进入环节', 'At this stage since', ({ stageSince }) => stageSince),
  onDay('办理期限', 'Due on', ({ dueOn }) => dueOn),
  onDay('受理日期', 'Received on', ({ receivedOn }) => receivedOn),
  words('资格', 'Eligible', 10, (line, language) =>
    line.eligible ? eligible[line.eligible][language] : null,
  ),
  {
    title: { zh: '金额\uff08元\uff09', en: 'Amount (yuan)' },
    kind: 'yuan',
    width: 14,
    value: ({ amountFen }) => amountFen,
  },
  onDay('办结日期', 'Ended on', ({ endedOn }) => endedOn),
]

const batch = 500
const name = { zh: '政策申请清单', en: 'Applications' }

async function* rowsOf(
  standing: Standing,
  filter: InboxFilter,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const from: SortKey | null = after
    const page: Result<readonly Line[], Refusal> = await read(standing, async (tx) => {
      const found = await listInbox(tx, standing.scope, filter, standing.today, { after: from, limit: batch })
      return ok(await linesOf(tx, found, standing.today))
    })
    if (!page.ok) throw new Error(page.error.code)
    for (const line of page.value) yield columns.map(({ value }) => value(line, language))
    const last: Line | undefined = page.value.at(-1)
    after = last ? [filter.state === 'ended' ? (last.endedOn ?? '') : last.stageSince, last.id] : null
  } while (after !== null)
}

/** The list as a workbook, read page by page while it is written; that it was taken is in the audit trail. */
export async function exportInbox(
  standing: Standing & { readonly language: Language },
  filter: InboxFilter,
): Promise<Result<FileAnswer, Refusal>> {
  const { language, scope } = standing
  const entry = {
    action: 'applications.export',
    division: scope.ranges[0]?.low ?? 0,
    purpose: 'export',
  }
  const noted = await disclose(standing, async () => ok({ answer: null, audit: [entry] }))
  if (!noted.ok) return noted
  const sheet: WrittenSheet = {
    name: name[language],
    columns: columns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
    rows: rowsOf(standing, filter, language),
  }
  return ok(workbookAnswer(`${name[language]}-${standing.today}.xlsx`, [sheet]))
}
