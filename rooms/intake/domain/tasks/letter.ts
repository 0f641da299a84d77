import type { Day } from '../../../../kernel/day.ts'
import type { PrintedDocument } from '../../../documents/index.ts'
import type { Urgency } from '../../../duties/index.ts'
import { type HandedField, handOverFields } from './hand-over.ts'
import type { LegalBasis } from './legal-basis.ts'
import { urgencyTitles } from './words.ts'

/** What is printed on a hand-over letter (转介单). The colour of a file is in no print (2.8); here it cannot even be named. */
export type Letter = {
  readonly number: string
  readonly from: string
  readonly by: string
  readonly to: string
  readonly title: string
  readonly asked: string
  readonly purpose: string
  readonly fields: readonly HandedField[]
  readonly basis: LegalBasis
  readonly basisNote: string | null
  readonly urgency: Urgency
  readonly givenOn: Day
  readonly dueOn: Day
}

/** The placeholders of the letter's Word template, each with its words for the page that offers them. */
export const letterPlaceholders = {
  number: { zh: '编号', en: 'Number' },
  from: { zh: '交办单位', en: 'Giving station' },
  by: { zh: '交办人', en: 'Who gave it' },
  to: { zh: '承办单位', en: 'Body' },
  title: { zh: '事项', en: 'Task' },
  asked: { zh: '请求办理的内容', en: 'What is asked' },
  purpose: { zh: '使用目的', en: 'Purpose' },
  basis: { zh: '法律依据', en: 'Legal basis' },
  basis_note: { zh: '依据说明', en: 'Why it holds' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  given_on: { zh: '交办日期', en: 'Given on' },
  due_on: { zh: '办结期限', en: 'Due' },
  fields: { zh: '提供的信息（循环）', en: 'Fields handed over (loop)' },
  field: { zh: '信息项', en: 'Field' },
  value: { zh: '内容', en: 'Value' },
} as const

/** The nesting that a template may use: `field` and `value` stand inside the loop `fields`. */
export const knownPlaceholders = Object.fromEntries(
  Object.keys(letterPlaceholders)
    .filter((name) => name !== 'field' && name !== 'value')
    .map((name) => [name, name === 'fields' ? { field: {}, value: {} } : {}]),
)

const basisText = ({ title, law, article }: LegalBasis, language: 'zh' | 'en'): string =>
  law === ''
    ? title[language]
    : language === 'zh'
      ? `${title.zh}（《${law}》${article}）`
      : `${title.en} (《${law}》${article})`

/** The letter's values for a Word template. */
export const letterValues = (letter: Letter, language: 'zh' | 'en') => ({
  number: letter.number,
  from: letter.from,
  by: letter.by,
  to: letter.to,
  title: letter.title,
  asked: letter.asked,
  purpose: letter.purpose,
  basis: basisText(letter.basis, language),
  basis_note: letter.basisNote ?? '',
  urgency: urgencyTitles[letter.urgency][language],
  given_on: letter.givenOn,
  due_on: letter.dueOn,
  fields: letter.fields.map(({ field, value }) => ({ field: handOverFields[field][language], value })),
})

const frame = {
  zh: {
    title: '转介单',
    fields: '提供的信息（以下各项为完成本事项所必需，不得用于其他目的）',
    columns: ['信息项', '内容'],
    lines: { asked: '请求办理', purpose: '使用目的', basis: '法律依据', basis_note: '依据说明' },
    pledge: '接收单位应当对以上信息严格保密，只由承办人员知悉，办结后不再保留；不得对服务对象贴标签。',
    sign: '接收人签字：                    日期：',
  },
  en: {
    title: 'Hand-over letter',
    fields: 'What is handed over (needed for this task and for no other purpose)',
    columns: ['Field', 'Value'],
    lines: { asked: 'What is asked', purpose: 'Purpose', basis: 'Legal basis', basis_note: 'Why it holds' },
    pledge:
      'The receiving body keeps all of this confidential, lets only those who work on it know, keeps none of it afterwards, and labels nobody.',
    sign: 'Received by:                    Date:',
  },
} as const

/** The letter as blocks, for PDF; with placeholders instead of values it is the template that is shipped. */
export function printedLetter(letter: Letter, language: 'zh' | 'en'): PrintedDocument {
  const words = frame[language]
  const values = letterValues(letter, language)
  const lines = (['asked', 'purpose', 'basis', 'basis_note'] as const).filter((name) => values[name] !== '')
  return {
    title: words.title,
    subtitle: values.number,
    language,
    blocks: [
      headBlock(values, language),
      ...lines.flatMap((name) => [
        { kind: 'heading' as const, text: words.lines[name] },
        { kind: 'text' as const, text: values[name] },
      ]),
      { kind: 'heading', text: words.fields },
      {
        kind: 'table',
        columns: [
          { title: words.columns[0], width: 3 },
          { title: words.columns[1], width: 9 },
        ],
        rows: values.fields.map(({ field, value }) => [field, value]),
      },
      { kind: 'note', text: words.pledge },
      { kind: 'text', text: words.sign },
    ],
    foot: `${values.number}  ${values.from}`,
  }
}

type HeadValues = Record<'title' | 'from' | 'by' | 'to' | 'urgency' | 'given_on' | 'due_on', string>

const headBlock = (values: HeadValues, language: 'zh' | 'en') => ({
  kind: 'table' as const,
  columns: [
    { title: letterPlaceholders.title[language], width: 3 },
    { title: values.title, width: 9 },
  ],
  rows: (['from', 'by', 'to', 'urgency', 'given_on', 'due_on'] as const).map((name) => [
    letterPlaceholders[name][language],
    values[name],
  ]),
})

/** The Word template that is shipped (`data/templates/hand-over-letter.docx`). */
export const shippedLetter = (): PrintedDocument => ({
  title: frame.zh.title,
  subtitle: '{number}',
  language: 'zh',
  blocks: [
    headBlock(
      {
        title: '{title}',
        from: '{from}',
        by: '{by}',
        to: '{to}',
        urgency: '{urgency}',
        given_on: '{given_on}',
        due_on: '{due_on}',
      },
      'zh',
    ),
    ...(['asked', 'purpose', 'basis', 'basis_note'] as const).flatMap((name) => [
      { kind: 'heading' as const, text: frame.zh.lines[name] },
      { kind: 'text' as const, text: `{${name}}` },
    ]),
    { kind: 'heading', text: frame.zh.fields },
    {
      kind: 'table',
      columns: [
        { title: frame.zh.columns[0], width: 3 },
        { title: frame.zh.columns[1], width: 9 },
      ],
      rows: [['{#fields}{field}', '{value}{/fields}']],
    },
    { kind: 'note', text: frame.zh.pledge },
    { kind: 'text', text: frame.zh.sign },
  ],
  foot: '{number}  {from}',
})
