import type { Words } from '../../../../kernel/contract.ts'
import { ok } from '../../../../kernel/result.ts'
import { read } from '../../../../platform/server/command.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import type { ColumnKind, WrittenSheet, WrittenValue } from '../../../documents/index.ts'
import { bodyKinds } from '../../domain/tasks/body.ts'
import { taskStateTitles } from '../../domain/tasks/state.ts'
import { taskTitle } from '../../domain/tasks/task-title.ts'
import { latenessTitles, urgencyTitles } from '../../domain/tasks/words.ts'
import { givenLines } from './answers.ts'
import type { Reach } from './reach.ts'
import { listTasks, type TaskFilter, taskKey } from './store.ts'

type Language = 'zh' | 'en'
type Line = Awaited<ReturnType<typeof givenLines>>[number]
type Column = {
  readonly title: Words
  readonly kind: ColumnKind
  readonly width: number
  readonly value: (line: Line, language: Language) => WrittenValue
}

/** What was asked of whom by when and how far it is: neither the person nor anything that was handed over. */
const columns: readonly Column[] = [
  { title: { zh: '编号', en: 'Number' }, kind: 'text', width: 22, value: ({ number }) => number },
  {
    title: { zh: '事项', en: 'Task' },
    kind: 'text',
    width: 36,
    value: (line, language) => taskTitle(line, language),
  },
  { title: { zh: '承办单位', en: 'Body' }, kind: 'text', width: 28, value: ({ bodyName }) => bodyName },
  {
    title: { zh: '单位类型', en: 'Kind' },
    kind: 'text',
    width: 12,
    value: ({ bodyKind }, language) => bodyKinds[bodyKind][language],
  },
  {
    title: { zh: '交办站点', en: 'Given by' },
    kind: 'text',
    width: 28,
    value: ({ stationName }) => stationName,
  },
  {
    title: { zh: '交办人', en: 'Who gave it' },
    kind: 'text',
    width: 12,
    value: ({ givenName }) => givenName,
  },
  {
    title: { zh: '紧急程度', en: 'Urgency' },
    kind: 'text',
    width: 10,
    value: ({ urgency }, language) => urgencyTitles[urgency][language],
  },
  { title: { zh: '交办日期', en: 'Given on' }, kind: 'day', width: 12, value: ({ givenOn }) => givenOn },
  { title: { zh: '办结期限', en: 'Due' }, kind: 'day', width: 12, value: ({ dueOn }) => dueOn },
  {
    title: { zh: '状态', en: 'State' },
    kind: 'text',
    width: 12,
    value: ({ state }, language) => taskStateTitles[state][language],
  },
  {
    title: { zh: '办结日期', en: 'Settled on' },
    kind: 'day',
    width: 12,
    value: ({ settledOn }) => settledOn,
  },
  {
    title: { zh: '逾期', en: 'Late' },
    kind: 'text',
    width: 14,
    value: ({ late }, language) => (late ? latenessTitles[late][language] : ''),
  },
]

const batch = 500

/** The list of a filter, page by page while it is written. */
export const taskSheet = (
  reach: Reach,
  filter: TaskFilter,
  now: number,
  language: Language,
): WrittenSheet => ({
  name: language === 'zh' ? '交办事项' : 'Tasks',
  columns: columns.map(({ title, kind, width }) => ({ title: title[language], kind, width })),
  rows: rowsOf(reach, filter, now, language),
})

async function* rowsOf(
  reach: Reach,
  filter: TaskFilter,
  now: number,
  language: Language,
): AsyncGenerator<WrittenValue[]> {
  let after: SortKey | null = null
  do {
    const from: SortKey | null = after
    const page = await read(reach.standing, async (tx) => {
      const rows = await listTasks(tx, reach, filter, { after: from, limit: batch })
      const shown = rows.slice(0, batch)
      const last = shown.at(-1)
      return ok({
        lines: await givenLines(tx, shown, now),
        next: rows.length > batch && last ? taskKey(filter.open, last) : null,
      })
    })
    if (!page.ok) throw new Error(page.error.code)
    for (const line of page.value.lines) yield columns.map(({ value }) => value(line, language))
    after = page.value.next
  } while (after !== null)
}
