import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type Fen, formatYuan } from '../../../../kernel/money.ts'
import type { PrintedDocument } from '../../../documents/index.ts'
import type { SanctionKind } from './kinds.ts'
import { dayText, type Language } from './papers.ts'

/** What an order says: one consequence of what was found, with its reasons and the ways of appeal. */
export type OrderLetter = {
  readonly kind: SanctionKind
  readonly number: string
  readonly title: Words
  readonly name: string
  readonly application: string
  readonly facts: Words
  readonly reason: string
  readonly source: string
  /** Fen. */
  readonly amount: number | null
  readonly dueOn: Day | null
  readonly untilOn: Day | null
  /** What else the text names, such as legal liability. */
  readonly also: readonly Words[]
  readonly issuer: Words
  readonly decidedOn: Day
  readonly lifted: boolean
}

/** The placeholders of the order's Word template. */
export const orderPlaceholders = {
  heading: { zh: '决定书名称', en: 'Heading' },
  number: { zh: '编号', en: 'Number' },
  addressee: { zh: '称谓', en: 'Addressee' },
  name: { zh: '当事人', en: 'To' },
  title: { zh: '项目', en: 'Programme' },
  application: { zh: '申请编号', en: 'Application' },
  facts: { zh: '查明的事实', en: 'What was found' },
  source: { zh: '依据', en: 'Basis' },
  reason: { zh: '理由', en: 'Reason' },
  decision: { zh: '决定内容', en: 'Decision' },
  also: { zh: '其他', en: 'Also' },
  appeal: { zh: '申诉途径', en: 'Appeal' },
  issuer: { zh: '决定机关', en: 'Issued by' },
  decided_on: { zh: '日期', en: 'Date' },
  state: { zh: '解除说明', en: 'State' },
} as const

export const knownOrderPlaceholders = Object.fromEntries(
  Object.keys(orderPlaceholders).map((name) => [name, {}]),
)

const words = {
  zh: {
    headings: { revocation: '撤销资格决定书', recovery: '追回资金决定书', bar: '取消申请资格决定书' },
    revocation: '撤销你（单位）在“{title}”中取得的资格。',
    recovery: '追回已支付的资金 {amount} 元，请于{due}前缴回。',
    barUntil: '自{from}起至{until}止，不得申请同类补贴或奖励。',
    barEver: '自{from}起，不得再申请同类补贴或奖励。',
    appeal:
      '如对本决定不服，可以向作出决定的机关书面陈述理由、申请复核，也可以依法申请行政复议或者提起行政诉讼。',
    nothingElse: '无',
    lifted: '本决定已解除，不再执行。',
    labels: {
      title: '项目',
      application: '申请编号',
      facts: '查明的事实',
      source: '依据',
      reason: '理由',
      decision: '决定',
      also: '其他',
    },
    sign: '{issuer}（盖章）',
  },
  en: {
    headings: { revocation: 'Order of revocation', recovery: 'Order of recovery', bar: 'Order of a bar' },
    revocation: 'What was awarded under “{title}” is revoked.',
    recovery: '{amount} yuan that were paid are to be paid back by {due}.',
    barUntil: 'From {from} to {until} no subsidy or reward of this class may be applied for.',
    barEver: 'From {from} on no subsidy or reward of this class may be applied for any more.',
    appeal:
      'Whoever does not accept this order may state reasons to the authority in writing and ask for a review, and may apply for administrative reconsideration or go to court as the law provides.',
    nothingElse: 'Nothing',
    lifted: 'This order was lifted and is no longer in force.',
    labels: {
      title: 'Programme',
      application: 'Application',
      facts: 'What was found',
      source: 'Basis',
      reason: 'Reason',
      decision: 'Decision',
      also: 'Also',
    },
    sign: '{issuer} (seal)',
  },
} as const

function decisionText(letter: OrderLetter, language: Language): string {
  const say = words[language]
  const day = (on: Day | null) => (on === null ? '' : dayText(on, language))
  if (letter.kind === 'revocation') return say.revocation.replace('{title}', letter.title[language])
  if (letter.kind === 'recovery')
    return say.recovery
      .replace('{amount}', formatYuan((letter.amount ?? 0) as Fen))
      .replace('{due}', day(letter.dueOn))
  return (letter.untilOn === null ? say.barEver : say.barUntil)
    .replace('{from}', day(letter.decidedOn))
    .replace('{until}', day(letter.untilOn))
}

/** The order's values for a Word template. */
export function orderValues(letter: OrderLetter, language: Language) {
  const say = words[language]
  return {
    heading: say.headings[letter.kind],
    number: letter.number,
    addressee: `${letter.name}${language === 'zh' ? '：' : ':'}`,
    name: letter.name,
    title: letter.title[language],
    application: letter.application,
    facts: letter.facts[language],
    source: letter.source,
    reason: letter.reason,
    decision: decisionText(letter, language),
    // The template has a line for it: an empty one would look forgotten.
    also: letter.also.map((one) => one[language]).join(language === 'zh' ? '；' : '; ') || say.nothingElse,
    appeal: say.appeal,
    issuer: letter.issuer[language],
    decided_on: dayText(letter.decidedOn, language),
    state: letter.lifted ? say.lifted : '',
  }
}

type Values = ReturnType<typeof orderValues>

function documentOf(values: Values, language: Language): PrintedDocument {
  const { labels, sign } = words[language]
  const rows = (['application', 'facts', 'source', 'reason', 'decision', 'also'] as const).filter(
    (key) => values[key] !== '',
  )
  return {
    title: values.heading,
    subtitle: values.number,
    language,
    blocks: [
      ...(values.state ? [{ kind: 'note' as const, text: values.state }] : []),
      { kind: 'text', place: 'addressee', text: values.addressee },
      {
        kind: 'table',
        columns: [
          { title: labels.title, width: 3 },
          { title: values.title, width: 9 },
        ],
        rows: rows.map((key) => [labels[key], values[key]]),
      },
      { kind: 'text', text: values.appeal },
      { kind: 'text', place: 'signature', text: sign.replace('{issuer}', values.issuer) },
      { kind: 'text', place: 'signature', text: values.decided_on },
    ],
    foot: values.number,
  }
}

export const printedOrder = (letter: OrderLetter, language: Language): PrintedDocument =>
  documentOf(orderValues(letter, language), language)

/** The Word template that is shipped (`data/templates/sanction-order.docx`), in either language. */
export const shippedOrder = (language: Language): PrintedDocument =>
  documentOf(
    Object.fromEntries(Object.keys(orderPlaceholders).map((name) => [name, `{${name}}`])) as Values,
    language,
  )
