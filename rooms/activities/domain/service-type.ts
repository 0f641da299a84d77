import type { Words } from '../../../kernel/contract.ts'

/** What is done for people: the eleven contents of a station's service (2.3, DB3701/T 36-2023). */
export const serviceTypes = [
  'policy-advice',
  'social-assistance',
  'comfort',
  'ability',
  'social-support',
  'crisis',
  'rights',
  'inclusion',
  'participation',
  'culture-sport-health',
  'environment',
] as const

export type ServiceType = (typeof serviceTypes)[number]

export const serviceTypeTerms: Readonly<Record<ServiceType, Words>> = {
  'policy-advice': { zh: '政策宣传咨询', en: 'Policy advice' },
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  comfort: { zh: '精神慰藉', en: 'Comfort' },
  ability: { zh: '能力提升', en: 'Building abilities' },
  'social-support': { zh: '社会支持', en: 'Social support' },
  crisis: { zh: '危机干预', en: 'Crisis intervention' },
  rights: { zh: '权益维护', en: 'Rights' },
  inclusion: { zh: '社会融入', en: 'Inclusion' },
  participation: { zh: '社区参与', en: 'Participation' },
  'culture-sport-health': { zh: '文体健康', en: 'Culture, sport and health' },
  environment: { zh: '环境保护', en: 'Environment' },
}
