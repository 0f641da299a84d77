import type { Words } from '../../../kernel/contract.ts'

type Terms<Code extends string> = { readonly [code in Code]: Words }

/** The closed lists of casework (2.1, 5.3, 5.4), each code with its term. */
export const caseKindTerms = {
  consultation: { zh: '咨询', en: 'Consultation' },
  ordinary: { zh: '一般个案', en: 'Ordinary case' },
  management: { zh: '个案管理', en: 'Case management' },
  crisis: { zh: '危机个案', en: 'Crisis' },
} as const satisfies Record<string, Words>

export const caseProblemTerms = {
  emotion: { zh: '情绪', en: 'Emotion' },
  family: { zh: '家庭关系', en: 'Family relations' },
  marriage: { zh: '婚姻', en: 'Marriage' },
  parenting: { zh: '子女教育', en: 'Parenting' },
  employment: { zh: '就业', en: 'Employment' },
  economy: { zh: '经济', en: 'Economic' },
  medical: { zh: '医疗', en: 'Medical' },
  care: { zh: '照料', en: 'Care' },
  social: { zh: '社交', en: 'Social life' },
  behaviour: { zh: '行为偏差', en: 'Behaviour' },
  law: { zh: '法律', en: 'Law' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export const caseSourceTerms = {
  self: { zh: '自行求助', en: 'Asked themselves' },
  found: { zh: '主动发现', en: 'Found by the worker' },
  village: { zh: '村居转介', en: 'Village or community' },
  department: { zh: '部门转介', en: 'A department' },
  school: { zh: '学校', en: 'School' },
  hotline: { zh: '热线', en: 'Hotline' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export const closeReasonTerms = {
  'goals-met': { zh: '目标达成', en: 'Goals reached' },
  'client-asked': { zh: '服务对象要求终止', en: 'The client asked to end it' },
  'client-gone': { zh: '服务对象失联、迁出或死亡', en: 'The client is lost, moved away or died' },
  referred: { zh: '转介', en: 'Referred elsewhere' },
  'beyond-capacity': { zh: '超出机构能力', en: 'Beyond what the agency can do' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export const attainmentTerms = {
  full: { zh: '完全达成', en: 'Fully reached' },
  most: { zh: '大部分达成', en: 'Mostly reached' },
  part: { zh: '部分达成', en: 'Partly reached' },
  none: { zh: '未达成', en: 'Not reached' },
} as const satisfies Record<string, Words>

export const satisfactionTerms = {
  'very-satisfied': { zh: '非常满意', en: 'Very satisfied' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  neutral: { zh: '一般', en: 'Neutral' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
} as const satisfies Record<string, Words>

export const caseStateTerms = {
  open: { zh: '在办', en: 'Open' },
  closed: { zh: '已结案', en: 'Closed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Words>

export type CaseKind = keyof typeof caseKindTerms
export type CaseProblem = keyof typeof caseProblemTerms
export type CaseSource = keyof typeof caseSourceTerms
export type CloseReason = keyof typeof closeReasonTerms
export type Attainment = keyof typeof attainmentTerms
export type Satisfaction = keyof typeof satisfactionTerms
export type CaseState = keyof typeof caseStateTerms

/** The codes of a list, for a schema. */
export const codesOf = <Code extends string>(terms: Terms<Code>) => Object.keys(terms) as [Code, ...Code[]]
