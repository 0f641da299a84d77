import type { Words } from '../../../kernel/contract.ts'

type Terms<Code extends string> = { readonly [code in Code]: Words }

/** The codes of a list, for a schema. */
export const codesOf = <Code extends string>(terms: Terms<Code>) => Object.keys(terms) as [Code, ...Code[]]

export const letterWayTerms = {
  paper: { zh: '纸质', en: 'On paper' },
  online: { zh: '网上', en: 'Online' },
} as const satisfies Record<string, Words>

/** What a list may tell of whoever wrote: the band, never the class. */
export const gradeBandTerms = {
  'lower-primary': { zh: '小学1–3年级', en: 'Primary 1–3' },
  'upper-primary': { zh: '小学4–6年级', en: 'Primary 4–6' },
  junior: { zh: '初中', en: 'Junior secondary' },
  senior: { zh: '高中', en: 'Senior secondary' },
  unknown: { zh: '没有说', en: 'Not said' },
} as const satisfies Record<string, Words>

export const letterStateTerms = {
  open: { zh: '待回复', en: 'To be answered' },
  answered: { zh: '已回复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Words>

/** Signs of danger (6.2), as the dictionary of intake has them. */
export const dangerTerms = {
  'self-harm': { zh: '自伤自杀', en: 'Self-harm' },
  abuse: { zh: '虐待', en: 'Abuse' },
  sexual: { zh: '性侵害', en: 'Sexual harm' },
  violence: { zh: '暴力欺凌', en: 'Violence or bullying' },
  missing: { zh: '失踪出走', en: 'Missing or running away' },
  neglect: { zh: '无人照料', en: 'Neglect' },
} as const satisfies Record<string, Words>

export const replyStateTerms = {
  draft: { zh: '草稿', en: 'Draft' },
  asked: { zh: '请人复看', en: 'Waiting for a second reader' },
  agreed: { zh: '复看同意', en: 'Agreed by the second reader' },
  published: { zh: '已发出', en: 'Published' },
} as const satisfies Record<string, Words>

export const safeguardingTerms = {
  request: { zh: '转为求助受理', en: 'Taken in as a request' },
  case: { zh: '转为个案', en: 'Opened as a case' },
  'mandatory-report': { zh: '强制报告', en: 'Mandatory report' },
  'external-referral': { zh: '转介外部机构', en: 'Referred to a body outside' },
} as const satisfies Record<string, Words>

export const closeReasonTerms = {
  answered: { zh: '已回复', en: 'Answered' },
  'handed-over': { zh: '已转办', en: 'Handed over' },
  'nothing-to-answer': { zh: '无需回复（空白、重复）', en: 'Nothing to answer (blank, sent twice)' },
} as const satisfies Record<string, Words>

/** What pupils bring (S2.4, S2.11). */
export const topicTerms = {
  study: { zh: '学习压力', en: 'Pressure of school' },
  peers: { zh: '人际关系', en: 'Friends and classmates' },
  family: { zh: '亲子关系', en: 'Parents and home' },
  emotion: { zh: '情绪困扰', en: 'Feelings' },
  'growing-up': { zh: '青春期成长', en: 'Growing up' },
  boarding: { zh: '寄宿想家', en: 'Boarding and homesickness' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export const counsellingWayTerms = {
  'in-person': { zh: '面谈', en: 'In person' },
  telephone: { zh: '电话', en: 'Telephone' },
  online: { zh: '线上', en: 'Online' },
} as const satisfies Record<string, Words>

export type LetterWay = keyof typeof letterWayTerms
export type GradeBand = keyof typeof gradeBandTerms
export type LetterState = keyof typeof letterStateTerms
export type DangerKind = keyof typeof dangerTerms
export type ReplyState = keyof typeof replyStateTerms
export type SafeguardingKind = keyof typeof safeguardingTerms
export type LetterCloseReason = keyof typeof closeReasonTerms
export type Topic = keyof typeof topicTerms
export type CounsellingWay = keyof typeof counsellingWayTerms

/** The band of a school year, 1 to 12; not said where it is none. */
export function gradeBandOf(grade: number | null): GradeBand {
  if (grade === null || grade < 1 || grade > 12) return 'unknown'
  if (grade <= 3) return 'lower-primary'
  if (grade <= 6) return 'upper-primary'
  return grade <= 9 ? 'junior' : 'senior'
}
