import type { Words } from '../../../kernel/contract.ts'

/** The six fields that a station's services are integrated in (S8.5). */
export const serviceFields = {
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elder care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
} as const satisfies Record<string, Words>

export type ServiceField = keyof typeof serviceFields

export const serviceFieldCodes = Object.keys(serviceFields) as [ServiceField, ...ServiceField[]]
