import { ok, type Result, refused, unreachable } from '../../../kernel/result.ts'
import type { CaseKind, CloseReason } from './case-codes.ts'
import { type CaseFacts, missingBehind, missingIn, pathOf } from './case-file.ts'
import type { PhaseRules } from './phase-rules.ts'
import { backward, filedIn, type Phase, type RecordKind, type Requirement } from './phases.ts'

/** What a record settles for the phase table; the words of it are none of the table's business. */
export type RecordFacts =
  | {
      readonly kind: 'intake'
      readonly consent: boolean
      readonly accepted: boolean
      readonly crisis: boolean
    }
  | { readonly kind: 'assessment' }
  | {
      readonly kind: 'plan'
      readonly parties: readonly string[]
      readonly bodies: number
      readonly goals: readonly string[]
    }
  | { readonly kind: 'agreement'; readonly party: string }
  | { readonly kind: 'process' }
  | { readonly kind: 'progress'; readonly goal: string }
  | { readonly kind: 'evaluation'; readonly goals: readonly string[] }
  | {
      readonly kind: 'closing'
      readonly reason: CloseReason
      readonly acknowledged: boolean
      readonly letter: boolean
    }
  | { readonly kind: 'follow-up'; readonly months: number }

/** Everything that can be done to a case that is run in phases. */
export type CaseAct =
  | { readonly do: 'file'; readonly record: RecordFacts; readonly corrects: boolean }
  | { readonly do: 'sign'; readonly kind: RecordKind; readonly agreed: boolean }
  | { readonly do: 'enter'; readonly to: Phase; readonly early: boolean }
  | { readonly do: 'set-kind'; readonly kind: CaseKind }
  | { readonly do: 'close'; readonly reason: CloseReason }
  | { readonly do: 'take-back-closing' }
  | { readonly do: 'withdraw' }

export type ActRefusal =
  | { readonly code: 'case-withdrawn' | 'case-already-closed' | 'case-not-closed' }
  | {
      readonly code: 'case-phase-incomplete'
      readonly phase: Phase
      readonly missing: readonly Requirement[]
    }
  | { readonly code: 'case-phase-not-next' }
  | { readonly code: 'case-record-other-phase' }
  | { readonly code: 'case-contacts-too-many' }
  | { readonly code: 'case-party-unknown' | 'case-goal-unknown' | 'case-follow-up-unknown' }
  | {
      readonly code: 'case-follow-up-done' | 'case-record-none' | 'case-signature-none' | 'case-kind-not-now'
    }
  | { readonly code: 'case-reason-not-early' | 'case-reason-other' }

/** Carries an act out on the facts, or says why it may not be. The one place that knows the phase table's arrows. */
export function actOn(facts: CaseFacts, act: CaseAct, rules: PhaseRules): Result<CaseFacts, ActRefusal> {
  if (facts.status === 'withdrawn') return refused({ code: 'case-withdrawn' })
  switch (act.do) {
    case 'withdraw':
      return ok({ ...facts, status: 'withdrawn' })
    case 'take-back-closing':
      return facts.status === 'closed'
        ? ok({ ...facts, status: 'open' })
        : refused({ code: 'case-not-closed' })
    case 'file':
      return file(facts, act.record, act.corrects, rules)
    case 'sign':
      return sign(facts, act.kind, act.agreed)
    case 'enter':
      return enter(facts, act, rules)
    case 'set-kind':
      return setKind(facts, act.kind, rules)
    case 'close':
      return close(facts, act.reason, rules)
    default:
      return unreachable(act)
  }
}

function file(
  facts: CaseFacts,
  record: RecordFacts,
  corrects: boolean,
  rules: PhaseRules,
): Result<CaseFacts, ActRefusal> {
  if (record.kind === 'follow-up') {
    if (facts.status !== 'closed') return refused({ code: 'case-not-closed' })
    if (!rules['follow-ups'].months.includes(record.months))
      return refused({ code: 'case-follow-up-unknown' })
    if (facts.followedUp.includes(record.months) && !corrects) return refused({ code: 'case-follow-up-done' })
    return ok({ ...facts, followedUp: [...new Set([...facts.followedUp, record.months])] })
  }
  if (facts.status === 'closed') return refused({ code: 'case-already-closed' })
  if (!corrects && !filedIn[record.kind].includes(facts.phase))
    return refused({ code: 'case-record-other-phase' })
  if (corrects && !hasRecord(facts, record.kind)) return refused({ code: 'case-record-none' })
  const filed = withRecord(facts, record, corrects, rules)
  if (!filed.ok) return filed
  // A correction may not open a phase again that lies behind.
  const missing = missingBehind(filed.value, rules)
  return missing.length > 0 ? refused({ code: 'case-phase-incomplete', phase: facts.phase, missing }) : filed
}

function hasRecord(facts: CaseFacts, kind: RecordKind): boolean {
  switch (kind) {
    case 'intake':
    case 'plan':
    case 'evaluation':
    case 'closing':
      return facts[kind] !== null
    case 'assessment':
      return facts.assessed
    case 'process':
      return facts.contacts > 0
    case 'agreement':
      return facts.agreedBy.length > 0
    case 'progress':
      return facts.progressed.length > 0
    case 'follow-up':
      return facts.followedUp.length > 0
  }
}

