import type { Words } from '../../../kernel/contract.ts'

/** Who agrees (S2.5): the pupil, whoever brings the pupil up, whoever teaches. */
export const partyTerms = {
  pupil: { zh: '学生', en: 'Pupil' },
  guardian: { zh: '监护人', en: 'Guardian' },
  teacher: { zh: '教师', en: 'Teacher' },
} as const satisfies Record<string, Words>

export const agreementStateTerms = {
  draft: { zh: '待签署', en: 'To be signed' },
  'in-force': { zh: '执行中', en: 'In force' },
  closed: { zh: '已结束', en: 'Closed' },
} as const satisfies Record<string, Words>

export const outcomeTerms = {
  improved: { zh: '好转', en: 'Improved' },
  'partly-improved': { zh: '部分好转', en: 'Partly improved' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
  'ended-early': { zh: '提前终止', en: 'Ended early' },
} as const satisfies Record<string, Words>

export const progressTerms = {
  better: { zh: '明显进步', en: 'Clearly better' },
  some: { zh: '有些进步', en: 'Some progress' },
  none: { zh: '没有进步', en: 'No progress' },
} as const satisfies Record<string, Words>

export type Party = keyof typeof partyTerms
export type AgreementState = keyof typeof agreementStateTerms
export type AgreementOutcome = keyof typeof outcomeTerms
export type Progress = keyof typeof progressTerms

export const parties = Object.keys(partyTerms) as [Party, ...Party[]]

export type AgreementFacts = {
  readonly state: AgreementState
  readonly signed: readonly Party[]
  readonly reviews: number
}

export type AgreementAct =
  | { readonly act: 'change' }
  | { readonly act: 'sign'; readonly party: Party }
  | { readonly act: 'review' }
  | { readonly act: 'close'; readonly outcome: AgreementOutcome }

export type AgreementProblem =
  | 'agreement-closed'
  | 'agreement-signed'
  | 'agreement-not-in-force'
  | 'agreement-not-reviewed'

/**
 * Why something may not be done with an agreement, or null. Nothing is changed under a signature; it is in force once all
 * three have signed; a change for the better is stated only after a review. Ending early needs neither.
 */
export function agreementProblem(facts: AgreementFacts, asked: AgreementAct): AgreementProblem | null {
  if (facts.state === 'closed') return 'agreement-closed'
  switch (asked.act) {
    case 'change':
      return facts.signed.length > 0 ? 'agreement-signed' : null
    case 'sign':
      return facts.signed.includes(asked.party) ? 'agreement-signed' : null
    case 'review':
      return facts.state === 'in-force' ? null : 'agreement-not-in-force'
    case 'close':
      if (asked.outcome === 'ended-early') return null
      if (facts.state !== 'in-force') return 'agreement-not-in-force'
      return facts.reviews > 0 ? null : 'agreement-not-reviewed'
  }
}

/** Whether a further signature puts it in force. */
export const allSigned = (signed: readonly Party[]): boolean =>
  parties.every((party) => signed.includes(party))
