import type { Refusal } from '../../../../kernel/errors.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Language } from '../../../../platform/server/http/problem.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import { type SheetColumn, type TakenList, takeList } from '../../../documents/server/index.ts'
import { type lineOf, linesOf } from './application-line.ts'
import type { ApplicationRow } from './application-store.ts'
import { type InboxFilter, listInbox } from './inbox-store.ts'

type Line = ReturnType<typeof lineOf>
type Column = SheetColumn<Line>

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

/** The list as a workbook; that it was taken is in the audit trail. */
export function exportInbox(
  standing: Standing & { readonly language: Language },
  filter: InboxFilter,
): Promise<Result<FileAnswer, Refusal>> {
  const { language, scope, today } = standing
  const list: TakenList<ApplicationRow, Line> = {
    name: { zh: '政策申请清单', en: 'Applications' },
    columns,
    rows: (tx, page) => listInbox(tx, scope, filter, today, page),
    keyOf: ({ endedOn, stageSince, id }) => [filter.state === 'ended' ? (endedOn ?? '') : stageSince, id],
    lines: (tx, rows) => linesOf(tx, rows, today),
  }
  const entry = { action: 'applications.export', division: scope.ranges[0]?.low ?? 0 }
  return takeList(standing, entry, list, language)
}
