import type { Words } from '../../../kernel/contract.ts'

/** Degrees of study (GB/T 6864, 专科 beside them). */
export const degrees = {
  associate: { zh: '专科', en: 'Associate' },
  bachelor: { zh: '本科', en: 'Bachelor' },
  master: { zh: '硕士研究生', en: 'Master' },
  doctor: { zh: '博士研究生', en: 'Doctor' },
} as const satisfies Record<string, Words>
export type Degree = keyof typeof degrees
export const degreeCodes = Object.keys(degrees) as [Degree, ...Degree[]]

/** How somebody studies; S13.1 asks for full-time. */
export const studyModes = {
  'full-time': { zh: '全日制', en: 'Full time' },
  'part-time': { zh: '非全日制', en: 'Part time' },
  'self-taught': { zh: '自学考试', en: 'Self-taught examination' },
  open: { zh: '开放（网络）教育', en: 'Open or online' },
} as const satisfies Record<string, Words>
export type StudyMode = keyof typeof studyModes
export const studyModeCodes = Object.keys(studyModes) as [StudyMode, ...StudyMode[]]

export const awardLevels = {
  national: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>
export type AwardLevel = keyof typeof awardLevels
export const awardLevelCodes = Object.keys(awardLevels) as [AwardLevel, ...AwardLevel[]]

export const registrationStates = {
  registered: { zh: '登记有效', en: 'Registered' },
  expiring: { zh: '待再登记', en: 'To be renewed' },
  lapsed: { zh: '登记已过期', en: 'Ran out' },
  due: { zh: '待首次登记', en: 'To be registered' },
  overdue: { zh: '首次登记超期', en: 'First registration overdue' },
  withdrawn: { zh: '证书已失效', en: 'Certificate withdrawn' },
} as const satisfies Record<string, Words>
export type RegistrationState = keyof typeof registrationStates
export const registrationStateCodes = Object.keys(registrationStates) as [
  RegistrationState,
  ...RegistrationState[],
]
