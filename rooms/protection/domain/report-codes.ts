import type { Words } from '../../../kernel/contract.ts'

/** Situations that must be reported: the hard triggers of 6.2 that map to the nine of the 2020 opinion (2.10). */
export const situationTerms = {
  H1: { zh: '虐待、家庭暴力', en: 'Abuse or violence at home' },
  H2: { zh: '性侵害、猥亵', en: 'Sexual abuse' },
  H3: { zh: '遗弃、长期无人照料', en: 'Abandoned or long without care' },
  H4: { zh: '自伤、自杀', en: 'Self-harm or suicide' },
  H5: { zh: '失踪、离家出走、流浪乞讨', en: 'Missing, run away or begging' },
  H6: { zh: '被拐卖、被组织乞讨、童工、来源不明', en: 'Trafficked, child labour or of unknown origin' },
  H8: { zh: '严重欺凌', en: 'Serious bullying' },
  H10: { zh: '多处伤、昏迷、严重营养不良、拒医', en: 'Injuries, unconscious, malnourished or refused care' },
  other: { zh: '其他侵害或危险', en: 'Other harm or danger' },
} as const satisfies Record<string, Words>

/** To whom it may be reported. */
export const bodyTerms = {
  police: { zh: '公安机关', en: 'Police' },
  'civil-affairs': { zh: '民政部门', en: 'Civil affairs' },
  education: { zh: '教育部门', en: 'Education' },
  'child-protection': { zh: '未成年人救助保护机构', en: 'Child protection centre' },
  procuratorate: { zh: '检察机关', en: 'Procuratorate' },
  health: { zh: '卫生健康部门', en: 'Health' },
  women: { zh: '妇联', en: 'Women’s Federation' },
} as const satisfies Record<string, Words>

export const methodTerms = {
  hotline: { zh: '拨打 110 等热线', en: 'Emergency hotline' },
  telephone: { zh: '电话', en: 'Telephone' },
  'in-person': { zh: '当面', en: 'In person' },
  written: { zh: '书面', en: 'In writing' },
  online: { zh: '网络平台', en: 'Online' },
} as const satisfies Record<string, Words>

export const measureTerms = {
  treatment: { zh: '送医', en: 'Brought to a doctor' },
  'safe-place': { zh: '转移到安全场所', en: 'Moved to a safe place' },
  separated: { zh: '与加害人隔离', en: 'Kept apart from whoever harms' },
  company: { zh: '专人陪护', en: 'Somebody stays with the child' },
  guardian: { zh: '联系其他监护人', en: 'Another guardian was reached' },
  evidence: { zh: '保存证据', en: 'Evidence was kept' },
  support: { zh: '心理支持', en: 'Psychological support' },
  'temporary-care': { zh: '临时监护', en: 'Temporary care' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export const sourceTerms = {
  direct: { zh: '直接报告', en: 'Reported directly' },
  visit: { zh: '走访发现', en: 'Found on a visit' },
  request: { zh: '求助', en: 'A request for help' },
  letter: { zh: '来信', en: 'A letter' },
  assessment: { zh: '风险评估', en: 'A risk assessment' },
} as const satisfies Record<string, Words>

export const stateTerms = {
  open: { zh: '未送出', en: 'Not sent yet' },
  sent: { zh: '已报告', en: 'Reported' },
  'no-need': { zh: '认定为录入错误', en: 'Found an error of entry' },
} as const satisfies Record<string, Words>

export const entryTerms = {
  sent: { zh: '送出报告', en: 'Reported' },
  receipt: { zh: '回执', en: 'Receipt' },
  measure: { zh: '保护措施', en: 'Protection' },
  'follow-up': { zh: '接收单位处理情况', en: 'What the receiver did' },
  correction: { zh: '补充更正', en: 'Addition or correction' },
  'no-need': { zh: '认定为录入错误（待第二人签字）', en: 'Found an error of entry, first signature' },
  'no-need-signed': { zh: '第二人签字', en: 'Second signature' },
} as const satisfies Record<string, Words>

export const purposeTerms = {
  'asked-by-police': { zh: '公安、司法机关核实', en: 'Police or court ask' },
  'protect-reporter': { zh: '保护报告人', en: 'To protect whoever reported' },
  'make-good': { zh: '落实奖励或免责', en: 'To honour or indemnify whoever reported' },
} as const satisfies Record<string, Words>

export type Situation = keyof typeof situationTerms
export type ReportBody = keyof typeof bodyTerms
export type ReportMethod = keyof typeof methodTerms
export type Measure = keyof typeof measureTerms
export type ReportSource = keyof typeof sourceTerms
export type ReportState = keyof typeof stateTerms
export type EntryKind = keyof typeof entryTerms
export type ReporterPurpose = keyof typeof purposeTerms

/** The codes of a list, for a schema. */
export const codesOf = <Code extends string>(terms: { readonly [code in Code]: Words }) =>
  Object.keys(terms) as [Code, ...Code[]]

/** A trigger of a county's own instrument that this list does not know is told as another danger, never left out. */
export const situationOf = (trigger: string): Situation =>
  trigger in situationTerms ? (trigger as Situation) : 'other'
