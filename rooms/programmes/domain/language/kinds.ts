/**
 * What a fact, parameter or computed value is. Money is integer fen, hours are kept as minutes, days are plain dates,
 * a moment is an instant with its offset, a yearly day is MM-DD.
 */
export const kinds = [
  'money',
  'integer',
  'days',
  'workdays',
  'months',
  'years',
  'minutes',
  'persons',
  'percent',
  'day',
  'moment',
  'yearly_day',
  'yes_no',
  'code',
  'codes',
  'division',
  'text',
] as const
export type Kind = (typeof kinds)[number]

/** What a fact or a value holds; undefined where it is not known. */
export type Value = number | string | readonly string[]

/** Plain numbers may be counted with each other: months of a table, points, heads of a household. */
const plain: readonly Kind[] = ['integer', 'days', 'workdays', 'months', 'years', 'persons']

export const isPlain = (kind: Kind): boolean => plain.includes(kind)

/** Whether two things may be compared or added: like with like, a moment with a day by its date. */
export function sameFamily(a: Kind, b: Kind): boolean {
  if (a === b) return true
  if (a === 'moment' || b === 'moment') return a === 'day' || b === 'day'
  return (a === 'integer' && isPlain(b)) || (b === 'integer' && isPlain(a))
}

export const hasOrder = (kind: Kind): boolean =>
  isPlain(kind) ||
  kind === 'money' ||
  kind === 'minutes' ||
  kind === 'percent' ||
  kind === 'day' ||
  kind === 'moment'

export const kindWords: Readonly<Record<Kind, { zh: string; en: string }>> = {
  money: { zh: '金额', en: 'money' },
  integer: { zh: '整数', en: 'a whole number' },
  days: { zh: '天数', en: 'days' },
  workdays: { zh: '工作日数', en: 'working days' },
  months: { zh: '月数', en: 'months' },
  years: { zh: '年数', en: 'years' },
  minutes: { zh: '时长', en: 'a length of time' },
  persons: { zh: '人数', en: 'persons' },
  percent: { zh: '百分比', en: 'a percentage' },
  day: { zh: '日期', en: 'a day' },
  moment: { zh: '时刻', en: 'a moment' },
  yearly_day: { zh: '每年的某日', en: 'a day of the year' },
  yes_no: { zh: '是否', en: 'yes or no' },
  code: { zh: '选项', en: 'a choice' },
  codes: { zh: '多选', en: 'choices' },
  division: { zh: '行政区划', en: 'a division' },
  text: { zh: '文字', en: 'text' },
}
