import { factTypes } from '../../../domain/language/fact.ts'
import { parameterUnits } from '../../../domain/language/parameter.ts'
import { resolverNames } from '../../../domain/language/resolvers.ts'
import { both, type Field, field, optional, parameterOf, sourceField, words } from '../part.ts'

/** Closed lists are shown by their own words: they are what stands in the file. */
const asWritten = <C extends string>(
  codes: readonly C[],
  titles: Readonly<Record<string, [string, string]>>,
) =>
  Object.fromEntries(
    codes.map((code) => {
      const [zh, en] = titles[code] ?? [code, code]
      return [code, words(zh, en)]
    }),
  )

const typeTitles: Readonly<Record<string, [string, string]>> = {
  integer: ['整数', 'Whole number'],
  money: ['金额（元）', 'Money (yuan)'],
  day: ['日期', 'Day'],
  moment: ['时刻', 'Moment'],
  days: ['天数', 'Days'],
  months: ['月数', 'Months'],
  years: ['年数', 'Years'],
  persons: ['人数', 'Persons'],
  hours: ['小时', 'Hours'],
  minutes: ['分钟', 'Minutes'],
  percent: ['百分比', 'Per cent'],
  yes_no: ['是否', 'Yes or no'],
  code: ['单选', 'One of some'],
  codes: ['多选', 'Any of some'],
  division: ['行政区划', 'Division'],
  text: ['文字', 'Text'],
}

const unitTitles: Readonly<Record<string, [string, string]>> = {
  fen: ['金额（元）', 'Money (yuan)'],
  integer: ['整数', 'Whole number'],
  days: ['天', 'Days'],
  workdays: ['工作日', 'Working days'],
  months: ['月', 'Months'],
  years: ['年', 'Years'],
  minutes: ['分钟', 'Minutes'],
  persons: ['人', 'Persons'],
  percent: ['%', 'Per cent'],
  day: ['日期', 'A day'],
  yearly_day: ['每年的某日（月-日）', 'A day of the year (MM-DD)'],
}

const option = { zh: '', en: '' }

/** What must be known; each is also the question. */
export const factFields: readonly Field[] = [
  field('type', '回答类型', 'Answer', { as: 'choice', options: asWritten(factTypes, typeTitles) }),
  field('question', '问题', 'Question', both),
  field('title', '简称（表中用）', 'Short name, for tables', both, optional),
  field('help', '问题下的说明', 'Below the question', both, optional),
  field(
    'options',
    '选项',
    'Options',
    { as: 'record', keyed: 'code', of: both, start: option, add: words('增加选项', 'Add an option') },
    optional,
  ),
  field(
    'from',
    '由哪项登记回答',
    'Record that answers it',
    { as: 'choice', options: asWritten(resolverNames, {}) },
    optional,
  ),
  field('since', '从哪天起计', 'Counted from', parameterOf('day'), optional),
  field(
    'not_before',
    '不早于哪个事实',
    'Not before which fact',
    { as: 'name', of: ['facts'] },
    { ...optional, hint: words('两个日期先后不能颠倒时写', 'Where two days have an order') },
  ),
  field('evidence', '证明材料', 'Evidence', both, optional),
  field(
    'shown_to',
    '只供评审查看',
    'For reviewers only',
    {
      as: 'choice',
      options: { reviewers: words('是', 'Yes') },
    },
    optional,
  ),
  field(
    'slip_above',
    '超过此数视为笔误',
    'Taken for a slip above',
    { as: 'whole' },
    {
      ...optional,
      hint: words('金额以分、时长以分钟计', 'Money in fen, time in minutes'),
    },
  ),
]

/** Every figure: its unit, its history, and per date the source. */
export const parameterFields: readonly Field[] = [
  field('title', '名称', 'Title', both),
  field('unit', '单位', 'Unit', { as: 'choice', options: asWritten(parameterUnits, unitTitles) }),
  field('values', '历次标准', 'Values by day', {
    as: 'record',
    keyed: 'day',
    start: { value: 0, source: '' },
    add: words('自某日起的新标准', 'A new value from a day on'),
    of: {
      as: 'fields',
      fields: [
        field('value', '标准', 'Value', { as: 'figure' }),
        sourceField,
        field(
          'corrects',
          '更正',
          'Corrects',
          { as: 'fields', fields: [field('reason', '更正理由', 'Why', { as: 'text' })] },
          { ...optional, hint: words('改动已经用过的标准时写', 'Where a value that was used is changed') },
        ),
      ],
    },
  }),
]

/** Questions that the text leaves open. */
export const switchFields: readonly Field[] = [
  field('question', '问题', 'Question', both),
  field('options', '选项', 'Options', {
    as: 'record',
    keyed: 'code',
    of: both,
    start: option,
    add: words('增加选项', 'Add an option'),
  }),
  field(
    'default',
    '暂按',
    'For now',
    { as: 'text', mono: true },
    {
      hint: words('一个选项的代码；ask 表示逐案答复', 'The code of an option; ask is case by case'),
    },
  ),
  sourceField,
]
