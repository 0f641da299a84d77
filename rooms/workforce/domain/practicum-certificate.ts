import { type Day, parseDay, sayDay } from '../../../kernel/day.ts'
import type { PrintedDocument } from '../../documents/index.ts'

/** What a certificate of hours says. Times in minutes; months as `2018-03`. */
export type HoursCertificate = {
  readonly number: string
  readonly name: string
  /** Masked: who must see it in full looks at the card. */
  readonly idNumber: string
  readonly school: string
  readonly major: string
  readonly agency: string
  readonly supervisor: string
  readonly from: Day
  readonly to: Day
  readonly minutes: number
  readonly days: number
  readonly issuedOn: Day
  readonly issuedName: string
  readonly withdrawn: boolean
  readonly months: readonly { readonly month: string; readonly days: number; readonly minutes: number }[]
}

type Language = 'zh' | 'en'

/** `352 小时`, `7 小时 30 分`. */
export function hoursText(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (language === 'zh') return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
  return rest === 0 ? `${hours} hours` : `${hours} h ${rest} min`
}

const dayText = (day: Day, language: Language): string => (parseDay(day).ok ? sayDay(day, language) : day)

const words = {
  zh: {
    title: '社会工作实习时数证明',
    withdrawn: '本证明已撤销，不再有效。',
    labels: {
      name: '姓名',
      id_number: '身份证号',
      school: '学校',
      major: '专业',
      agency: '实习机构',
      supervisor: '实习督导',
      period: '实习期间',
      days: '实习天数',
      hours: '实习时数',
    },
    table: ['月份', '天数', '时数'],
    monthly: '分月时数',
    pledge: '以上时数由实习督导逐日签字确认。弄虚作假的，取消申请资格，追回补贴，并依法追究责任。',
    sign: ['{agency}（盖章）', '经办人：{issued_name}', '{issued_on}'],
  },
  en: {
    title: 'Certificate of practicum hours in social work',
    withdrawn: 'This certificate was withdrawn and is no longer valid.',
    labels: {
      name: 'Name',
      id_number: 'Identity number',
      school: 'School',
      major: 'Major',
      agency: 'Agency',
      supervisor: 'Field supervisor',
      period: 'Period',
      days: 'Days',
      hours: 'Hours',
    },
    table: ['Month', 'Days', 'Hours'],
    monthly: 'Hours by month',
    pledge:
      'The field supervisor signed these hours day by day. False hours cost the right to apply and the subsidy is recovered.',
    sign: ['{agency} (seal)', 'Issued by {issued_name}', '{issued_on}'],
  },
} as const

/** The placeholders of a template: single ones, and `months` as a table. */
export function certificateValues(one: HoursCertificate, language: Language) {
  return {
    number: one.number,
    name: one.name,
    id_number: one.idNumber,
    school: one.school,
    major: one.major,
    agency: one.agency,
    supervisor: one.supervisor,
    period: `${dayText(one.from, language)} – ${dayText(one.to, language)}`,
    days: String(one.days),
    hours: hoursText(one.minutes, language),
    issued_on: dayText(one.issuedOn, language),
    issued_name: one.issuedName,
    state: one.withdrawn ? words[language].withdrawn : '',
    months: one.months.map(({ month, days, minutes }) => ({
      month,
      month_days: String(days),
      month_hours: hoursText(minutes, language),
    })),
  }
}

type Values = ReturnType<typeof certificateValues>

const documentOf = (values: Values, language: Language): PrintedDocument => {
  const say = words[language]
  const [head = '', ...rows] = (Object.keys(say.labels) as (keyof typeof say.labels)[]).map((key) => key)
  const title = (key: string) => say.labels[key as keyof typeof say.labels]
  const value = (key: string) => values[key as keyof typeof say.labels]
  return {
    title: say.title,
    subtitle: values.number,
    language,
    blocks: [
      ...(values.state ? [{ kind: 'note' as const, text: values.state }] : []),
      {
        kind: 'table',
        columns: [
          { title: title(head), width: 3 },
          { title: value(head), width: 9 },
        ],
        rows: rows.map((key) => [title(key), value(key)]),
      },
      { kind: 'heading', text: say.monthly },
      {
        kind: 'table',
        columns: [
          { title: say.table[0], width: 4 },
          { title: say.table[1], width: 4, end: true },
          { title: say.table[2], width: 4, end: true },
        ],
        rows: values.months.map(({ month, month_days, month_hours }) => [month, month_days, month_hours]),
      },
      { kind: 'note', text: say.pledge },
      ...say.sign.map((line) => ({
        kind: 'text' as const,
        place: 'signature' as const,
        text: line
          .replace('{agency}', () => values.agency)
          .replace('{issued_name}', () => values.issued_name)
          .replace('{issued_on}', () => values.issued_on),
      })),
    ],
    foot: values.number,
  }
}

export const printedCertificate = (one: HoursCertificate, language: Language): PrintedDocument =>
  documentOf(certificateValues(one, language), language)

/** The Word template that is shipped (`data/templates/practicum-certificate.docx`): the same page with its placeholders. */
export const shippedCertificate = (): PrintedDocument =>
  documentOf(
    {
      number: '{number}',
      name: '{name}',
      id_number: '{id_number}',
      school: '{school}',
      major: '{major}',
      agency: '{agency}',
      supervisor: '{supervisor}',
      period: '{period}',
      days: '{days}',
      hours: '{hours}',
      issued_on: '{issued_on}',
      issued_name: '{issued_name}',
      state: '{state}',
      months: [
        { month: '{#months}{month}', month_days: '{month_days}', month_hours: '{month_hours}{/months}' },
      ],
    },
    'zh',
  )
