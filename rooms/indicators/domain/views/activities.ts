import type { View } from '../view.ts'
import { byCategory, categories, text, type Values } from './columns.ts'

/** Words of form 5.6, as the room `activities` has them. */
const kinds: Values = {
  festival: { zh: '节日', en: 'Festival' },
  publicity: { zh: '宣传', en: 'Publicity' },
  health: { zh: '健康', en: 'Health' },
  'culture-sport': { zh: '文体', en: 'Culture and sport' },
  'parent-child': { zh: '亲子', en: 'Parents and children' },
  'rule-of-law': { zh: '法治', en: 'Rule of law' },
  environment: { zh: '环保', en: 'Environment' },
  volunteering: { zh: '志愿', en: 'Volunteering' },
  governance: { zh: '治理议事', en: 'Community governance' },
}

/** The six fields of S8.5. */
const fields: Values = {
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'elder-care': { zh: '养老服务', en: 'Elder care' },
  'child-welfare': { zh: '儿童福利', en: 'Child welfare' },
  'community-building': { zh: '社区建设', en: 'Community building' },
  'social-affairs': { zh: '社会事务', en: 'Social affairs' },
  'social-organisations': { zh: '社会组织管理', en: 'Social organisations' },
}

/** The eleven service types of 2.3. */
const serviceTypes: Values = {
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
}

/**
 * Activities held: a row for the lead and one for each partner (7.4). 场 counts the leads alone; partners stand in a
 * column of their own.
 */
export const activities: View = {
  name: 'figures_activity',
  title: { zh: '社区活动', en: 'Community activities' },
  record: 'activity',
  labelled: true,
  day: 'held_on',
  columns: {
    held_on: { kind: 'day' },
    role: text(
      { lead: { zh: '主办', en: 'Lead' }, partner: { zh: '协办', en: 'Partner' } },
      { zh: '主办或协办', en: 'Role' },
    ),
    kind: text(kinds),
    field: text(fields),
    service_type: text(serviceTypes),
    theme: { kind: 'boolean', title: { zh: '主题日', en: 'Theme day' } },
    joint: { kind: 'boolean', title: { zh: '联合举办', en: 'Held jointly' } },
    minutes: { kind: 'integer' },
    audience_estimate: { kind: 'integer', title: { zh: '估计人数', en: 'Estimated audience' } },
  },
  splits: {
    kind: { column: 'kind', kind: 'value', title: { zh: '活动类型', en: 'Kind' } },
    field: { column: 'field', kind: 'value', title: { zh: '服务领域', en: 'Field' } },
    service_type: { column: 'service_type', kind: 'value', title: { zh: '服务类型', en: 'Service type' } },
  },
  things: {},
}

/** Sign-in lines that count, at the station that signed the person in. */
export const activityAttendances: View = {
  name: 'figures_activity_attendance',
  title: { zh: '社区活动签到', en: 'Activity sign-ins' },
  record: 'activity',
  labelled: true,
  day: 'attended_on',
  columns: {
    attended_on: { kind: 'day', title: { zh: '签到日期', en: 'Day' } },
    categories,
    sex: {
      kind: 'integer',
      values: { '1': { zh: '男', en: 'Male' }, '2': { zh: '女', en: 'Female' } },
    },
    age_band: text({
      child: { zh: '17岁及以下', en: 'Under 18' },
      youth: { zh: '18–34岁', en: '18 to 34' },
      adult: { zh: '35–59岁', en: '35 to 59' },
      elder: { zh: '60岁及以上', en: '60 and over' },
    }),
    volunteer: { kind: 'boolean', title: { zh: '志愿者', en: 'Volunteer' } },
    first_time: { kind: 'boolean', title: { zh: '首次参加', en: 'First time' } },
    registered: { kind: 'boolean', title: { zh: '已建档', en: 'On file' } },
    activity: { kind: 'key', title: { zh: '活动', en: 'Activity' } },
  },
  splits: {
    category: byCategory,
    sex: { column: 'sex', kind: 'value', title: { zh: '性别', en: 'Sex' } },
    age_band: { column: 'age_band', kind: 'value', title: { zh: '年龄段', en: 'Age' } },
  },
  things: {
    // Who signed in by name only is nobody whom one could know again: distinct persons are registered ones.
    person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } },
  },
}

/** Money spent on activities, at the station that paid. */
export const activitySpending: View = {
  name: 'figures_activity_spending',
  title: { zh: '社区活动支出', en: 'Activity spending' },
  record: 'activity',
  labelled: true,
  day: 'spent_on',
  columns: {
    spent_on: { kind: 'day', title: { zh: '支出日期', en: 'Day' } },
    fen: { kind: 'integer', title: { zh: '金额（分）', en: 'Amount (fen)' } },
    activity: { kind: 'key', title: { zh: '活动', en: 'Activity' } },
  },
  splits: {},
  things: {},
}
