import type { Words } from '../../../kernel/contract.ts'

/** Why a step of a need was taken where the product says it: kept in Chinese beside the reasons that people typed. */
export const stepReasons = {
  returned: { zh: '承办单位已退回', en: 'Returned by the body' },
  provided: { zh: '站点已自行提供', en: 'Provided by the station itself' },
} as const satisfies Record<string, Words>

/** Before the reason why a task was taken back from a body. */
const takenBack: Words = { zh: '撤回承办单位的任务：', en: 'Task taken back from the body: ' }

export const takenBackFor = (reason: string): string => `${takenBack.zh}${reason}`

/** A reason as it is read; what a person typed is the same in both languages. */
export function stepReasonSaid(reason: string): Words {
  if (reason.startsWith(takenBack.zh))
    return { zh: reason, en: `${takenBack.en}${stepReasonSaid(reason.slice(takenBack.zh.length)).en}` }
  return Object.values(stepReasons).find(({ zh }) => zh === reason) ?? { zh: reason, en: reason }
}
