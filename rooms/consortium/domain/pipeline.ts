import type { Words } from '../../../kernel/contract.ts'

export const needStates = {
  open: { zh: '未满足', en: 'Unmet' },
  matched: { zh: '已匹配', en: 'Matched' },
  tasked: { zh: '已派单', en: 'Task given' },
  delivered: { zh: '已提供', en: 'Delivered' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Words>
export type NeedState = keyof typeof needStates
export const needStateCodes = Object.keys(needStates) as [NeedState, ...NeedState[]]

/** 区 – 镇街 – 村（社区） (S1.10), from the bottom. */
export const tiers = {
  community: { zh: '村（社区）', en: 'Community' },
  street: { zh: '镇街', en: 'Street' },
  district: { zh: '区县', en: 'District' },
} as const satisfies Record<string, Words>
export type Tier = keyof typeof tiers
export const tierCodes = Object.keys(tiers) as [Tier, ...Tier[]]

/** Who carries a task out. */
export const performers = {
  adviser: { zh: '救助顾问', en: 'Relief adviser' },
  worker: { zh: '社工', en: 'Social worker' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  organisation: { zh: '机构', en: 'Organisation' },
} as const satisfies Record<string, Words>
export type Performer = keyof typeof performers
export const performerCodes = Object.keys(performers) as [Performer, ...Performer[]]

export const steps = ['match', 'unmatch', 'task', 'escalate', 'deliver', 'feedback', 'close'] as const
export type Step = (typeof steps)[number]

/** Reasons for closing after a delivery that was asked about, and without one. */
export const closings = {
  met: { zh: '需求已满足', en: 'The need is met' },
  'partly-met': { zh: '部分满足', en: 'Met in part' },
  declined: { zh: '本人不需要', en: 'Declined' },
  gone: { zh: '迁出或去世', en: 'Moved away or died' },
  overtaken: { zh: '情况变化，不再需要', en: 'No longer needed' },
} as const satisfies Record<string, Words>
export type Closing = keyof typeof closings
export const closingCodes = Object.keys(closings) as [Closing, ...Closing[]]
const afterDelivery: readonly Closing[] = ['met', 'partly-met']

export const tierAbove = (tier: Tier): Tier | null => tierCodes[tierCodes.indexOf(tier) + 1] ?? null

type Standing = { readonly state: NeedState; readonly tier: Tier; readonly feedbackOn: string | null }

/**
 * What may be done with a need now (S1, workflow): match → task → deliver → feedback → close or escalate. What failed at
 * one tier goes up to the next and is matched anew there; at the district nothing is above.
 */
export function stepsOpen({ state, tier, feedbackOn }: Standing): readonly Step[] {
  const up: Step[] = tierAbove(tier) === null ? [] : ['escalate']
  switch (state) {
    case 'open':
      return ['match', ...up, 'close']
    case 'matched':
      return ['match', 'unmatch', 'task', ...up, 'close']
    case 'tasked':
      return ['deliver', ...up, 'close']
    case 'delivered':
      return feedbackOn === null ? ['feedback'] : [...up, 'close']
    case 'closed':
      return []
  }
}

/** A need counts as met only once its delivery was asked about; without a delivery it ends for another reason. */
export const closingFits = (reason: Closing, state: NeedState): boolean =>
  afterDelivery.includes(reason) === (state === 'delivered')

/** In which share of the needs something was found, in thousandths; null where nothing is needed. */
export const matchRate = (needs: { readonly all: number; readonly matched: number }): number | null =>
  needs.all === 0 ? null : Math.round((needs.matched * 1000) / needs.all)
