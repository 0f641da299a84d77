import { dayAt } from '../../../../kernel/day.ts'
import { unreachable } from '../../../../kernel/result.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { CaseRecord } from '../../contract.ts'
import type { RecordFacts } from '../../domain/case-acts.ts'
import { type ClockFacts, lastMinuteOf } from '../../domain/case-clocks.ts'
import type { CaseFacts } from '../../domain/case-file.ts'
import type { CaseRow } from '../case-row.ts'
import { openRecord, type RecordRow } from './record-row.ts'

/** What the words of a record settle for the phase table. */
export function settledBy(record: CaseRecord): RecordFacts {
  switch (record.kind) {
    case 'intake':
      return {
        kind: 'intake',
        consent: record.consent !== 'none',
        accepted: record.decision === 'accept',
        crisis: record.crisis.length > 0,
      }
    case 'assessment':
    case 'process':
      return { kind: record.kind }
    case 'plan': {
      const bodies = new Set(record.tasks.flatMap(({ body }) => (body ? [body] : [])))
      return {
        kind: 'plan',
        parties: record.parties,
        bodies: bodies.size,
        goals: record.goals.map(({ id }) => id),
      }
    }
    case 'agreement':
      return { kind: 'agreement', party: record.party }
    case 'progress':
      return { kind: 'progress', goal: record.goal }
    case 'evaluation':
      return { kind: 'evaluation', goals: record.scores.map(({ goal }) => goal) }
    case 'closing':
      return {
        kind: 'closing',
        reason: record.reason,
        // Nobody can acknowledge who is lost, moved away or died.
        acknowledged:
          record.acknowledged === 'signed' ||
          record.acknowledged === 'spoken' ||
          (record.acknowledged === 'impossible' && record.reason === 'client-gone'),
        letter: record.transferLetter !== undefined && record.referredTo !== undefined,
      }
    case 'follow-up':
      return { kind: 'follow-up', months: record.months }
    default:
      return unreachable(record)
  }
}

/** Records that belong to the case as a whole; the others belong to the round in which they were made. */
const beyondRounds: readonly string[] = ['intake', 'process', 'closing', 'follow-up']

export const currentRecords = (one: CaseRow, records: readonly RecordRow[]): RecordRow[] =>
  records.filter(
    ({ kind, round, replacedBy }) =>
      replacedBy === null && (round === one.round || beyondRounds.includes(kind)),
  )

/** What the phase table must know, read out of the records as they stand. Throws for a case without phases. */
export function factsOf(cipher: FieldCipher, one: CaseRow, records: readonly RecordRow[]): CaseFacts {
  if (one.phase === null) throw new Error('a case without phases has no phase facts')
  let facts: CaseFacts = {
    kind: one.kind,
    status: one.state,
    phase: one.phase,
    early: one.early,
    round: one.round,
    contacts: 0,
    intake: null,
    assessed: false,
    plan: null,
    agreedBy: [],
    progressed: [],
    evaluation: null,
    closing: null,
    followedUp: [],
  }
  for (const row of currentRecords(one, records)) {
    const signature = row.signature ?? 'none'
    const record = settledBy(openRecord(cipher, row))
    switch (record.kind) {
      case 'intake':
      case 'evaluation':
      case 'closing':
        facts = { ...facts, [record.kind]: { ...record, signature } }
        break
      case 'assessment':
        facts = { ...facts, assessed: true }
        break
      case 'plan':
        // In the order of writing: agreements before this plan were about another one.
        facts = { ...facts, plan: record, agreedBy: [] }
        break
      case 'agreement':
        facts = { ...facts, agreedBy: [...facts.agreedBy, record.party] }
        break
      case 'process':
        facts = { ...facts, contacts: facts.contacts + 1 }
        break
      case 'progress':
        facts = { ...facts, progressed: [...facts.progressed, record.goal] }
        break
      case 'follow-up':
        facts = { ...facts, followedUp: [...facts.followedUp, record.months] }
        break
      default:
        unreachable(record)
    }
  }
  return facts
}

/** What makes the case's clocks run; `next` is when its next contact was agreed for. */
export function clockFactsOf(one: CaseRow, facts: CaseFacts, next: ClockFacts['nextContactOn']): ClockFacts {
  const requestedAt = one.requestedAt ?? lastMinuteOf(one.openedOn)
  return {
    status: facts.status,
    phase: facts.phase,
    round: facts.round,
    urgent: one.urgency === 2 || facts.kind === 'crisis' || facts.intake?.crisis === true,
    requestedOn: dayAt(requestedAt),
    requestedAt,
    phaseSince: one.phaseSince ?? one.openedOn,
    contacts: facts.contacts,
    nextContactOn: next,
    closedOn: one.closedOn,
    followedUp: facts.followedUp,
  }
}
