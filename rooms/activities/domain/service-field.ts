import type { Words } from '../../../kernel/contract.ts'

/** The six fields in which a station serves (S8.5). */
export const serviceFields = [
  'social-assistance',
  'elder-care',
  'child-welfare',
  'community-building',
  'social-affairs',
  'social-organisations',
] as const

export type ServiceField = (typeof serviceFields)[number]

export const serviceFieldTerms: Readonly<Record<ServiceField, Words>> = {
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elderly care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
}
