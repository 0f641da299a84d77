import type { Words } from '../../../kernel/contract.ts'

type FactKind = {
  /** As the language of programmes has them: days `YYYY-MM-DD`, money in fen, time in minutes, months whole. */
  readonly type:
    | 'code'
    | 'codes'
    | 'day'
    | 'integer'
    | 'months'
    | 'days'
    | 'minutes'
    | 'money'
    | 'yes_no'
    | 'text'
    | 'hours'
  readonly title: Words
}

/** Every fact that a worker's file answers: a closed list. What the file does not say is left out, never zero. */
export const workerFacts = {
  'certificate.level': { type: 'code', title: { zh: '持有的最高级别证书', en: 'Highest certificate held' } },
  'certificate.held-since': {
    type: 'day',
    title: { zh: '最高级别证书取得日期', en: 'The highest certificate was obtained on' },
  },
  'certificate.held-since-assistant': {
    type: 'day',
    title: { zh: '助理社会工作师及以上持证起', en: 'Assistant or higher since' },
  },
  'certificate.held-since-intermediate': {
    type: 'day',
    title: { zh: '社会工作师及以上持证起', en: 'Social worker or higher since' },
  },
  'certificate.held-since-senior': { type: 'day', title: { zh: '高级社会工作师持证起', en: 'Senior since' } },
  'certificate.number': {
    type: 'text',
    title: { zh: '证书管理号', en: 'Management number of the certificate' },
  },
  'certificate.exam-year': { type: 'integer', title: { zh: '考试年度', en: 'Year of the examination' } },
  'certificate.exam-place': {
    type: 'code',
    title: { zh: '考试报名地（区划代码）', en: 'Where the examination was registered for (division code)' },
  },
  'certificate.registered': { type: 'yes_no', title: { zh: '登记有效', en: 'Registered' } },
  'certificate.registered-to': { type: 'day', title: { zh: '登记有效期止', en: 'Registered until' } },
  'employment.post': { type: 'code', title: { zh: '当日主岗', en: 'Main post of the day' } },
  'employment.posts': { type: 'codes', title: { zh: '当日全部岗位', en: 'All posts of the day' } },
  'employment.employer-kind': { type: 'code', title: { zh: '用人单位类型', en: 'Kind of employer' } },
  'employment.employer': { type: 'text', title: { zh: '用人单位', en: 'Employer' } },
  'employment.organisation': {
    type: 'text',
    title: { zh: '用人单位（名册编号）', en: 'Employer, as the register of organisations has it' },
  },
  'employment.place': {
    type: 'code',
    title: { zh: '工作所在地（区划代码）', en: 'Place of work (division code)' },
  },
  'employment.from': { type: 'day', title: { zh: '到岗日期', en: 'In the post since' } },
  'employment.to': { type: 'day', title: { zh: '离岗日期（最后一天）', en: 'Last day in the post' } },
  'employment.social-work-months': {
    type: 'months',
    title: { zh: '社会工作岗位累计月数', en: 'Whole months in posts of social work' },
  },
  'education.hours': {
    type: 'hours',
    title: { zh: '本登记期已有学时', en: 'Credit hours in the registration' },
  },
  'education.needed': {
    type: 'hours',
    title: { zh: '本登记期需要学时', en: 'Credit hours that the registration needs' },
  },
  'diploma.on': {
    type: 'day',
    title: { zh: '社会工作学历取得日期', en: 'Diploma in social work obtained on' },
  },
  'diploma.degree': {
    type: 'code',
    title: { zh: '社会工作学历层次', en: 'Degree of the diploma in social work' },
  },
  'tuition.invoiced': {
    type: 'money',
    title: { zh: '取得学历的学费票据合计', en: 'Invoices of tuition for the diploma' },
  },
  'award.count': { type: 'integer', title: { zh: '历次获奖次数', en: 'Awards so far' } },
  'award.last-on': { type: 'day', title: { zh: '最近一次获奖日期', en: 'Last award on' } },
  'award.programmes': { type: 'codes', title: { zh: '曾获得的项目', en: 'Programmes that gave an award' } },
  'person.birth': { type: 'day', title: { zh: '出生日期', en: 'Date of birth' } },
} as const satisfies Record<string, FactKind>
export type WorkerFact = keyof typeof workerFacts

/** What a student's file and hour logs answer (S13), within a window of days: a closed list. */
export const practicumFacts = {
  'practicum.minutes': {
    type: 'minutes',
    title: { zh: '督导签字的实习时长', en: 'Practicum time signed by supervisors' },
  },
  'practicum.days': { type: 'days', title: { zh: '有签字记录的实习天数', en: 'Days with signed practicum' } },
  'practicum.span-days': {
    type: 'days',
    title: { zh: '实习期日历天数', en: 'Calendar days of practicum periods' },
  },
  'practicum.months': {
    type: 'months',
    title: { zh: '累计实习整月数', en: 'Whole months of practicum together' },
  },
  'practicum.first-day': { type: 'day', title: { zh: '首个实习日', en: 'First day of practicum' } },
  'practicum.last-day': { type: 'day', title: { zh: '最后实习日', en: 'Last day of practicum' } },
  'practicum.agencies': { type: 'integer', title: { zh: '实习机构数', en: 'Agencies of the practicum' } },
  'practicum.voided-minutes': {
    type: 'minutes',
    title: { zh: '作废的实习时长', en: 'Practicum time marked void' },
  },
  'student.mode': { type: 'code', title: { zh: '学习形式', en: 'Mode of study' } },
  'student.degree': { type: 'code', title: { zh: '学历层次', en: 'Degree of study' } },
  'student.social-work-major': { type: 'yes_no', title: { zh: '社会工作专业', en: 'Major in social work' } },
  'student.enrolled-throughout': {
    type: 'yes_no',
    title: { zh: '实习期间在读', en: 'Enrolled throughout the practicum' },
  },
  'household.registration': {
    type: 'code',
    title: { zh: '户籍所在地（区划代码）', en: 'Household registration (division code)' },
  },
} as const satisfies Record<string, FactKind>
export type PracticumFact = keyof typeof practicumFacts

/** A fact as it was on a day: its value, and since which day it holds where that is known. */
export type Known = {
  readonly value: string | number | boolean | readonly string[]
  readonly since: string | null
}
export type Facts<Name extends string> = Partial<Record<Name, Known>>
