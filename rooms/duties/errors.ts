import type { ErrorTable } from '../../kernel/contract.ts'

export const dutiesErrors = {
  'duty-already-settled': {
    status: 409,
    zh: '这项待办已经办结或取消',
    en: 'This duty is already settled',
  },
  'owner-not-possible': {
    status: 422,
    zh: '这个账号不能承担这项待办，请选择本范围内有待办权限的人员',
    en: 'This account cannot owe the duty; choose someone who may work here',
  },
  'duty-ends-by-record': {
    status: 422,
    zh: '这项待办随相应记录（如计划、走访、评估）办结，不能手工办结或取消',
    en: 'This duty is answered by its record, such as a plan, a visit or an assessment, and is not ended by hand',
  },
} as const satisfies ErrorTable
