import type { PrintedDocument } from '../../documents/index.ts'
import { type Chapter, chapterTerms, factChapters } from './codes.ts'

/** A chapter as it is printed: the way of a source stands in words. */
type PrintedChapter = {
  readonly text: string
  readonly sources: readonly { readonly kind: string; readonly who: string; readonly on: string }[]
  readonly limits: string
}

/** What is frozen when a report is issued. */
export type IssuedContent = {
  readonly number: string
  readonly issue: number
  readonly title: string
  readonly referrer: string
  readonly name: string
  readonly birth: string | null
  readonly caseNumber: string
  readonly investigators: readonly { readonly name: string; readonly signedAt: string }[]
  readonly from: string
  readonly issuedOn: string
  readonly chapters: Readonly<Record<Chapter, PrintedChapter>>
}

const order: readonly Chapter[] = [...factChapters, 'opinion']

/** What a template is filled with; facts stand in five chapters, opinion apart and last. */
export const investigationValues = (content: IssuedContent, sha256: string) => ({
  title: content.title,
  number: content.number,
  issue: String(content.issue),
  referrer: content.referrer,
  name: content.name,
  birth: content.birth ?? '不详',
  case_number: content.caseNumber,
  from: content.from,
  issued_on: content.issuedOn,
  sha256,
  ...Object.fromEntries(order.map((chapter) => [chapter, content.chapters[chapter].text])),
  sources: factChapters.flatMap((chapter) =>
    content.chapters[chapter].sources.map(({ kind, who, on }) => ({
      chapter: chapterTerms[chapter].zh,
      kind,
      who,
      on,
    })),
  ),
  limits: factChapters.flatMap((chapter) =>
    content.chapters[chapter].limits
      ? [{ chapter: chapterTerms[chapter].zh, text: content.chapters[chapter].limits }]
      : [],
  ),
  investigators: content.investigators.map(({ name, signedAt }) => ({ name, signed_at: signedAt })),
})

/** Every name that a county's own template may use. */
export const investigationPlaceholders = {
  ...Object.fromEntries(
    [
      ...[
        'title',
        'number',
        'issue',
        'referrer',
        'name',
        'birth',
        'case_number',
        'from',
        'issued_on',
        'sha256',
      ],
      ...order,
    ].map((name) => [name, {}]),
  ),
  sources: { chapter: {}, kind: {}, who: {}, on: {} },
  limits: { chapter: {}, text: {} },
  investigators: { name: {}, signed_at: {} },
}

const headings = ['一', '二', '三', '四', '五', '六'] as const

/** The shipped template as blocks with placeholders. */
export const shippedTemplate: PrintedDocument = {
  title: '{title}',
  subtitle: '编号 {number}    第 {issue} 版    {issued_on}',
  language: 'zh',
  blocks: [
    { kind: 'text', text: '委托单位：{referrer}' },
    { kind: 'text', text: '案件编号：{case_number}' },
    { kind: 'text', text: '被调查未成年人：{name}    出生日期：{birth}' },
    { kind: 'text', text: '调查时间：{from} 至 {issued_on}' },
    ...order.flatMap((chapter, at) => [
      { kind: 'heading' as const, text: `${headings[at]}、${chapterTerms[chapter].zh}` },
      { kind: 'text' as const, text: `{${chapter}}` },
    ]),
    { kind: 'heading', text: '资料来源' },
    {
      kind: 'table',
      columns: [
        { title: '部分', width: 3 },
        { title: '方式', width: 2 },
        { title: '对象', width: 4 },
        { title: '日期', width: 2 },
      ],
      rows: [['{#sources}{chapter}', '{kind}', '{who}', '{on}{/sources}']],
    },
    { kind: 'heading', text: '局限' },
    { kind: 'text', text: '{#limits}' },
    { kind: 'text', text: '{chapter}：{text}' },
    { kind: 'text', text: '{/limits}' },
    { kind: 'text', text: '{#investigators}' },
    { kind: 'text', text: '调查员：{name}    {signed_at}' },
    { kind: 'text', text: '{/investigators}' },
    { kind: 'note', text: '前五部分为事实，第六部分为调查员意见。本报告供办案参考，内容保密。' },
  ],
  foot: '{number} 第 {issue} 版  SHA-256 {sha256}',
}

/** The same as pages, for a PDF. */
export function printedInvestigation(content: IssuedContent, sha256: string): PrintedDocument {
  const values = investigationValues(content, sha256)
  return {
    title: content.title,
    subtitle: `编号 ${content.number}    第 ${content.issue} 版    ${content.issuedOn}`,
    language: 'zh',
    blocks: [
      { kind: 'text', text: `委托单位：${content.referrer}` },
      { kind: 'text', text: `案件编号：${content.caseNumber}` },
      { kind: 'text', text: `被调查未成年人：${content.name}    出生日期：${values.birth}` },
      { kind: 'text', text: `调查时间：${content.from} 至 ${content.issuedOn}` },
      ...order.flatMap((chapter, at) => [
        { kind: 'heading' as const, text: `${headings[at]}、${chapterTerms[chapter].zh}` },
        ...content.chapters[chapter].text.split('\n').map((text) => ({ kind: 'text' as const, text })),
      ]),
      { kind: 'heading', text: '资料来源' },
      {
        kind: 'table',
        columns: [
          { title: '部分', width: 3 },
          { title: '方式', width: 2 },
          { title: '对象', width: 4 },
          { title: '日期', width: 2 },
        ],
        rows: values.sources.map(({ chapter, kind, who, on }) => [chapter, kind, who, on]),
      },
      ...(values.limits.length > 0 ? [{ kind: 'heading' as const, text: '局限' }] : []),
      ...values.limits.map(({ chapter, text }) => ({ kind: 'text' as const, text: `${chapter}：${text}` })),
      ...values.investigators.map(({ name, signed_at }) => ({
        kind: 'text' as const,
        text: `调查员：${name}    ${signed_at}`,
      })),
      { kind: 'note', text: '前五部分为事实，第六部分为调查员意见。本报告供办案参考，内容保密。' },
    ],
    foot: `${content.number} 第 ${content.issue} 版  SHA-256 ${sha256}`,
  }
}
