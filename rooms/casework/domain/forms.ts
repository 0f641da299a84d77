import type { Words } from '../../../kernel/contract.ts'

/** The papers of a case: the register form (5.3) and the five forms (5.4), each with its title and template. */
export const caseForms = {
  register: { zh: '服务对象登记表', en: 'Client registration form' },
  intake: { zh: '个案接案表', en: 'Case intake form' },
  assessment: { zh: '个案预估表', en: 'Case assessment form' },
  plan: { zh: '个案服务计划表', en: 'Case service plan' },
  process: { zh: '个案过程记录', en: 'Case process records' },
  closing: { zh: '个案结案表', en: 'Case closing form' },
} as const satisfies Record<string, Words>

export type CaseForm = keyof typeof caseForms

export const caseFormCodes = Object.keys(caseForms) as [CaseForm, ...CaseForm[]]

/** Under which code its templates are kept; the shipped one is `data/templates/<code>.docx`. */
export const templateCode = (form: CaseForm): string => `case-${form}`
