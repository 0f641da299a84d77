import type { ErrorTable } from '../../kernel/contract.ts'

/** Why an application, an answer to it or a step of it is refused. */
export const applicationsErrors = {
  'stage-not-possible': {
    status: 409,
    zh: '当前环节不能转到所选环节',
    en: 'From where it stands it cannot go there',
  },
  'decision-stands': {
    status: 409,
    zh: '结果与 {on} 的决定不同；要改变已作的决定，请注明更正哪个决定并说明理由',
    en: 'This differs from the decision of {on}; to change it, name the decision you correct and say why',
  },
  'decision-not-found': {
    status: 409,
    zh: '所更正的不是最近一次决定',
    en: 'What is corrected is not the latest decision',
  },
} as const satisfies ErrorTable
