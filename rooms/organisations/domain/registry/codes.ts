import type { Words } from '../../../../kernel/contract.ts'

/** Types of social organisations by law (2.15, 3.2). */
export const legalForms = {
  association: { zh: '社会团体', en: 'Association' },
  'service-institution': { zh: '社会服务机构（民办非企业单位）', en: 'Social service institution' },
  foundation: { zh: '基金会', en: 'Foundation' },
} as const satisfies Record<string, Words>
export type LegalForm = keyof typeof legalForms
export const legalFormCodes = Object.keys(legalForms) as [LegalForm, ...LegalForm[]]

/** Department and kind with which the credit code of each begins (GB 32100: civil affairs is 5). */
export const codeBeginnings: Readonly<Record<LegalForm, string>> = {
  association: '51',
  'service-institution': '52',
  foundation: '53',
}

export const registrationStatuses = {
  registered: { zh: '正常', en: 'Registered' },
  cancelled: { zh: '已注销登记', en: 'Registration cancelled' },
  revoked: { zh: '已撤销登记', en: 'Registration revoked' },
  'licence-withdrawn': { zh: '已吊销登记证书', en: 'Certificate withdrawn' },
} as const satisfies Record<string, Words>
export type RegistrationStatus = keyof typeof registrationStatuses
export type EndKind = Exclude<RegistrationStatus, 'registered'>
export const endKindCodes = [
  'cancelled',
  'revoked',
  'licence-withdrawn',
] as const satisfies readonly EndKind[]

export const changeKinds = {
  name: { zh: '名称', en: 'Name' },
  'legal-representative': { zh: '法定代表人', en: 'Legal representative' },
  address: { zh: '住所', en: 'Address' },
  purpose: { zh: '业务范围', en: 'Purpose' },
  capital: { zh: '注册资金', en: 'Capital' },
  supervisor: { zh: '业务主管单位', en: 'Supervisory unit' },
  charter: { zh: '章程', en: 'Charter' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>
export type ChangeKind = keyof typeof changeKinds
export const changeKindCodes = Object.keys(changeKinds) as [ChangeKind, ...ChangeKind[]]

/** The lists on which a body may stand; each is a decision of its own. */
export const listKinds = {
  abnormal: { zh: '活动异常名录', en: 'List of abnormal activity' },
  'spot-check': { zh: '抽查监督名单', en: 'Spot-check list' },
  serious: { zh: '严重违法失信名单', en: 'List of serious breaches' },
} as const satisfies Record<string, Words>
export type ListKind = keyof typeof listKinds
export const listKindCodes = Object.keys(listKinds) as [ListKind, ...ListKind[]]

export const faults = {
  'report-not-filed': { zh: '未按期报送年度报告', en: 'Annual report not filed in time' },
  'report-not-completed': { zh: '退回后未按期补正', en: 'Returned report not completed in time' },
  'false-report': { zh: '年度报告弄虚作假', en: 'False annual report' },
  'address-not-found': { zh: '登记住所无法联系', en: 'Not to be found at its address' },
  'order-not-followed': { zh: '未按责令期限改正', en: 'Order to correct not followed' },
  'two-years-abnormal': { zh: '列入活动异常名录满两年', en: 'Two years on the list of abnormal activity' },
  other: { zh: '其他情形', en: 'Other' },
} as const satisfies Record<string, Words>
export type Fault = keyof typeof faults
export const faultCodes = Object.keys(faults) as [Fault, ...Fault[]]

export const penaltyKinds = {
  warning: { zh: '警告', en: 'Warning' },
  'order-to-correct': { zh: '责令改正', en: 'Order to correct' },
  suspension: { zh: '限期停止活动', en: 'Activity suspended' },
  confiscation: { zh: '没收违法所得', en: 'Unlawful gains confiscated' },
  fine: { zh: '罚款', en: 'Fine' },
  revocation: { zh: '撤销登记', en: 'Registration revoked' },
} as const satisfies Record<string, Words>
export type PenaltyKind = keyof typeof penaltyKinds
export const penaltyKindCodes = Object.keys(penaltyKinds) as [PenaltyKind, ...PenaltyKind[]]

export const findings = {
  'nothing-found': { zh: '未发现问题', en: 'Nothing found' },
  corrected: { zh: '发现问题已改正', en: 'Found and corrected' },
  'fault-found': { zh: '发现问题待处理', en: 'Fault to be dealt with' },
  'not-found-at-address': { zh: '登记住所无法联系', en: 'Not to be found at its address' },
  refused: { zh: '不配合检查', en: 'Refused the check' },
} as const satisfies Record<string, Words>
export type Finding = keyof typeof findings
export const findingCodes = Object.keys(findings) as [Finding, ...Finding[]]

export const reportSteps = {
  filed: { zh: '报送', en: 'Filed' },
  returned: { zh: '退回补正', en: 'Returned' },
  accepted: { zh: '审查通过', en: 'Accepted' },
  published: { zh: '公布', en: 'Published' },
} as const satisfies Record<string, Words>
export type ReportStep = keyof typeof reportSteps
export const reportStepCodes = Object.keys(reportSteps) as [ReportStep, ...ReportStep[]]

export const reportStates = {
  'not-open': { zh: '未到报送期', en: 'Not open yet' },
  due: { zh: '待报送', en: 'To be filed' },
  'not-filed': { zh: '逾期未报送', en: 'Not filed in time' },
  'under-review': { zh: '形式审查中', en: 'Under formal review' },
  returned: { zh: '已退回待补正', en: 'Returned' },
  accepted: { zh: '审查通过待公布', en: 'Accepted' },
  published: { zh: '已公布', en: 'Published' },
} as const satisfies Record<string, Words>
export type ReportState = keyof typeof reportStates
export const reportStateCodes = Object.keys(reportStates) as [ReportState, ...ReportState[]]
