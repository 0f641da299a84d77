import type { Words } from '../../../kernel/contract.ts'

/** “物质+服务+发展” (S1.3, S1.10). */
export const needKinds = {
  material: { zh: '物质', en: 'Material' },
  service: { zh: '服务', en: 'Service' },
  development: { zh: '发展', en: 'Development' },
} as const satisfies Record<string, Words>
export type NeedKind = keyof typeof needKinds
export const needKindCodes = Object.keys(needKinds) as [NeedKind, ...NeedKind[]]

/** What may be needed, each of one kind; the service types of S1.5 among them. */
export const needItems = {
  'living-money': { kind: 'material', zh: '生活救助金', en: 'Money for living' },
  'medical-money': { kind: 'material', zh: '医疗费用', en: 'Medical costs' },
  'school-money': { kind: 'material', zh: '教育费用', en: 'School costs' },
  goods: { kind: 'material', zh: '生活物资', en: 'Goods' },
  housing: { kind: 'material', zh: '住房改善', en: 'Housing' },
  'home-care': { kind: 'service', zh: '生活照料', en: 'Care at home' },
  'medical-company': { kind: 'service', zh: '陪诊就医', en: 'Company to the doctor' },
  counselling: { kind: 'service', zh: '心理疏导', en: 'Counselling' },
  'family-casework': { kind: 'service', zh: '困境家庭帮扶', en: 'Casework with a family in difficulty' },
  'drug-rehabilitation': { kind: 'service', zh: '戒毒康复帮扶', en: 'Drug rehabilitation with the family' },
  'adolescent-company': { kind: 'service', zh: '青少年陪伴', en: 'Company for adolescents' },
  'policy-help': { kind: 'service', zh: '政策咨询与代办', en: 'Help with policies and forms' },
  legal: { kind: 'service', zh: '法律援助', en: 'Legal aid' },
  employment: { kind: 'development', zh: '就业帮扶', en: 'Help into work' },
  skills: { kind: 'development', zh: '技能培训', en: 'Skills training' },
  learning: { kind: 'development', zh: '学业成长', en: 'Learning and growth' },
  inclusion: { kind: 'development', zh: '社会融入', en: 'Social inclusion' },
  enterprise: { kind: 'development', zh: '创业扶持', en: 'Starting a business' },
} as const satisfies Record<string, Words & { readonly kind: NeedKind }>
export type NeedItem = keyof typeof needItems
export const needItemCodes = Object.keys(needItems) as [NeedItem, ...NeedItem[]]

export const urgencies = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  pressing: { zh: '较急', en: 'Pressing' },
  urgent: { zh: '紧急', en: 'Urgent' },
} as const satisfies Record<string, Words>
export type Urgency = keyof typeof urgencies
export const urgencyCodes = Object.keys(urgencies) as [Urgency, ...Urgency[]]

/** Where a screened person goes: on the list of needs, to the relief line, or nowhere because nothing is needed. */
export const lines = {
  consortium: { zh: '需求清单', en: 'List of needs' },
  relief: { zh: '转救助线', en: 'Relief line' },
  none: { zh: '无需求', en: 'No need' },
} as const satisfies Record<string, Words>
export type Line = keyof typeof lines
export const lineCodes = Object.keys(lines) as [Line, ...Line[]]

/** S1.A3: who needs money or goods only stands on the relief line; whoever needs a service or development on the list. */
export function lineOf(needs: readonly { readonly kind: NeedKind }[]): Line {
  if (needs.length === 0) return 'none'
  return needs.every(({ kind }) => kind === 'material') ? 'relief' : 'consortium'
}

/** S1.9: 便利、获得感、幸福感、安全感. */
export const outcomeWords = {
  convenience: { zh: '便利', en: 'Convenience' },
  gain: { zh: '获得感', en: 'Gain' },
  happiness: { zh: '幸福感', en: 'Happiness' },
  security: { zh: '安全感', en: 'Security' },
} as const satisfies Record<string, Words>
export type OutcomeWord = keyof typeof outcomeWords
export const outcomeCodes = Object.keys(outcomeWords) as [OutcomeWord, ...OutcomeWord[]]
