import type { Words } from '../../../kernel/contract.ts'

/** In which part a minor is involved; only a suspect ever gets 帮教 (X13). */
export const roleTerms = {
  suspect: { zh: '涉罪', en: 'Suspect' },
  victim: { zh: '被害', en: 'Victim' },
  witness: { zh: '证人', en: 'Witness' },
} as const satisfies Record<string, Words>

export const stageTerms = {
  referred: { zh: '待受理', en: 'Referred' },
  declined: { zh: '不予受理', en: 'Declined' },
  assigned: { zh: '待调查员声明', en: 'Waits for declarations' },
  investigating: { zh: '调查中', en: 'Under investigation' },
  reported: { zh: '已出报告', en: 'Report issued' },
  guiding: { zh: '指导中', en: 'Guidance under way' },
  following: { zh: '跟踪回访', en: 'Follow-up' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Words>

/** The five chapters of S17.5, then what the two think of them. */
export const chapterTerms = {
  character: { zh: '性格特点', en: 'Character' },
  family: { zh: '家庭环境', en: 'Family' },
  social: { zh: '社会交往', en: 'Social life' },
  growth: { zh: '成长经历', en: 'Growing up' },
  guardianship: { zh: '家庭监护条件', en: 'Guardianship' },
  opinion: { zh: '分析与建议', en: 'Opinion and advice' },
} as const satisfies Record<string, Words>

export const factChapters = ['character', 'family', 'social', 'growth', 'guardianship'] as const

export const sourceTerms = {
  interview: { zh: '访谈', en: 'Interview' },
  'home-visit': { zh: '家访', en: 'Home visit' },
  document: { zh: '材料', en: 'Document' },
  school: { zh: '学校', en: 'School' },
  community: { zh: '村居', en: 'Community' },
  observation: { zh: '观察', en: 'Observation' },
} as const satisfies Record<string, Words>

export const orderTerms = {
  'family-education': { zh: '家庭教育指导', en: 'Family-education guidance' },
  care: { zh: '关爱服务', en: 'Care' },
  rehabilitation: { zh: '帮教', en: 'Rehabilitation' },
} as const satisfies Record<string, Words>

export const formTerms = {
  individual: { zh: '单独辅导', en: 'Individual' },
  family: { zh: '家庭辅导', en: 'Family' },
  group: { zh: '团体辅导', en: 'Group' },
  'real-life': { zh: '实境教育', en: 'Real-life' },
} as const satisfies Record<string, Words>

export const attendanceTerms = {
  present: { zh: '到', en: 'Present' },
  late: { zh: '迟到', en: 'Late' },
  absent: { zh: '缺席', en: 'Absent' },
  excused: { zh: '请假', en: 'Excused' },
} as const satisfies Record<string, Words>

export const homeworkTerms = {
  done: { zh: '完成', en: 'Done' },
  partly: { zh: '部分完成', en: 'Partly' },
  'not-done': { zh: '未完成', en: 'Not done' },
  none: { zh: '没有作业', en: 'None set' },
} as const satisfies Record<string, Words>

export const resultTerms = {
  improved: { zh: '明显改善', en: 'Improved' },
  partly: { zh: '部分改善', en: 'Partly improved' },
  unchanged: { zh: '未改善', en: 'Unchanged' },
} as const satisfies Record<string, Words>

export const bodyTerms = {
  procuratorate: { zh: '检察院', en: 'Procuratorate' },
  'care-committee': { zh: '关工委', en: 'Care committee' },
  'youth-league': { zh: '团委', en: 'Youth League' },
  women: { zh: '妇联', en: 'Women’s Federation' },
  education: { zh: '教育', en: 'Education' },
  'civil-affairs': { zh: '民政', en: 'Civil affairs' },
  'social-work': { zh: '社工', en: 'Social work' },
} as const satisfies Record<string, Words>

export const taskStateTerms = {
  given: { zh: '待接收', en: 'Given' },
  accepted: { zh: '办理中', en: 'Accepted' },
  returned: { zh: '已退回', en: 'Returned' },
  done: { zh: '已办结', en: 'Done' },
} as const satisfies Record<string, Words>

export type Role = keyof typeof roleTerms
export type Stage = keyof typeof stageTerms
export type Chapter = keyof typeof chapterTerms
export type SourceKind = keyof typeof sourceTerms
export type OrderKind = keyof typeof orderTerms
export type SessionForm = keyof typeof formTerms
export type Attendance = keyof typeof attendanceTerms
export type Homework = keyof typeof homeworkTerms
export type OrderResult = keyof typeof resultTerms
export type Body = keyof typeof bodyTerms
export type TaskState = keyof typeof taskStateTerms

/** The codes of a list, for a schema. */
export const codesOf = <Code extends string>(terms: { readonly [code in Code]: Words }) =>
  Object.keys(terms) as [Code, ...Code[]]
