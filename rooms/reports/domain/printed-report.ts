import { sayDay, sayInstant } from '../../../kernel/day.ts'
import { sayPeriod } from '../../../kernel/period.ts'
import type { PrintedBlock, PrintedDocument } from '../../documents/index.ts'
import { type Content, round, statedOf } from './content.ts'
import type { Definition } from './definition.ts'

/** Who signed a version: who sent it and who accepted it, or who published it as a later version of its month. */
export type Signature = {
  readonly kind: 'sent' | 'accepted' | 'revised'
  readonly by: string
  readonly at: string
}

/** What stands on paper beside the content: who signed, which version, its digest. */
export type Print = {
  readonly language: 'zh' | 'en'
  readonly signatures: readonly Signature[]
  readonly number: number | null
  readonly sha256: string | null
}

const words = {
  zh: {
    cell: '指标',
    unit: '单位',
    counted: '本月统计',
    stated: '调整后',
    last: '上月',
    difference: '比上月',
    adjustments: '调整说明',
    late: '补录',
    texts: { none: '无' },
    draft: '草稿（未冻结）',
    version: '第',
    versionEnd: '版',
    asOf: '数据截至',
    sent: '填报人',
    accepted: '审核人',
    revised: '修订人',
    reported: '已报',
    now: '现为',
    signatures: '签名',
  },
  en: {
    cell: 'Measure',
    unit: 'Unit',
    counted: 'Counted',
    stated: 'With adjustments',
    last: 'Last month',
    difference: 'Difference',
    adjustments: 'Adjustments',
    late: 'Late entries',
    texts: { none: 'none' },
    draft: 'Draft, not frozen',
    version: 'Version ',
    versionEnd: '',
    asOf: 'Figures as of',
    sent: 'Prepared by',
    accepted: 'Reviewed by',
    revised: 'Revised by',
    reported: 'reported',
    now: 'now',
    signatures: 'Signatures',
  },
} as const

export const versionLine = ({ number, language }: Print): string => {
  const t = words[language]
  return number === null ? t.draft : `${t.version}${number}${t.versionEnd}`
}

/** `2023-05` as people write it. */
export const monthIn = (month: string, language: 'zh' | 'en'): string =>
  sayPeriod(Number(month.slice(0, 4)) * 100 + Number(month.slice(5)), language)

/** What stands before a signature. */
export const signedAs = ({ kind }: Signature, language: 'zh' | 'en'): string => words[language][kind]

const signed = (value: number): string => (value > 0 ? `+${value}` : `${value}`)

/** The lines of the table with what is printed in each column; the same for every kind of file. */
export const tableLines = (content: Content, language: 'zh' | 'en') =>
  content.cells.map((cell) => ({
    section: cell.section,
    name: cell.title[language],
    unit: cell.unit[language],
    counted: cell.counted,
    stated: statedOf(content, cell),
    last: cell.last,
    difference: round(cell.counted - cell.last),
  }))

export function adjustmentLines(content: Content, language: 'zh' | 'en'): string[] {
  return content.adjustments.map((one) => {
    const cell = content.cells.find(({ code }) => code === one.cell)
    const name = cell?.title[language] ?? one.cell
    return `${sayDay(one.on, language)} ${name} ${signed(one.difference)}${language === 'zh' ? '，' : ', '}${one.reason}${language === 'zh' ? '（' : ' ('}${one.by}${language === 'zh' ? '）' : ')'}`
  })
}

export function lateLines(content: Content, language: 'zh' | 'en'): string[] {
  const t = words[language]
  return content.late.map(
    (line) =>
      `${monthIn(line.month, language)} ${line.title[language]} ${t.reported} ${line.reported} ${t.now} ${line.now} (${signed(round(line.now - line.reported))}${language === 'zh' ? '' : ' '}${line.unit[language]})`,
  )
}

/** A report as pages, for PDF; the Word file takes the bureau's template instead. */
export function printedReport(content: Content, definition: Definition, print: Print): PrintedDocument {
  const { language } = print
  const t = words[language]
  const lines = tableLines(content, language)
  const columns = [
    { title: t.cell, width: 5 },
    { title: t.unit, width: 2 },
    { title: t.counted, width: 2, end: true },
    ...(content.adjustments.length > 0 ? [{ title: t.stated, width: 2, end: true }] : []),
    { title: t.last, width: 2, end: true },
    { title: t.difference, width: 2, end: true },
  ]
  const blocks: PrintedBlock[] = content.sections.flatMap((section): PrintedBlock[] => [
    { kind: 'heading', text: section.title[language] },
    {
      kind: 'table',
      columns,
      rows: lines
        .filter((line) => line.section === section.code)
        .map((line) => [
          line.name,
          line.unit,
          `${line.counted}`,
          ...(content.adjustments.length > 0 ? [`${line.stated}`] : []),
          `${line.last}`,
          signed(line.difference),
        ]),
    },
    ...section.notes.map((note): PrintedBlock => ({ kind: 'note', text: note[language] })),
  ])
  const list = (title: string, texts: readonly string[]): PrintedBlock[] =>
    texts.length === 0
      ? []
      : [{ kind: 'heading', text: title }, ...texts.map((text): PrintedBlock => ({ kind: 'text', text }))]
  blocks.push(
    ...list(t.adjustments, adjustmentLines(content, language)),
    ...list(t.late, lateLines(content, language)),
  )
  for (const field of definition.texts)
    blocks.push(...list(field.title[language], [content.texts[field.code]?.trim() || t.texts.none]))
  const separator = language === 'zh' ? '：' : ': '
  blocks.push(
    ...list(
      t.signatures,
      print.signatures.map(({ kind, by, at }) => `${t[kind]}${separator}${by}  ${sayInstant(at, language)}`),
    ),
  )
  return {
    title: content.title[language],
    subtitle: `${content.node.name}  ${monthIn(content.month, language)}`,
    language,
    blocks,
    foot: [
      versionLine(print),
      `${t.asOf} ${sayInstant(content.asOf, language)}`,
      ...(print.sha256 ? [`SHA-256 ${print.sha256.slice(0, 16)}…`] : []),
    ].join(' · '),
  }
}
