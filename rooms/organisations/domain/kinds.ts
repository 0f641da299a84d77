import type { Words } from '../../../kernel/contract.ts'

/** Kinds of bodies in the network (2.15, S5.14, S18.3). */
export const organisationKinds = {
  agency: { zh: '社会工作服务机构', en: 'Social work agency' },
  association: { zh: '社会团体', en: 'Association' },
  'service-institution': { zh: '社会服务机构（民办非企业单位）', en: 'Social service institution' },
  foundation: { zh: '基金会', en: 'Foundation' },
  community: { zh: '社区社会组织', en: 'Community organisation' },
  partner: { zh: '协作单位', en: 'Partner body' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  caring: { zh: '爱心组织', en: 'Caring organisation' },
} as const satisfies Record<string, Words>

export type OrganisationKind = keyof typeof organisationKinds
export const organisationKindCodes = Object.keys(organisationKinds) as [
  OrganisationKind,
  ...OrganisationKind[],
]

/** What a station does with an organisation. Mobilised is one that was there already, incubated one that it raised. */
export const linkKinds = {
  operates: { zh: '承接运营', en: 'Operates the station' },
  mobilised: { zh: '动员', en: 'Mobilised' },
  incubated: { zh: '孵化', en: 'Incubated' },
} as const satisfies Record<string, Words>

export type LinkKind = keyof typeof linkKinds
export const linkKindCodes = Object.keys(linkKinds) as [LinkKind, ...LinkKind[]]

/** Places of the network that are no stations (S7.3 J10, J11; S12.3). */
export const placeKinds = {
  'incubation-base': { zh: '孵化基地', en: 'Incubation base' },
  'volunteer-site': { zh: '志愿服务站点', en: 'Volunteer service site' },
  'youth-home': { zh: '青年之家', en: 'Youth home' },
} as const satisfies Record<string, Words>

export type PlaceKind = keyof typeof placeKinds
export const placeKindCodes = Object.keys(placeKinds) as [PlaceKind, ...PlaceKind[]]

/** The six service fields of 8.5. */
export const organisationFields = {
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elder care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
} as const satisfies Record<string, Words>

export type OrganisationField = keyof typeof organisationFields
export const organisationFieldCodes = Object.keys(organisationFields) as [
  OrganisationField,
  ...OrganisationField[],
]

/** Why a contact's phone is shown in full. */
export const contactPurposes = {
  contact: { zh: '联系工作', en: 'To get in touch' },
  check: { zh: '核对信息', en: 'To check the entry' },
} as const satisfies Record<string, Words>

export type ContactPurpose = keyof typeof contactPurposes
export const contactPurposeCodes = Object.keys(contactPurposes) as [ContactPurpose, ...ContactPurpose[]]
