import type { Words } from '../../../../kernel/contract.ts'

/** The closed lists of group work (2.2, 5.5), each code with its term. */
type Terms<Code extends string> = { readonly [code in Code]: Words }

export const groupKinds = ['education', 'growth', 'support', 'therapy', 'task'] as const
export const groupPhases = ['preparation', 'forming', 'transition', 'maturity', 'ending'] as const
export const groupStates = ['planned', 'running', 'closed', 'cancelled'] as const
export const attendanceStates = ['present', 'late', 'absent'] as const
export const goalAttainments = ['full', 'most', 'part', 'none'] as const

export type GroupKind = (typeof groupKinds)[number]
export type GroupPhase = (typeof groupPhases)[number]
export type GroupState = (typeof groupStates)[number]
export type AttendanceState = (typeof attendanceStates)[number]
export type GoalAttainment = (typeof goalAttainments)[number]

export const groupKindTerms: Terms<GroupKind> = {
  education: { zh: '教育小组', en: 'Educational' },
  growth: { zh: '成长小组', en: 'Growth' },
  support: { zh: '支持小组', en: 'Support' },
  therapy: { zh: '治疗小组', en: 'Therapeutic' },
  task: { zh: '任务·社区小组', en: 'Task or community' },
}

export const groupPhaseTerms: Terms<GroupPhase> = {
  preparation: { zh: '筹备期', en: 'Preparation' },
  forming: { zh: '形成期', en: 'Forming' },
  transition: { zh: '转折期', en: 'Transition' },
  maturity: { zh: '成熟期', en: 'Maturity' },
  ending: { zh: '结束期', en: 'Ending' },
}

export const groupStateTerms: Terms<GroupState> = {
  planned: { zh: '未开组', en: 'Planned' },
  running: { zh: '进行中', en: 'Running' },
  closed: { zh: '已结束', en: 'Closed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const attendanceTerms: Terms<AttendanceState> = {
  present: { zh: '到', en: 'Present' },
  late: { zh: '迟到', en: 'Late' },
  absent: { zh: '缺席', en: 'Absent' },
}

export const attainmentTerms: Terms<GoalAttainment> = {
  full: { zh: '完全达成', en: 'Fully reached' },
  most: { zh: '大部分达成', en: 'Mostly reached' },
  part: { zh: '部分达成', en: 'Partly reached' },
  none: { zh: '未达成', en: 'Not reached' },
}
