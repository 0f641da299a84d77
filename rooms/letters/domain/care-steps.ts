import type { Words } from '../../../kernel/contract.ts'

/** The way of help for a pupil's mental health, exactly as S2.9 has it. */
export const careStepTerms = {
  found: { zh: '发现', en: 'Found' },
  referred: { zh: '转介', en: 'Referred' },
  intervention: { zh: '干预', en: 'Intervention' },
  treatment: { zh: '治疗', en: 'Treatment' },
  recovery: { zh: '康复', en: 'Recovery' },
} as const satisfies Record<string, Words>

export type CareStep = keyof typeof careStepTerms

/**
 * What may follow what. It begins with finding; nobody is treated who was not referred; recovery comes after help. A crisis
 * goes from the referral straight to treatment, a relapse from recovery back to a referral, and several follow-ups at
 * school are several steps of recovery.
 */
const following: Readonly<Record<CareStep | 'start', readonly CareStep[]>> = {
  start: ['found'],
  found: ['referred'],
  referred: ['intervention', 'treatment'],
  intervention: ['treatment', 'recovery'],
  treatment: ['intervention', 'recovery'],
  recovery: ['recovery', 'referred'],
}

/** What a body sent back is asked of another one: the same step once more. */
export const nextCareSteps = (last: CareStep | null, sentBack = false): readonly CareStep[] => {
  const next = following[last ?? 'start']
  return sentBack && last && !next.includes(last) ? [last, ...next] : next
}

export type CareStepProblem = 'care-step-not-next' | 'care-step-before-last' | 'care-treatment-needs-body'

const plain = (name: string): string => name.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')

/** Words by which somebody writes the own house without its name. */
const ownWords =
  /^(?:(?:本|我们?|咱们?)(?:站|校|社|中心|机构|单位)|社工|学校$|(?:学校|校内)的?(?:心理|医务|卫生|保健|辅导|社工))/

/** Whether a body that is named is the station itself or who runs it, written whole or in part. */
function isOwnHouse(body: string, own: readonly string[]): boolean {
  const named = plain(body)
  const inPart = /[站社]|中心/.test(named)
  return (
    ownWords.test(named) ||
    own.map(plain).some((one) => named.includes(one) || (inPart && one.includes(named)))
  )
}

/** Why a step may not be taken after the last one, or null. Treatment is given by a body outside and nowhere else. */
export function careStepProblem(
  last: { readonly step: CareStep; readonly takenOn: string; readonly sentBack?: boolean } | null,
  next: {
    readonly step: CareStep
    readonly takenOn: string
    readonly body: string | null
    /** The station and who runs it: neither treats. */
    readonly own?: readonly string[]
  },
): CareStepProblem | null {
  if (!nextCareSteps(last?.step ?? null, last?.sentBack).includes(next.step)) return 'care-step-not-next'
  if (last && next.takenOn < last.takenOn) return 'care-step-before-last'
  const { step, body, own = [] } = next
  return step === 'treatment' && (!body || isOwnHouse(body, own)) ? 'care-treatment-needs-body' : null
}
