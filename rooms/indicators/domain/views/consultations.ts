import type { View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'

/** Consultations, one row a person-time; an anonymous caller is nobody's row but counts. */
export const consultations: View = {
  name: 'figures_consultation',
  title: { zh: '咨询', en: 'Consultations' },
  record: 'consultation',
  day: 'consulted_on',
  columns: {
    consulted_on: { kind: 'day', title: { zh: '咨询日期', en: 'Day' } },
    categories,
    referred: { kind: 'boolean', title: { zh: '已转介', en: 'Referred' } },
    anonymous: { kind: 'boolean', title: { zh: '匿名', en: 'Anonymous' } },
    channel: text({
      telephone: { zh: '电话', en: 'Telephone' },
      'in-person': { zh: '来访', en: 'In person' },
      online: { zh: '线上', en: 'Online' },
    }),
    field: text({
      'social-assistance': { zh: '社会救助', en: 'Social assistance' },
      'elder-care': { zh: '养老服务', en: 'Elder care' },
      'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
      'community-building': { zh: '社区建设', en: 'Community building' },
      'social-affairs': { zh: '社会事务', en: 'Social affairs' },
      'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
    }),
    service_type: text(
      {
        none: { zh: '未填写', en: 'Not stated' },
        'policy-advice': { zh: '政策宣传咨询', en: 'Policy advice' },
        'social-assistance': { zh: '社会救助', en: 'Social assistance' },
        comfort: { zh: '精神慰藉', en: 'Comfort' },
        ability: { zh: '能力提升', en: 'Building ability' },
        'social-support': { zh: '社会支持', en: 'Social support' },
        crisis: { zh: '危机干预', en: 'Crisis intervention' },
        rights: { zh: '权益维护', en: 'Rights' },
        inclusion: { zh: '社会融入', en: 'Inclusion' },
        participation: { zh: '社区参与', en: 'Participation' },
        'culture-sport-health': { zh: '文体健康', en: 'Culture, sport and health' },
        environment: { zh: '环境保护', en: 'Environment' },
      },
      { zh: '服务类型', en: 'Service type' },
    ),
  },
  splits: {
    category: byCategory,
    channel: { column: 'channel', kind: 'value', title: { zh: '咨询方式', en: 'Channel' } },
    field: { column: 'field', kind: 'value', title: { zh: '服务领域', en: 'Field' } },
  },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}
