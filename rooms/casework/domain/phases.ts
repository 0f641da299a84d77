import type { Words } from '../../../kernel/contract.ts'

/** The six phases of MZ/T 094-2017 (2.1), in their order. */
export const phaseTerms = {
  intake: { zh: '接案', en: 'Intake' },
  assessment: { zh: '预估', en: 'Assessment' },
  planning: { zh: '计划', en: 'Planning' },
  intervention: { zh: '介入', en: 'Intervention' },
  evaluation: { zh: '评估', en: 'Evaluation' },
  closing: { zh: '结案', en: 'Closing' },
} as const satisfies Record<string, Words>

export type Phase = keyof typeof phaseTerms

export const phases = Object.keys(phaseTerms) as [Phase, ...Phase[]]

/** What may be missing before a phase is left (2.1), each with what is to be done about it. */
export const requirementTerms = {
  'intake-form': { zh: '接案表还没有填写', en: 'The intake form is not filled in' },
  consent: { zh: '服务对象还没有知情同意', en: 'The client has not consented' },
  acceptance: { zh: '还没有决定受理', en: 'It is not decided to take the client on' },
  'intake-signature': { zh: '接案表还没有督导签署', en: 'The supervisor has not signed the intake form' },
  'assessment-form': { zh: '预估表还没有填写', en: 'The assessment is not filled in' },
  'plan-form': { zh: '计划表还没有填写', en: 'The plan is not filled in' },
  'plan-bodies': {
    zh: '个案管理的分工要写明至少两个单位',
    en: 'Case management names at least two bodies in the division of tasks',
  },
  agreement: { zh: '服务协议还没有各方签署', en: 'Not every party has signed the service agreement' },
  contacts: { zh: '过程记录的次数不够', en: 'There are too few process records' },
  'goal-progress': { zh: '有的目标还没有进展记录', en: 'A goal has no progress noted' },
  'evaluation-form': { zh: '评估表还没有填写', en: 'The evaluation is not filled in' },
  'evaluation-goals': { zh: '有的目标还没有评分', en: 'A goal is not scored' },
  'evaluation-signature': { zh: '评估表还没有督导签署', en: 'The supervisor has not signed the evaluation' },
  'closing-form': { zh: '结案表还没有填写', en: 'The closing form is not filled in' },
  acknowledgement: { zh: '服务对象还没有确认结案', en: 'The client has not acknowledged the closing' },
  'transfer-letter': { zh: '转介的结案还没有转介函', en: 'A referral needs its transfer letter' },
  'closing-signature': { zh: '结案表还没有督导签署', en: 'The supervisor has not signed the closing form' },
} as const satisfies Record<string, Words>

export type Requirement = keyof typeof requirementTerms

export const requirements = Object.keys(requirementTerms) as [Requirement, ...Requirement[]]

/** Backward steps that the standard knows: a new assessment in the middle of the work. Reopening is a new case. */
export const backward: Readonly<Partial<Record<Phase, Phase>>> = { intervention: 'assessment' }

/** The records that make up a case, each with its form (5.4). */
export const recordTerms = {
  intake: { zh: '接案表', en: 'Intake form' },
  assessment: { zh: '预估表', en: 'Assessment' },
  plan: { zh: '计划表', en: 'Plan' },
  agreement: { zh: '服务协议签署', en: 'Service agreement' },
  process: { zh: '过程记录', en: 'Process record' },
  progress: { zh: '目标进展', en: 'Goal progress' },
  evaluation: { zh: '评估表', en: 'Evaluation' },
  closing: { zh: '结案表', en: 'Closing form' },
  'follow-up': { zh: '跟进回访', en: 'Follow-up' },
} as const satisfies Record<string, Words>

export type RecordKind = keyof typeof recordTerms

export const recordKinds = Object.keys(recordTerms) as [RecordKind, ...RecordKind[]]

/** In which phases a record may be filed; a follow-up comes after the case was closed. */
export const filedIn: Readonly<Record<Exclude<RecordKind, 'follow-up'>, readonly Phase[]>> = {
  intake: ['intake'],
  assessment: ['assessment'],
  plan: ['planning'],
  agreement: ['planning'],
  process: ['intake', 'assessment', 'planning', 'intervention', 'evaluation'],
  progress: ['intervention', 'evaluation'],
  evaluation: ['evaluation'],
  closing: ['closing'],
}