function withRecord(
  facts: CaseFacts,
  record: Exclude<RecordFacts, { kind: 'follow-up' }>,
  corrects: boolean,
  rules: PhaseRules,
): Result<CaseFacts, ActRefusal> {
  switch (record.kind) {
    case 'intake': {
      const { consent, accepted, crisis } = record
      return ok({ ...facts, intake: { consent, accepted, crisis, signature: 'none' } })
    }
    case 'assessment':
      return ok({ ...facts, assessed: true })
    case 'plan': {
      const { parties, bodies, goals } = record
      // What was signed was the plan of before.
      return ok({ ...facts, plan: { parties, bodies, goals }, agreedBy: [] })
    }
    case 'agreement':
      if (!facts.plan?.parties.includes(record.party)) return refused({ code: 'case-party-unknown' })
      return ok({ ...facts, agreedBy: [...new Set([...facts.agreedBy, record.party])] })
    case 'process': {
      const contacts = facts.contacts + (corrects ? 0 : 1)
      const most = rules.kinds[facts.kind]['contacts-at-most']
      if (most !== undefined && contacts > most) return refused({ code: 'case-contacts-too-many' })
      return ok({ ...facts, contacts })
    }
    case 'progress':
      if (!facts.plan?.goals.includes(record.goal)) return refused({ code: 'case-goal-unknown' })
      return ok({ ...facts, progressed: [...new Set([...facts.progressed, record.goal])] })
    case 'evaluation':
      if (!record.goals.every((goal) => facts.plan?.goals.includes(goal)))
        return refused({ code: 'case-goal-unknown' })
      return ok({ ...facts, evaluation: { goals: record.goals, signature: 'none' } })
    case 'closing': {
      const { reason, acknowledged, letter } = record
      if (facts.early && reason === 'goals-met') return refused({ code: 'case-reason-not-early' })
      return ok({ ...facts, closing: { reason, acknowledged, letter, signature: 'none' } })
    }
  }
}

function sign(facts: CaseFacts, kind: RecordKind, agreed: boolean): Result<CaseFacts, ActRefusal> {
  if (kind !== 'intake' && kind !== 'evaluation' && kind !== 'closing') {
    // Process records and the rest are read and marked; the table asks for no signature there.
    return hasRecord(facts, kind) ? ok(facts) : refused({ code: 'case-record-none' })
  }
  if (facts.status === 'closed') return refused({ code: 'case-already-closed' })
  const record = facts[kind]
  if (!record) return refused({ code: 'case-record-none' })
  if (record.signature !== 'none') return refused({ code: 'case-signature-none' })
  return ok({ ...facts, [kind]: { ...record, signature: agreed ? 'agreed' : 'returned' } })
}

function enter(
  facts: CaseFacts,
  { to, early }: { readonly to: Phase; readonly early: boolean },
  rules: PhaseRules,
): Result<CaseFacts, ActRefusal> {
  if (facts.status === 'closed') return refused({ code: 'case-already-closed' })
  const { phase } = facts
  if (early) {
    // Whoever dies, moves away or ends it does so in any phase; without an intake form there is nothing to end.
    if (to !== 'closing' || phase === 'closing') return refused({ code: 'case-phase-not-next' })
    if (facts.intake === null)
      return refused({ code: 'case-phase-incomplete', phase, missing: ['intake-form'] })
    return ok({ ...facts, phase: to, early: true })
  }
  if (backward[phase] === to) {
    return ok({
      ...facts,
      phase: to,
      round: facts.round + 1,
      assessed: false,
      plan: null,
      agreedBy: [],
      progressed: [],
      evaluation: null,
    })
  }
  const path = pathOf(facts.kind)
  if (phase === 'closing' || to !== path[path.indexOf(phase) + 1])
    return refused({ code: 'case-phase-not-next' })
  const missing = missingIn(facts, phase, rules)
  return missing.length > 0
    ? refused({ code: 'case-phase-incomplete', phase, missing })
    : ok({ ...facts, phase: to })
}

function setKind(facts: CaseFacts, kind: CaseKind, rules: PhaseRules): Result<CaseFacts, ActRefusal> {
  if (facts.status === 'closed' && kind !== facts.kind) return refused({ code: 'case-already-closed' })
  const changed = { ...facts, kind }
  const most = rules.kinds[kind]['contacts-at-most']
  if (most !== undefined && facts.contacts > most) return refused({ code: 'case-contacts-too-many' })
  if (!pathOf(kind).includes(facts.phase)) return refused({ code: 'case-kind-not-now' })
  const missing = missingBehind(changed, rules)
  return missing.length > 0
    ? refused({ code: 'case-phase-incomplete', phase: facts.phase, missing })
    : ok(changed)
}

function close(facts: CaseFacts, reason: CloseReason, rules: PhaseRules): Result<CaseFacts, ActRefusal> {
  if (facts.status === 'closed') return refused({ code: 'case-already-closed' })
  if (facts.phase !== 'closing') {
    const missing = missingIn(facts, facts.phase, rules)
    return refused({
      code: 'case-phase-incomplete',
      phase: facts.phase,
      missing: missing.length > 0 ? missing : ['closing-form'],
    })
  }
  const missing = missingIn(facts, 'closing', rules)
  if (missing.length > 0) return refused({ code: 'case-phase-incomplete', phase: 'closing', missing })
  if (facts.closing?.reason !== reason) return refused({ code: 'case-reason-other' })
  return ok({ ...facts, status: 'closed' })
}
