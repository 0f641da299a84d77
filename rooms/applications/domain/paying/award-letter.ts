import type { Day } from '../../../../kernel/day.ts'
import { type Fen, formatYuan } from '../../../../kernel/money.ts'
import type { PrintedDocument } from '../../../documents/index.ts'
import { dayText, type Language } from './papers.ts'

/** What an award letter says, as it was issued. Fen; null: not in money. */
export type AwardLetter = {
  readonly number: string
  readonly title: string
  readonly name: string
  readonly organisationName: string
  readonly award: string
  readonly duties: readonly string[]
  readonly amount: number | null
  readonly issuer: string
  readonly givenOn: Day
  readonly withdrawn: boolean
}

/** The placeholders of the letter's Word template; `duty` stands inside the loop `duties`. */
export const awardPlaceholders = {
  number: { zh: '编号', en: 'Number' },
  title: { zh: '项目', en: 'Programme' },
  addressee: { zh: '称谓', en: 'Addressee' },
  name: { zh: '姓名（名称）', en: 'Name' },
  organisation: { zh: '单位', en: 'Organisation' },
  award: { zh: '决定', en: 'Award' },
  amount: { zh: '金额', en: 'Amount' },
  issuer: { zh: '授予单位', en: 'Issued by' },
  given_on: { zh: '日期', en: 'Date' },
  state: { zh: '撤销说明', en: 'Withdrawal' },
  duties: { zh: '义务（循环）', en: 'Duties (loop)' },
  duty: { zh: '一项义务', en: 'One duty' },
} as const

export const knownAwardPlaceholders = Object.fromEntries(
  Object.keys(awardPlaceholders)
    .filter((name) => name !== 'duty')
    .map((name) => [name, name === 'duties' ? { duty: {} } : {}]),
)

const words = {
  zh: {
    heading: '授予通知书',
    to: '{name}：',
    toOf: '{name}（{organisation}）：',
    labels: { title: '项目', amount: '金额', given_on: '日期' },
    amount: '{amount} 元',
    noMoney: '不涉及资金',
    duties: '应尽义务',
    noDuties: '按有关规定履行。',
    withdrawn: '本通知书已撤销，不再有效。',
    sign: '{issuer}（盖章）',
  },
  en: {
    heading: 'Letter of award',
    to: '{name}:',
    toOf: '{name} ({organisation}):',
    labels: { title: 'Programme', amount: 'Amount', given_on: 'Date' },
    amount: '{amount} yuan',
    noMoney: 'No money is paid',
    duties: 'Duties',
    noDuties: 'As the rules provide.',
    withdrawn: 'This letter was withdrawn and is no longer valid.',
    sign: '{issuer} (seal)',
  },
} as const

/** The letter's values for a Word template. */
export function awardValues(letter: AwardLetter, language: Language) {
  const say = words[language]
  const duties = letter.duties.length > 0 ? letter.duties : [say.noDuties]
  return {
    number: letter.number,
    title: letter.title,
    addressee: addresseeOf(letter, language),
    name: letter.name,
    organisation: letter.organisationName,
    award: letter.award,
    amount:
      letter.amount === null ? say.noMoney : say.amount.replace('{amount}', formatYuan(letter.amount as Fen)),
    issuer: letter.issuer,
    given_on: dayText(letter.givenOn, language),
    state: letter.withdrawn ? say.withdrawn : '',
    duties: duties.length > 1 ? numbered(duties, language) : duties.map((duty) => ({ duty })),
  }
}

/** Whom the letter is to, as Chinese letters begin: the name, with the organisation where there is one, and a colon. */
const addresseeOf = ({ name, organisationName }: AwardLetter, language: Language): string =>
  (organisationName ? words[language].toOf : words[language].to)
    .replace('{name}', () => name)
    .replace('{organisation}', () => organisationName)

/** Several duties may stand in one line of a template, so each brings its number and what it ends with. */
const numbered = (duties: readonly string[], language: Language) =>
  duties.map((duty, at) => {
    const ends = at === duties.length - 1
    return {
      duty:
        language === 'zh'
          ? `（${at + 1}）${duty}${ends ? '。' : '；'}`
          : `(${at + 1}) ${duty}${ends ? '.' : '; '}`,
    }
  })

type Values = ReturnType<typeof awardValues>

function documentOf(values: Values, language: Language): PrintedDocument {
  const say = words[language]
  return {
    title: say.heading,
    subtitle: values.number,
    language,
    blocks: [
      ...(values.state ? [{ kind: 'note' as const, text: values.state }] : []),
      { kind: 'text', place: 'addressee', text: values.addressee },
      { kind: 'text', text: values.award },
      {
        kind: 'table',
        columns: [
          { title: say.labels.title, width: 3 },
          { title: values.title, width: 9 },
        ],
        rows: [
          [say.labels.amount, values.amount],
          [say.labels.given_on, values.given_on],
        ],
      },
      {
        kind: 'table',
        columns: [{ title: say.duties, width: 12 }],
        rows: values.duties.map(({ duty }) => [duty]),
      },
      { kind: 'text', place: 'signature', text: say.sign.replace('{issuer}', values.issuer) },
      { kind: 'text', place: 'signature', text: values.given_on },
    ],
    foot: values.number,
  }
}

/** The letter as blocks, in either language. */
export const printedAward = (letter: AwardLetter, language: Language): PrintedDocument =>
  documentOf(awardValues(letter, language), language)

/** The Word template that is shipped (`data/templates/award-letter.docx`), in either language. */
export const shippedAward = (language: Language): PrintedDocument =>
  documentOf(
    {
      number: '{number}',
      title: '{title}',
      addressee: '{addressee}',
      name: '{name}',
      organisation: '{organisation}',
      award: '{award}',
      amount: '{amount}',
      issuer: '{issuer}',
      given_on: '{given_on}',
      state: '{state}',
      duties: [{ duty: '{#duties}{duty}{/duties}' }],
    },
    language,
  )
