import type { Words } from '../../../kernel/contract.ts'

/** What a volunteer would like to do (服务意向, 5.7). */
export const intentions = {
  elders: { zh: '为老服务', en: 'Elders' },
  children: { zh: '儿童关爱', en: 'Children' },
  disabled: { zh: '助残', en: 'Disabled people' },
  hardship: { zh: '扶困济难', en: 'People in hardship' },
  community: { zh: '社区治理', en: 'Community' },
  culture: { zh: '文体活动', en: 'Culture and sport' },
  health: { zh: '医疗健康', en: 'Health' },
  environment: { zh: '环境保护', en: 'Environment' },
  law: { zh: '法律普法', en: 'Law' },
  emergency: { zh: '应急救援', en: 'Emergencies' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export type Intention = keyof typeof intentions
export const intentionCodes = Object.keys(intentions) as [Intention, ...Intention[]]

/** When (可服务时段). */
export const times = {
  weekdays: { zh: '工作日白天', en: 'Weekdays' },
  evenings: { zh: '工作日晚上', en: 'Weekday evenings' },
  weekends: { zh: '周末', en: 'Weekends' },
  holidays: { zh: '节假日', en: 'Holidays' },
  any: { zh: '随时', en: 'Any time' },
} as const satisfies Record<string, Words>

export type Time = keyof typeof times
export const timeCodes = Object.keys(times) as [Time, ...Time[]]

/** GB/T 2261.1. */
export const sexes = {
  '1': { zh: '男', en: 'Male' },
  '2': { zh: '女', en: 'Female' },
  '0': { zh: '未知', en: 'Not known' },
  '9': { zh: '未说明', en: 'Not stated' },
} as const satisfies Record<string, Words>

export type Sex = 0 | 1 | 2 | 9

/** The sealed texts (L3). */
export const sealedFields = [
  'idNumber',
  'phone',
  'address',
  'emergencyName',
  'emergencyPhone',
  'guardianName',
  'guardianPhone',
] as const

export type SealedField = (typeof sealedFields)[number]
export type SealedTexts = { readonly [Field in SealedField]?: string }

/** Why one of them is shown in full. */
export const unmaskPurposes = {
  contact: { zh: '联系志愿者', en: 'To contact the volunteer' },
  emergency: { zh: '紧急情况', en: 'An emergency' },
  'identity-check': { zh: '核对身份', en: 'To check the identity' },
  correction: { zh: '更正信息', en: 'To correct the entry' },
} as const satisfies Record<string, Words>

export type UnmaskPurpose = keyof typeof unmaskPurposes
export const unmaskPurposeCodes = Object.keys(unmaskPurposes) as [UnmaskPurpose, ...UnmaskPurpose[]]
