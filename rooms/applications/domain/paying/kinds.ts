import type { Words } from '../../../../kernel/contract.ts'

const codesOf = <T extends Record<string, Words>>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

/** How a payment of an application came to be due. */
export const itemKinds = {
  once: { zh: '一次性', en: 'Once' },
  instalment: { zh: '分期', en: 'Instalment' },
  roll: { zh: '按期', en: 'Roll' },
  none: { zh: '非资金', en: 'Not in money' },
} as const satisfies Record<string, Words>
export type ItemKind = keyof typeof itemKinds
export const itemKindCodes = codesOf(itemKinds)

export const itemStates = {
  owed: { zh: '待支付', en: 'To be paid' },
  failed: { zh: '支付失败', en: 'Failed' },
  paid: { zh: '已支付', en: 'Paid' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  held: { zh: '暂缓发放', en: 'Held' },
} as const satisfies Record<string, Words>
export type ItemState = keyof typeof itemStates
export const itemStateCodes = codesOf(itemStates)

/** What a roll says of an application beside the period before. */
export const lineKinds = {
  new: { zh: '新增', en: 'New' },
  again: { zh: '恢复', en: 'Again' },
  changed: { zh: '变动', en: 'Changed' },
  stopped: { zh: '停发', en: 'Stopped' },
  unknown: { zh: '待核实', en: 'To be asked' },
  same: { zh: '不变', en: 'The same' },
  none: { zh: '未发', en: 'Nothing due' },
} as const satisfies Record<string, Words>
export type LineKind = keyof typeof lineKinds
export const lineKindCodes = codesOf(lineKinds)

/** What the check of a drawn application found. */
export const sampleOutcomes = {
  'in-order': { zh: '符合', en: 'In order' },
  minor: { zh: '有瑕疵', en: 'Minor faults' },
  wrong: { zh: '不符合', en: 'Wrong' },
} as const satisfies Record<string, Words>
export type SampleOutcome = keyof typeof sampleOutcomes
export const sampleOutcomeCodes = codesOf(sampleOutcomes)

export const findingSources = {
  officer: { zh: '工作人员发现', en: 'Found by an officer' },
  sample: { zh: '抽查发现', en: 'Found in a sample' },
  practicum: { zh: '实习时数作废', en: 'Practicum hours were voided' },
} as const satisfies Record<string, Words>
export type FindingSource = keyof typeof findingSources
export const findingSourceCodes = codesOf(findingSources)

export const findingStates = {
  open: { zh: '待处理', en: 'Open' },
  proposed: { zh: '待决定', en: 'To be decided' },
  closed: { zh: '已处理', en: 'Dealt with' },
  dismissed: { zh: '不予处理', en: 'Dismissed' },
} as const satisfies Record<string, Words>
export type FindingState = keyof typeof findingStates
export const findingStateCodes = codesOf(findingStates)

/** The consequences of a wrong; each is decided by itself (X12). */
export const sanctionKinds = {
  revocation: { zh: '撤销资格', en: 'Revocation' },
  recovery: { zh: '追回资金', en: 'Recovery' },
  bar: { zh: '取消申请资格', en: 'Bar' },
} as const satisfies Record<string, Words>
export type SanctionKind = keyof typeof sanctionKinds
export const sanctionKindCodes = codesOf(sanctionKinds)

export const sanctionStates = {
  proposed: { zh: '待决定', en: 'Proposed' },
  ordered: { zh: '已决定', en: 'Ordered' },
  declined: { zh: '未采纳', en: 'Declined' },
  lifted: { zh: '已解除', en: 'Lifted' },
} as const satisfies Record<string, Words>
export type SanctionState = keyof typeof sanctionStates
export const sanctionStateCodes = codesOf(sanctionStates)

export const liftStates = {
  proposed: { zh: '待决定', en: 'Proposed' },
  approved: { zh: '已解除', en: 'Lifted' },
  declined: { zh: '维持', en: 'Upheld' },
} as const satisfies Record<string, Words>
export type LiftState = keyof typeof liftStates
export const liftStateCodes = codesOf(liftStates)
