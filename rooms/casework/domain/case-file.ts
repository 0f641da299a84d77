import type { CaseKind, CloseReason } from './case-codes.ts'
import type { PhaseRules } from './phase-rules.ts'
import type { Phase, RecordKind, Requirement } from './phases.ts'

/** What a supervisor has said of a record: nothing yet, agreed, or returned to be mended. */
export type Signature = 'none' | 'agreed' | 'returned'

/**
 * What the phase table must know of a case: which records there are in the present round and what they settle. A round
 * begins anew when the case goes back from intervention to assessment. Nothing a client said is in it.
 */
export type CaseFacts = {
  readonly kind: CaseKind
  readonly status: 'open' | 'closed' | 'withdrawn'
  readonly phase: Phase
  /** It went to closing before its phases were through: lost, moved away, referred, ended by the client. */
  readonly early: boolean
  readonly round: number
  readonly contacts: number
  readonly intake: {
    readonly consent: boolean
    readonly accepted: boolean
    readonly crisis: boolean
    readonly signature: Signature
  } | null
  readonly assessed: boolean
  readonly plan: {
    readonly parties: readonly string[]
    readonly bodies: number
    readonly goals: readonly string[]
  } | null
  readonly agreedBy: readonly string[]
  readonly progressed: readonly string[]
  readonly evaluation: { readonly goals: readonly string[]; readonly signature: Signature } | null
  readonly closing: {
    readonly reason: CloseReason
    readonly acknowledged: boolean
    readonly letter: boolean
    readonly signature: Signature
  } | null
  readonly followedUp: readonly number[]
}

export const newCase = (kind: CaseKind): CaseFacts => ({
  kind,
  status: 'open',
  phase: 'intake',
  early: false,
  round: 1,
  contacts: 0,
  intake: null,
  assessed: false,
  plan: null,
  agreedBy: [],
  progressed: [],
  evaluation: null,
  closing: null,
  followedUp: [],
})

/** The phases that a kind of case goes through: a consultation has no full file (2.1). */
export const pathOf = (kind: CaseKind): readonly Phase[] =>
  kind === 'consultation'
    ? ['intake', 'closing']
    : ['intake', 'assessment', 'planning', 'intervention', 'evaluation', 'closing']

/** Whether a record of that kind waits for a supervisor by the rules. */
export function needsSignature(facts: CaseFacts, kind: RecordKind, rules: PhaseRules): boolean {
  if (kind !== 'intake' && kind !== 'evaluation' && kind !== 'closing') return false
  const when = rules.signatures[kind]
  if (when !== 'crisis') return when === 'always'
  const { intake } = facts
  return facts.kind === 'crisis' || (intake !== null && (intake.crisis || !intake.accepted))
}

/** What is missing before the phase may be left; empty when nothing is. */
export function missingIn(facts: CaseFacts, phase: Phase, rules: PhaseRules): Requirement[] {
  const { intake, plan, evaluation, closing } = facts
  const signed = (kind: 'intake' | 'evaluation' | 'closing') =>
    facts[kind]?.signature === 'agreed' || !needsSignature(facts, kind, rules)
  switch (phase) {
    case 'intake':
      if (!intake) return ['intake-form']
      return which({
        consent: !intake.consent,
        acceptance: !intake.accepted,
        'intake-signature': !signed('intake'),
      })
    case 'assessment':
      return which({ 'assessment-form': !facts.assessed })
    case 'planning':
      if (!plan) return ['plan-form']
      return which({
        'plan-bodies': plan.bodies < (rules.kinds[facts.kind]['bodies-at-least'] ?? 0),
        agreement: !plan.parties.every((party) => facts.agreedBy.includes(party)),
      })
    case 'intervention':
      return which({
        contacts: facts.contacts < Math.max(1, rules.kinds[facts.kind]['contacts-at-least'] ?? 1),
        'goal-progress': !(plan?.goals ?? []).every((goal) => facts.progressed.includes(goal)),
      })
    case 'evaluation':
      if (!evaluation) return ['evaluation-form']
      return which({
        'evaluation-goals': !(plan?.goals ?? []).every((goal) => evaluation.goals.includes(goal)),
        'evaluation-signature': !signed('evaluation'),
      })
    case 'closing':
      if (!closing) return ['closing-form']
      return which({
        acknowledgement: !closing.acknowledged,
        'transfer-letter': closing.reason === 'referred' && !closing.letter,
        'closing-signature': !signed('closing'),
      })
  }
}

const which = (missing: Partial<Record<Requirement, boolean>>): Requirement[] =>
  (Object.entries(missing) as [Requirement, boolean][]).flatMap(([code, isMissing]) =>
    isMissing ? [code] : [],
  )

/** The phases that lie behind a case, as far as it went through them; what they needed must stay there. */
export function passedPhases(facts: CaseFacts): readonly Phase[] {
  const path = pathOf(facts.kind)
  const at = path.indexOf(facts.phase)
  // Ended early: it never left the phase it was in, so nothing that phase needed is owed any more.
  return facts.early ? [] : path.slice(0, Math.max(at, 0))
}

/**
 * What has gone missing of the phases that lie behind the case. The supervisor's signature under an intake form is asked
 * for when intake is left: a case that turns into a crisis later is not held up by it.
 */
export const missingBehind = (facts: CaseFacts, rules: PhaseRules): Requirement[] =>
  passedPhases(facts)
    .flatMap((phase) => missingIn(facts, phase, rules))
    .filter((code) => code !== 'intake-signature')
