import { partMonthRules } from '../../../domain/language/months.ts'
import { both, type Field, field, type Part, sourceField, type Way, words } from '../part.ts'

export const ruleFields: readonly Field[] = [
  field('rule', '规则代码', 'Code', { as: 'text', mono: true }),
  field('title', '名称', 'Title', both),
  sourceField,
  field('when', '条件', 'Condition', { as: 'condition' }),
]

export const valueFields: readonly Field[] = [
  field('title', '名称', 'Title', both),
  field('is', '算法', 'How it is computed', { as: 'quantity' }),
]

const quantity: Part = { as: 'quantity' }
export const rounding: Part = {
  as: 'choice',
  options: {
    down: words('舍去', 'Down'),
    up: words('进位', 'Up'),
    half_up: words('四舍五入', 'Half up'),
  },
}
const several: Part = { as: 'list', of: quantity, start: '', add: words('增加一项', 'Add one') }

const partMonthTitles = {
  elapsed: words('满一个月计一个月，余数不计', 'Full months from the first day, the rest dropped'),
  'on-day': words('某日在内的月份计', 'Months that hold a given day'),
  'any-day': words('沾边的月份都计', 'Months that are touched'),
  whole: words('整月才计', 'Whole calendar months'),
} as const

/** What each word of quantities takes; a bare name is a fact, a figure or a value. */
export const quantityWays: readonly Way[] = [
  {
    code: 'sum',
    label: words('相加', 'Sum'),
    fields: [field('sum', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'difference',
    label: words('相减', 'Difference'),
    fields: [field('difference', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'product',
    label: words('相乘', 'Product'),
    fields: [field('product', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'quotient',
    label: words('相除', 'Quotient'),
    fields: [
      field('of', '被除数', 'Of', quantity),
      field('by', '除数', 'By', quantity),
      field('rounding', '取整', 'Rounding', rounding),
    ],
    start: { of: '', by: '', rounding: 'down' },
  },
  {
    code: 'share',
    label: words('按比例', 'Share'),
    fields: [
      field('of', '基数', 'Of', quantity),
      field('percent', '百分比', 'Per cent', quantity),
      field('rounding', '取整', 'Rounding', rounding),
    ],
    start: { of: '', percent: '', rounding: 'down' },
  },
  {
    code: 'round',
    label: words('取整到', 'Round'),
    fields: [
      field('of', '数量', 'Of', quantity),
      field('to', '取整到', 'To', quantity),
      field('rounding', '取整', 'Rounding', rounding),
    ],
    start: { of: '', to: '', rounding: 'down' },
  },
  {
    code: 'lowest',
    label: words('取最低', 'Lowest'),
    fields: [field('lowest', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'highest',
    label: words('取最高', 'Highest'),
    fields: [field('highest', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'earliest',
    label: words('取最早', 'Earliest'),
    fields: [field('earliest', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'latest',
    label: words('取最晚', 'Latest'),
    fields: [field('latest', '各项', 'Parts', several)],
    start: ['', ''],
  },
  {
    code: 'table',
    label: words('按选项查表', 'Table by option'),
    fields: [
      field('by', '依据', 'By', { as: 'name', of: ['facts', 'switches'] }),
      field('rows', '各选项', 'Rows', {
        as: 'record',
        keyed: 'option',
        of: quantity,
        start: '',
        add: words('增加一行', 'Add a row'),
      }),
      field('otherwise', '其余', 'Otherwise', quantity, { optional: true }),
    ],
    start: { by: '', rows: {} },
  },
  {
    code: 'bands',
    label: words('按数值分档', 'Tiers of a number'),
    fields: [
      field('of', '依据', 'Of', quantity),
      field('rows', '各档', 'Tiers', {
        as: 'list',
        start: { at_most: '', gives: '' },
        add: words('增加一档', 'Add a tier'),
        of: {
          as: 'fields',
          fields: [
            field('at_most', '不超过（含）', 'At most, included', quantity),
            field('gives', '为', 'Gives', quantity),
          ],
        },
      }),
      field('otherwise', '其余', 'Otherwise', quantity),
    ],
    start: { of: '', rows: [{ at_most: '', gives: '' }], otherwise: '' },
  },
  {
    code: 'choose',
    label: words('按条件二选一', 'One of two by a condition'),
    fields: [
      field('when', '如果', 'When', { as: 'condition' }),
      field('then', '则', 'Then', quantity),
      field('otherwise', '否则', 'Otherwise', quantity),
    ],
    start: { when: { fact: '', is: '' }, then: '', otherwise: '' },
  },
  {
    code: 'months',
    label: words('相隔月数', 'Months between'),
    fields: [
      field('from', '起', 'From', quantity),
      field('to', '止（含）', 'To, included', quantity),
      field('part_month', '不足一个月', 'Part of a month', {
        as: 'name',
        of: ['switches'],
        also: Object.fromEntries(partMonthRules.map((rule) => [rule, partMonthTitles[rule]])),
      }),
      field(
        'day',
        '以每月哪日为准',
        'The deciding day',
        { as: 'name', of: ['parameters'], units: ['integer'] },
        { optional: true },
      ),
    ],
    start: { from: '', to: '', part_month: 'elapsed' },
  },
  {
    code: 'years',
    label: words('相隔周年数', 'Years between'),
    fields: [field('from', '起', 'From', quantity), field('to', '止', 'To', quantity)],
    start: { from: '', to: '' },
  },
  {
    code: 'days',
    label: words('相隔天数', 'Days between'),
    fields: [field('from', '起', 'From', quantity), field('to', '止', 'To', quantity)],
    start: { from: '', to: '' },
  },
  {
    code: 'day_in',
    label: words('某年的某日', 'A day in a year'),
    fields: [field('year', '年', 'Year', quantity), field('on', '月日', 'Day of the year', quantity)],
    start: { year: '', on: '' },
  },
  {
    code: 'year_of',
    label: words('所在年份', 'Year of a day'),
    fields: [field('year_of', '日期', 'Day', quantity)],
    start: '',
  },
  {
    code: 'years_after',
    label: words('若干年之后', 'Years after a day'),
    fields: [field('day', '日期', 'Day', quantity), field('count', '年数', 'Years', quantity)],
    start: { day: '', count: '' },
  },
  {
    code: 'workdays_after',
    label: words('若干工作日之后', 'Working days after a day'),
    fields: [field('day', '日期', 'Day', quantity), field('count', '工作日数', 'Working days', quantity)],
    start: { day: '', count: '' },
  },
]
