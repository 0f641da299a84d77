import type { Words } from '../../../kernel/contract.ts'

/** Kinds of resources (5.8). */
export const resourceKinds = {
  money: { zh: '资金', en: 'Money' },
  goods: { zh: '物资', en: 'Goods' },
  service: { zh: '服务', en: 'Services' },
  venue: { zh: '场地', en: 'Venue' },
  labour: { zh: '人力', en: 'Hands' },
  information: { zh: '信息', en: 'Information' },
} as const satisfies Record<string, Words>

export type ResourceKind = keyof typeof resourceKinds
export const resourceKindCodes = Object.keys(resourceKinds) as [ResourceKind, ...ResourceKind[]]

/** Who gives (5.8). */
export const sourceKinds = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  foundation: { zh: '基金会', en: 'Foundation' },
  caring: { zh: '爱心组织', en: 'Caring organisation' },
  individual: { zh: '个人', en: 'Individual' },
  government: { zh: '政府部门', en: 'Government' },
  hospital: { zh: '医院', en: 'Hospital' },
  school: { zh: '学校', en: 'School' },
  expert: { zh: '专家', en: 'Expert' },
  agency: { zh: '社会服务机构', en: 'Social service agency' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export type SourceKind = keyof typeof sourceKinds
export const sourceKindCodes = Object.keys(sourceKinds) as [SourceKind, ...SourceKind[]]

/** What the amount of a link rests on. */
export const bases = {
  cash: { zh: '资金', en: 'Money' },
  computed: { zh: '数量 × 单价', en: 'Quantity × price' },
  stated: { zh: '折价', en: 'Valued' },
  none: { zh: '未折价', en: 'Not valued' },
} as const satisfies Record<string, Words>

export type Basis = keyof typeof bases
export const basisCodes = Object.keys(bases) as [Basis, ...Basis[]]

/** Why a contact's phone is shown in full. */
export const contactPurposes = {
  contact: { zh: '联系资源方', en: 'To get in touch with the giver' },
  check: { zh: '核对信息', en: 'To check the record' },
} as const satisfies Record<string, Words>

export type ContactPurpose = keyof typeof contactPurposes
export const contactPurposeCodes = Object.keys(contactPurposes) as [ContactPurpose, ...ContactPurpose[]]
