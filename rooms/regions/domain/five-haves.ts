import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'

/** The five haves of a station that works in substance, 实体化运行 (S6.10). */
export const haves = {
  sign: { zh: '有牌子', en: 'A sign' },
  staff: { zh: '有人员', en: 'Staff' },
  mechanism: { zh: '有机制', en: 'Working rules' },
  process: { zh: '有流程', en: 'A service process' },
  project: { zh: '有项目', en: 'A project' },
} as const satisfies Record<string, Words>

export type Have = keyof typeof haves
export const haveCodes = [
  'sign',
  'staff',
  'mechanism',
  'process',
  'project',
] as const satisfies readonly Have[]

/** Evidence of one have, from the day it was held until it is withdrawn. */
export type HaveEvidence = {
  readonly have: Have
  readonly heldOn: Day
  readonly withdrawnOn: Day | null
}

export type FiveHaves = {
  readonly held: number
  readonly of: 5
  readonly has: Have[]
  readonly missing: Have[]
}

/** Which of the five haves stood with evidence on a day; the day of withdrawal no longer counts. */
export function fiveHaves(evidence: readonly HaveEvidence[], on: Day): FiveHaves {
  const stood = new Set(
    evidence
      .filter(({ heldOn, withdrawnOn }) => heldOn <= on && (withdrawnOn === null || on < withdrawnOn))
      .map(({ have }) => have),
  )
  const has = haveCodes.filter((have) => stood.has(have))
  return { held: has.length, of: 5, has, missing: haveCodes.filter((have) => !stood.has(have)) }
}

/**
 * Whether a station worked in substance on a day: it was declared so and all five haves still stood. Evidence that is
 * withdrawn later ends it by itself, so that no mark outlives its reasons.
 */
export const worksInSubstance = (
  declaredOn: Day | null,
  evidence: readonly HaveEvidence[],
  on: Day,
): boolean => declaredOn !== null && declaredOn <= on && fiveHaves(evidence, on).held === 5
