import type { Words } from '../../../kernel/contract.ts'

/** The methods of social work that a case of the collection shows (S1.5). */
export const caseMethods = {
  casework: { zh: '个案', en: 'Casework' },
  group: { zh: '小组', en: 'Group work' },
  community: { zh: '社区', en: 'Community work' },
  integrated: { zh: '综合', en: 'Integrated' },
} as const satisfies Record<string, Words>
export type CaseMethod = keyof typeof caseMethods
export const caseMethodCodes = Object.keys(caseMethods) as [CaseMethod, ...CaseMethod[]]

export const caseStates = {
  submitted: { zh: '待审', en: 'Handed in' },
  accepted: { zh: '已收入', en: 'Accepted' },
  returned: { zh: '已退回', en: 'Returned' },
} as const satisfies Record<string, Words>
export type CaseState = keyof typeof caseStates
export const caseStateCodes = Object.keys(caseStates) as [CaseState, ...CaseState[]]
