import { type Day, dayAt } from '../../../kernel/day.ts'
import type { PrintedBlock, PrintedDocument } from '../../documents/index.ts'
import {
  bodyTerms,
  type EntryKind,
  entryTerms,
  type Measure,
  measureTerms,
  methodTerms,
  type ReportBody,
  type ReportMethod,
  type ReportSource,
  type Situation,
  situationTerms,
  sourceTerms,
} from './report-codes.ts'

export type EntryOnPaper = {
  readonly kind: EntryKind
  readonly at: string
  readonly bodies: readonly ReportBody[]
  readonly method: ReportMethod | null
  readonly measures: readonly Measure[]
  readonly text: string | null
  readonly receiptNumber: string | null
  readonly contact: string | null
  readonly signedByName: string | null
}

export type ReportOnPaper = {
  readonly number: string
  readonly stationName: string | null
  readonly personName: string | null
  readonly child: string | null
  readonly situations: readonly Situation[]
  readonly danger: boolean | null
  readonly source: ReportSource
  readonly noticedAt: string
  readonly sentAt: string | null
  readonly minutes: number
  readonly content: string
  readonly entries: readonly EntryOnPaper[]
}

/** `2023-12-29 10:05` in Asia/Shanghai. */
const timeOf = (instant: string): string => {
  const at = Date.parse(instant)
  const minutes = Math.floor((at + 8 * 3_600_000) / 60_000) % 1440
  return `${dayAt(at)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const lastedFor = (minutes: number): string => `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`

/** The report form (2.10). It is a Chinese paper, and it names nobody who reported: that stays with the keeper. */
export function printedReport(report: ReportOnPaper, printedOn: Day): PrintedDocument {
  const facts: readonly (readonly [string, string])[] = [
    ['编号', report.number],
    ['报告单位', report.stationName ?? ''],
    ['未成年人', report.personName ?? report.child ?? ''],
    ['情形', report.situations.map((code) => situationTerms[code].zh).join('、')],
    ['是否正处于危险', report.danger === null ? '未填' : report.danger ? '是' : '否'],
    ['发现途径', sourceTerms[report.source].zh],
    ['发现时间', timeOf(report.noticedAt)],
    ['首次报告时间', report.sentAt ? timeOf(report.sentAt) : '尚未送出'],
    ['发现到报告', lastedFor(report.minutes)],
  ]
  const entries = report.entries.map((entry): readonly [string, string, string] => [
    timeOf(entry.at),
    entryTerms[entry.kind].zh,
    textOf(entry),
  ])
  const blocks: PrintedBlock[] = [
    {
      kind: 'table',
      columns: [
        { title: '项目', width: 3 },
        { title: '内容', width: 9 },
      ],
      rows: facts,
    },
    { kind: 'heading', text: '发现的情况' },
    ...report.content.split('\n').map((text): PrintedBlock => ({ kind: 'text', text })),
    { kind: 'heading', text: '报告、回执和保护措施' },
    entries.length > 0
      ? {
          kind: 'table',
          columns: [
            { title: '时间', width: 3 },
            { title: '事项', width: 3 },
            { title: '内容', width: 7 },
          ],
          rows: entries,
        }
      : { kind: 'text', text: '无。' },
    { kind: 'text', text: '接收单位（盖章）：                接收人：                接收时间：' },
    {
      kind: 'note',
      text: '依据《中华人民共和国未成年人保护法》第十一条。报告人信息依法保密，不在本表列出。',
    },
  ]
  return {
    title: '侵害未成年人案件强制报告表',
    subtitle: `${report.number}    打印日期 ${printedOn}`,
    language: 'zh',
    blocks,
    foot: `${report.number} 内部资料，注意保密`,
  }
}

const textOf = (entry: EntryOnPaper): string =>
  [
    entry.bodies.map((body) => bodyTerms[body].zh).join('、'),
    entry.method ? methodTerms[entry.method].zh : '',
    entry.measures.map((measure) => measureTerms[measure].zh).join('、'),
    entry.receiptNumber ? `回执号 ${entry.receiptNumber}` : '',
    entry.contact ? `接收人 ${entry.contact}` : '',
    entry.text ?? '',
    entry.signedByName ? `签字：${entry.signedByName}` : entry.kind === 'no-need' ? '发起人本人签字' : '',
  ]
    .filter(Boolean)
    .join('；')
