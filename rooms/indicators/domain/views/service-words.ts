import { text } from './columns.ts'

/** The six fields of a station's service (S8.5), as the rooms that record services publish them. */
export const fields = text({
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elderly care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
})

/** The eleven service types of 2.3. */
export const serviceTypes = text({
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
})
