import type { Words } from '../../../../kernel/contract.ts'
import type { StartedByTrigger } from '../instrument/instrument.ts'

export const aboutTerms = {
  child: { zh: '儿童', en: 'Child' },
  elder: { zh: '老人', en: 'Elder' },
} as const satisfies Record<string, Words>
export type About = keyof typeof aboutTerms

export const assessmentReasonTerms = {
  first: { zh: '首次评估', en: 'First' },
  regular: { zh: '定期复评', en: 'Regular' },
  event: { zh: '因事评估', en: 'On an event' },
  completion: { zh: '补全评估', en: 'Completing a provisional one' },
  second: { zh: '复核评估', en: 'By a second rater' },
} as const satisfies Record<string, Words>
export type AssessmentReason = keyof typeof assessmentReasonTerms

/**
 * What a trigger starts beside the grade (6.2), as a duty of the day; the mandatory report is a record of its own, whose room
 * hears of the trigger.
 */
export const startTerms = {
  'crisis-intervention': { zh: '启动危机干预', en: 'Start crisis intervention' },
  'guardianship-emergency': { zh: '落实紧急监护', en: 'See to the guardianship emergency' },
  'emergency-relief': { zh: '办理急难救助', en: 'Apply for emergency relief' },
  'sealed-handling': {
    zh: '移交涉案未成年人专办，封存办理',
    en: 'Hand over to those charged with case-involved minors, sealed',
  },
  'as-judged': { zh: '按情形立即处置', en: 'Act at once as the situation asks' },
} as const satisfies Record<Exclude<StartedByTrigger, 'mandatory-report'>, Words>

/** Why a grade began. */
export const levelCauseTerms = {
  assessment: { zh: '评估', en: 'Assessment' },
  trigger: { zh: '紧急情形', en: 'Trigger' },
  raise: { zh: '工作人员上调', en: 'Raised by staff' },
  downgrade: { zh: '下调', en: 'Lowered' },
  correction: { zh: '更正评估', en: 'Assessment corrected' },
} as const satisfies Record<string, Words>
export type LevelCause = keyof typeof levelCauseTerms

/** A lower grade is proposed by the worker and holds once a supervisor signed; a higher one holds at once. */
export const levelStateTerms = {
  'in-force': { zh: '生效', en: 'In force' },
  proposed: { zh: '待督导签署', en: 'Waits for the supervisor' },
  declined: { zh: '未同意', en: 'Declined' },
  overtaken: { zh: '已失效', en: 'Overtaken' },
} as const satisfies Record<string, Words>
export type LevelState = keyof typeof levelStateTerms

/** A file ends; it never turns green (6.3). */
export const closeReasonTerms = {
  'category-ended': { zh: '不再符合困难类别', en: 'No category holds any more' },
  'grown-up': { zh: '已满 18 周岁', en: 'Turned 18' },
  'moved-away': { zh: '迁出', en: 'Moved away' },
  died: { zh: '死亡', en: 'Died' },
  error: { zh: '误建', en: 'Opened by mistake' },
} as const satisfies Record<string, Words>
export type CloseReason = keyof typeof closeReasonTerms

export const codesOf = <Code extends string>(terms: Readonly<Record<Code, Words>>) =>
  Object.keys(terms) as [Code, ...Code[]]
