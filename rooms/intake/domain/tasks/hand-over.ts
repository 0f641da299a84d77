import type { Words } from '../../../../kernel/contract.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import { isSurely, partsOf, piecesOf } from '../../../people/index.ts'
import type { LegalBasis } from './legal-basis.ts'

/**
 * What may be handed over, field by field (2.8: the minimum for the task). Those with `from` are copied from the person's
 * file when no value is written. No grade, colour or category is among them, and none ever may be (2.8, S16.A4).
 */
export const handOverFields = {
  name: { zh: '姓名', en: 'Name', personal: true },
  sex: { zh: '性别', en: 'Sex', personal: true },
  age: { zh: '年龄', en: 'Age', personal: true },
  birth: { zh: '出生日期', en: 'Date of birth', personal: true },
  village: { zh: '所在村（社区）', en: 'Village', personal: true },
  address: { zh: '详细住址', en: 'Address', personal: true },
  phone: { zh: '联系电话', en: 'Phone', personal: true },
  'identity-number': { zh: '证件号码', en: 'Identity number', personal: true },
  guardian: { zh: '监护人', en: 'Guardian', personal: true },
  'guardian-phone': { zh: '监护人电话', en: 'Phone of the guardian', personal: true },
  school: { zh: '学校和班级', en: 'School and class', personal: true },
  health: { zh: '健康状况', en: 'Health', personal: true },
  'self-care': { zh: '自理能力', en: 'Self-care', personal: true },
  disability: { zh: '残疾类别和等级', en: 'Disability', personal: true },
  needs: { zh: '主要需求', en: 'Needs', personal: false },
  situation: { zh: '情况说明', en: 'Situation', personal: false },
  appointment: { zh: '时间和地点', en: 'Time and place', personal: false },
} as const satisfies Record<string, Words & { readonly personal: boolean }>

export type HandOverField = keyof typeof handOverFields

export const handOverFieldCodes = Object.keys(handOverFields) as [HandOverField, ...HandOverField[]]

/** One field as it was handed over; later changes of the file do not reach it. */
export type HandedField = { readonly field: HandOverField; readonly value: string }

/** What is sealed with a task: all that says something about somebody. */
export type HandOver = {
  readonly asked: string
  readonly purpose: string
  readonly fields: readonly HandedField[]
  /** Why the legal basis holds here; with consent that is on file none is needed. */
  readonly basisNote: string | null
  /** The same where the product words it; what a person typed stands as it was typed. */
  readonly english?: { readonly asked?: string; readonly purpose?: string } | undefined
}

/** The state of a consent as `people` tells it; null where the task names no person of the register. */
export type ConsentFound = { readonly state: string; readonly needs: readonly string[] } | null

/** Whether fields say who somebody is, or how he stands. */
export const isPersonal = (fields: readonly { readonly field: HandOverField }[]): boolean =>
  fields.some(({ field }) => handOverFields[field].personal)

/**
 * Whether a hand-over may go out (2.8; PIPL articles 13, 23, 31). On consent: the consent must be in force, with all that
 * an age asks for; of somebody who is not on the register it is written how it was obtained. On any other basis: why it
 * holds here is written. Without a basis nothing personal goes out.
 */
export function basisProblems(
  basis: LegalBasis,
  handOver: {
    readonly fields: readonly { readonly field: HandOverField }[]
    readonly basisNote: string | null
  },
  consent: ConsentFound,
): Problem[] {
  const at = '/body/handOver/legalBasis'
  const personal = isPersonal(handOver.fields)
  if (basis.kind === 'none') return personal ? [{ code: 'basis-without-personal-data', path: at }] : []
  if (basis.kind === 'consent' && consent !== null) {
    if (!personal || consent.state === 'given') return []
    return consent.needs.map((need) => ({ code: `hand-over-needs-${need}`, path: at }))
  }
  return handOver.basisNote === null ? [{ code: 'basis-note-missing', path: '/body/handOver/basisNote' }] : []
}

// Digits are written in groups as well: 138-0392-0001, 990105 19491231 002X.
const identityNumber = /(?<!\d)\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx]/
const mobileNumber = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/
/** Words by which a file's internal colour would be told (2.8: nobody may label). */
const colour =
  /[红橙蓝]色(?:卡|档|等级|风险|预警|类|级|标|名单|儿童|对象|孩子)|[红橙蓝](?:档|等级|风险|预警|类儿童|级)|[高中低]风险|风险(?:等级|评级|级别|档案)|色卡|(?:red|orange|blue) (?:file|grade|list)|(?:high|medium|low)[ -]risk|risk (?:grade|file)/i

/** The whole name, or the given name of two characters and more where the words can mean nothing else. */
function tells(plain: string, name: string): boolean {
  if (name.length > 1 && plain.includes(name)) return true
  const given = partsOf(name)?.given ?? ''
  if (given.length < 2 || !plain.includes(given)) return false
  const pieces = piecesOf(plain)
  for (let from = plain.indexOf(given); from >= 0; from = plain.indexOf(given, from + 1))
    if (isSurely(given, { from, to: from + given.length }, pieces)) return true
  return false
}

/**
 * Free words go round the fields that were chosen: a number, the person's name or an internal grade in them is refused,
 * so that the preview is the whole of what is told. `name` is the person's, where it was not chosen.
 */
export function wordProblems(words: Readonly<Record<string, string>>, name: string | null): Problem[] {
  return Object.entries(words).flatMap(([path, text]): Problem[] => {
    const plain = text.normalize('NFKC')
    const found: Problem[] = []
    if (identityNumber.test(plain) || mobileNumber.test(plain))
      found.push({ code: 'hand-over-number-in-words', path })
    if (colour.test(plain)) found.push({ code: 'hand-over-grade-in-words', path })
    if (name !== null && tells(plain.replace(/\s/g, ''), name))
      found.push({ code: 'hand-over-name-in-words', path })
    return found
  })
}
