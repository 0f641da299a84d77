import type { Words } from '../../../../kernel/contract.ts'
import { type Fact, kindOfFact, type Programme } from '../../../programmes/index.ts'

export type ColumnKind = 'text' | 'number' | 'day' | 'choice' | 'choices' | 'place'

/** One thing that a nomination asks: a field of the form, and a column of the spreadsheet. */
export type NominationColumn = {
  /** `name`, `idNumber`, …; a fact has its own name behind `fact.`. */
  readonly key: string
  readonly title: Words
  /** Other headings under which people keep it. */
  readonly aliases: readonly string[]
  readonly required: boolean
  readonly kind: ColumnKind
  readonly unit: Words | null
  readonly options: readonly { readonly value: string; readonly title: Words }[]
  readonly hint: Words | null
  readonly fact: Fact | null
}

const column = (
  key: string,
  zh: string,
  en: string,
  more: Partial<NominationColumn> = {},
): NominationColumn => ({
  key,
  title: { zh, en },
  aliases: [],
  required: false,
  kind: 'text',
  unit: null,
  options: [],
  hint: null,
  fact: null,
  ...more,
})

/** How many bodies one person is named with; two of the first ten leading talents had two (S10.A1). */
export const mostAffiliations = 3

const affiliations = Array.from({ length: mostAffiliations }, (_, at) => {
  const number = at === 0 ? '' : String(at + 1)
  return [
    column(`organisation${number}`, `单位${number}`, `Body ${at + 1}`, {
      aliases: at === 0 ? ['所在单位', '工作单位', '单位1'] : [],
    }),
    column(`post${number}`, `职务${number}`, `Post ${at + 1}`, {
      aliases: at === 0 ? ['职务1', '岗位'] : [],
    }),
  ]
}).flat()

const numberHint: Words = {
  zh: '可暂缺，审查时补；填写的加密保存',
  en: 'May be left out for now; what is written is kept sealed',
}

const kinds: Partial<Record<ReturnType<typeof kindOfFact>, ColumnKind>> = {
  yes_no: 'choice',
  code: 'choice',
  codes: 'choices',
  day: 'day',
  division: 'place',
  text: 'text',
}

const units: Partial<Record<Fact['type'], Words>> = {
  money: { zh: '元', en: 'yuan' },
  hours: { zh: '小时', en: 'hours' },
  minutes: { zh: '分钟', en: 'minutes' },
  days: { zh: '天', en: 'days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  persons: { zh: '人', en: 'persons' },
  percent: { zh: '%', en: '%' },
}

const yesNo = [
  { value: 'yes', title: { zh: '是', en: 'Yes' } },
  { value: 'no', title: { zh: '否', en: 'No' } },
]

function ofFact(name: string, fact: Fact): NominationColumn {
  const options =
    fact.type === 'yes_no'
      ? yesNo
      : Object.entries(fact.options ?? {}).map(([value, title]) => ({ value, title }))
  return {
    key: `fact.${name}`,
    title: withoutMark(fact.question),
    aliases: [],
    required: false,
    kind: kinds[kindOfFact(fact)] ?? 'number',
    unit: units[fact.type] ?? null,
    options,
    hint: fact.help ?? null,
    fact,
  }
}

/** A question stands as a heading without its mark. */
const withoutMark = ({ zh, en }: Words): Words => ({
  zh: zh.replace(/[？?]$/, ''),
  en: en.replace(/\?$/, ''),
})

/** What the record of the application itself answers; nobody is asked again. */
const told = ['application.', 'station.place', 'award', 'bar.']

/** Everything that a nomination under a programme asks, in the order of the form. */
export function nominationColumns(programme: Programme): NominationColumn[] {
  const placed = Object.values(programme.facts).some(
    ({ from }) => from === 'station.place' || from === 'application.place',
  )
  const who =
    programme.for === 'person'
      ? [
          column('name', '姓名', 'Name', { required: true, aliases: ['推荐人选', '人选姓名'] }),
          column('idNumber', '身份证号', 'Identity number', {
            hint: numberHint,
            aliases: ['身份证号码', '证件号码'],
          }),
          column('phone', '联系电话', 'Phone', { aliases: ['手机', '电话'] }),
          ...affiliations,
        ]
      : programme.for === 'work'
        ? [
            column('workTitle', '作品名称', 'Work', { required: true, aliases: ['案例名称', '题目'] }),
            column('name', '报送单位', 'Sent in by', { required: true, aliases: ['社工站', '站点', '单位'] }),
            column('phone', '联系电话', 'Phone', { aliases: ['手机', '电话'] }),
          ]
        : [
            column('name', '单位名称', 'Body', { required: true, aliases: ['站点名称', '社工站', '名称'] }),
            column('idNumber', '统一社会信用代码', 'Credit code', { hint: numberHint }),
            column('phone', '联系电话', 'Phone', { aliases: ['手机', '电话'] }),
          ]
  const place = column('township', '乡镇（街道）', 'Township', {
    kind: 'place',
    required: placed,
    aliases: ['乡镇（街道）代码', '乡镇代码', '区划代码', 'Township code'],
    hint: { zh: '9 位或 12 位区划代码', en: 'A division code of 9 or 12 digits' },
  })
  const facts = Object.entries(programme.facts)
    .filter(([, { from }]) => !told.some((beginning) => from?.startsWith(beginning) === true))
    .map(([name, fact]) => ofFact(name, fact))
  return [...who, ...(placed || programme.for !== 'person' ? [place] : []), ...facts]
}
