import { sayInstant } from '../../../kernel/day.ts'
import type { Content } from './content.ts'
import type { Definition } from './definition.ts'
import { adjustmentLines, lateLines, monthIn, type Print, tableLines, versionLine } from './printed-report.ts'

type Named = { readonly name: string; readonly zh: string; readonly en: string }

/** What a bureau's Word template may name, with the meaning that its author is shown. */
export function placeholdersOf(definition: Definition): Named[] {
  return [
    { name: 'title', zh: '报表名称', en: 'Title of the report' },
    { name: 'unit_name', zh: '填报单位', en: 'Whose report' },
    { name: 'month', zh: '月份', en: 'Month' },
    { name: '#sections … /sections', zh: '各部分（循环）', en: 'Sections, repeated' },
    { name: 'section', zh: '部分名称（在 sections 内）', en: 'Name of the section' },
    { name: '#lines … /lines', zh: '指标行（在 sections 内循环）', en: 'Lines of the section, repeated' },
    {
      name: 'name, unit, counted, stated, last, difference',
      zh: '指标、单位、统计数、调整后、上月、比上月（在 lines 内）',
      en: 'Columns of a line',
    },
    {
      name: '#notes … /notes, note',
      zh: '口径说明（在 sections 内循环）',
      en: 'Notes of the section, repeated',
    },
    { name: '#adjustments … /adjustments, text', zh: '调整说明（循环）', en: 'Adjustments, repeated' },
    { name: '#late … /late, text', zh: '补录（循环）', en: 'Late entries, repeated' },
    ...definition.texts.map(({ code, title }) => ({ name: textName(code), ...title })),
    { name: 'prepared_by, prepared_at', zh: '填报人、时间', en: 'Prepared by, when' },
    { name: 'reviewed_by, reviewed_at', zh: '审核人、时间', en: 'Reviewed by, when' },
    { name: 'version, as_of, sha256', zh: '版本、数据截至、摘要', en: 'Version, as of, digest' },
    ...definition.sections.flatMap((section) =>
      section.cells
        .filter(({ split }) => !split)
        .map(({ code, title }) => ({ name: cellName(code), ...title })),
    ),
  ]
}

type Known = { readonly [name: string]: Known }
const leaf: Known = {}

/** The same as the check of an uploaded template takes it. */
export function knownPlaceholders(definition: Definition): Known {
  const columns = { name: leaf, unit: leaf, counted: leaf, stated: leaf, last: leaf, difference: leaf }
  const single = [
    ...[
      'title',
      'unit_name',
      'month',
      'prepared_by',
      'prepared_at',
      'reviewed_by',
      'reviewed_at',
      'version',
      'as_of',
      'sha256',
    ],
    ...definition.texts.map(({ code }) => textName(code)),
    ...definition.sections.flatMap(({ cells }) =>
      cells.filter(({ split }) => !split).map(({ code }) => cellName(code)),
    ),
  ]
  return {
    ...Object.fromEntries(single.map((name) => [name, leaf])),
    sections: { section: leaf, lines: columns, notes: { note: leaf } },
    adjustments: { text: leaf },
    late: { text: leaf },
  }
}

const textName = (code: string): string => `text_${code.replaceAll('-', '_')}`
const cellName = (code: string): string => `cell_${code.replaceAll('-', '_')}`

/** The values for a template. A cell that this deployment does not count stays empty. */
export function wordValues(content: Content, definition: Definition, print: Print) {
  const { language } = print
  const lines = tableLines(content, language)
  const by = (kind: 'sent' | 'accepted') =>
    print.signatures.findLast((one) => one.kind === kind || (kind === 'accepted' && one.kind === 'revised'))
  const signedAt = (kind: 'sent' | 'accepted') => {
    const at = by(kind)?.at
    return at ? sayInstant(at, language) : ''
  }
  const texts = (all: readonly string[]) => all.map((text) => ({ text }))
  return {
    title: content.title[language],
    unit_name: content.node.name,
    month: monthIn(content.month, language),
    sections: content.sections.map((section) => ({
      section: section.title[language],
      lines: lines.filter((line) => line.section === section.code).map(({ section: _, ...line }) => line),
      notes: section.notes.map((note) => ({ note: note[language] })),
    })),
    adjustments: texts(adjustmentLines(content, language)),
    late: texts(lateLines(content, language)),
    prepared_by: by('sent')?.by ?? '',
    prepared_at: signedAt('sent'),
    reviewed_by: by('accepted')?.by ?? '',
    reviewed_at: signedAt('accepted'),
    version: versionLine(print),
    as_of: sayInstant(content.asOf, language),
    sha256: print.sha256 ?? '',
    ...Object.fromEntries(definition.texts.map(({ code }) => [textName(code), content.texts[code] ?? ''])),
    ...Object.fromEntries(
      content.cells.filter(({ part }) => !part).map(({ code, counted }) => [cellName(code), counted]),
    ),
  }
}
