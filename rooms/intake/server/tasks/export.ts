import type { SheetColumn, TakenList } from '../../../documents/server/index.ts'
import { bodyKinds } from '../../domain/tasks/body.ts'
import { taskStateTitles } from '../../domain/tasks/state.ts'
import { taskTitle } from '../../domain/tasks/task-title.ts'
import { latenessTitles, urgencyTitles } from '../../domain/tasks/words.ts'
import { givenLines } from './answers.ts'
import type { Reach } from './reach.ts'
import type { TaskRow } from './row.ts'
import { listTasks, type TaskFilter, taskKey } from './store.ts'

type Line = Awaited<ReturnType<typeof givenLines>>[number]

/** What was asked of whom by when and how far it is: neither the person nor anything that was handed over. */
const columns: readonly SheetColumn<Line>[] = [
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

/** The tasks of a filter. */
export const takenTasks = (reach: Reach, filter: TaskFilter, now: number): TakenList<TaskRow, Line> => ({
  name: { zh: '交办事项', en: 'Tasks' },
  columns,
  rows: (tx, page) => listTasks(tx, reach, filter, page),
  keyOf: (row) => taskKey(filter.open, row),
  lines: (tx, rows) => givenLines(tx, rows, now),
})
