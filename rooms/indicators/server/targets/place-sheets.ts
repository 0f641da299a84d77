import { type Day, sayDay } from '../../../../kernel/day.ts'
import { formatDivisionCode } from '../../../../kernel/division.ts'
import type { WrittenSheet, WrittenValue } from '../../../documents/index.ts'
import type { State } from '../../domain/targets/standing.ts'
import type { PlaceRow } from './place-list.ts'
import type { TargetLine } from './stand.ts'

const words = {
  zh: {
    list: '名单',
    about: '说明',
    code: '区划代码',
    name: '名称',
    path: '所在地',
    value: '现有',
    number: '应有',
    short: '差额',
    state: '状态',
    what: '项目',
    text: '内容',
    target: '目标',
    document: '依据',
    day: '截至日期',
    divisions: '统计的区划',
    sources: '区划名录',
    met: '达标',
    needed: '合计应有',
    lacking: '合计差额',
    lists: {
      'divisions-2023': '统计用区划代码（2023 年）',
      history: '历史区划',
      registered: '登记的区划',
    },
    states: {
      overdue: '逾期未达标',
      behind: '落后',
      'at-risk': '有风险',
      pending: '未到期',
      'on-track': '进度正常',
      met: '已达标',
      unknown: '不详',
    },
  },
  en: {
    list: 'List',
    about: 'About',
    code: 'Division code',
    name: 'Name',
    path: 'Where',
    value: 'Has',
    number: 'Is to have',
    short: 'Lacks',
    state: 'State',
    what: 'What',
    text: 'Words',
    target: 'Target',
    document: 'Source',
    day: 'As of',
    divisions: 'Divisions asked',
    sources: 'List of divisions',
    met: 'Have it',
    needed: 'To have together',
    lacking: 'Lacking together',
    lists: {
      'divisions-2023': 'Statistical codes of 2023',
      history: 'Historical divisions',
      registered: 'Registered divisions',
    },
    states: {
      overdue: 'Overdue',
      behind: 'Behind',
      'at-risk': 'At risk',
      pending: 'Pending',
      'on-track': 'On track',
      met: 'Met',
      unknown: 'Not known',
    },
  },
} as const satisfies Record<'zh' | 'en', { states: Record<State, string> } & Record<string, unknown>>

/** A list of divisions in words; one that a deployment loaded under a name of its own keeps that. */
const listNamed = (source: string, language: 'zh' | 'en'): string =>
  (words[language].lists as Readonly<Record<string, string>>)[source] ?? source

/** Who falls short as a workbook: the list, and what was asked of whom by which list on which day (X21). */
export function placeSheets(asked: {
  readonly line: TargetLine
  readonly named: { readonly name: string }
  readonly on: Day
  readonly rows: readonly (PlaceRow & { readonly path: string; readonly state: State })[]
  readonly language: 'zh' | 'en'
}): WrittenSheet[] {
  const { line, named, on, rows, language } = asked
  const t = words[language]
  const title = line.title[language]
  const { places } = line
  const source = [line.source.document, line.source.article].filter((one) => one !== null).join(' ')
  const about: [string, WrittenValue][] = [
    [t.target, [line.code, title].filter((one) => one !== null).join(' ')],
    [t.document, source],
    [t.day, sayDay(on, language)],
    [t.divisions, places?.of ?? null],
    [t.sources, places?.list.sources.map((one) => listNamed(one, language)).join(' · ') ?? null],
    [t.met, places?.met ?? null],
    [t.needed, line.asking === 'each' ? (places?.needed ?? null) : null],
    [t.lacking, places?.short ?? null],
  ]
  return [
    {
      name: t.list,
      heading: `${named.name} ${title} ${sayDay(on, language)}`,
      columns: [
        { title: t.code, kind: 'text', width: 16 },
        { title: t.name, kind: 'text', width: 28 },
        { title: t.path, kind: 'text', width: 48 },
        { title: t.value, kind: 'decimal', width: 12 },
        { title: t.number, kind: 'decimal', width: 12 },
        { title: t.short, kind: 'decimal', width: 12 },
        { title: t.state, kind: 'text', width: 14 },
      ],
      rows: rows.map((row) => [
        formatDivisionCode(row.code),
        row.name,
        row.path,
        row.value,
        places?.number ?? null,
        row.short,
        t.states[row.state],
      ]),
    },
    {
      name: t.about,
      columns: [
        { title: t.what, kind: 'text', width: 20 },
        { title: t.text, kind: 'text', width: 60 },
      ],
      rows: about.map(([what, text]) => [what, text === null ? '' : String(text)]),
    },
  ]
}
